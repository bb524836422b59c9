package org.torvm.admin.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torvm.admin.value.FirewallRule.Destination;
import org.torvm.admin.value.FirewallRule.Ports;
import org.torvm.admin.value.FirewallRule.Protocol;

class FirewallRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "action=accept",
        "action=drop",
        "action=accept dst4=10.152.152.10/32 proto=tcp dstports=9050-9050 comment=Tor socks only",
        "action=accept specialtarget=dns",
        "action=accept dsthost=example.com proto=tcp dstports=443-443 expire=4102444800",
        "action=drop dst6=fd00::/8 proto=icmp icmptype=8",
        "action=accept comment=a: b; c, d. e/f - g_h [i] and more"
      })
  void printsWhatItParses(String line) throws MalformedValue {
    assertThat(FirewallRules.print(FirewallRules.parse(line + "\n"))).isEqualTo(line + "\n");
  }

  @Test
  void understandsEveryPart() throws MalformedValue {
    var line = "action=accept dst4=10.0.0.0/8 proto=udp dstports=53 expire=100 comment=x y\n";
    assertThat(FirewallRules.parse(line))
        .containsExactly(
            new FirewallRule(
                true,
                Optional.of(Protocol.UDP),
                Optional.of(new Destination.Net4("10.0.0.0/8")),
                Optional.of(new Ports(53, 53)),
                OptionalInt.empty(),
                false,
                Optional.of(Instant.ofEpochSecond(100)),
                "x y"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "action=allow\n",
        "proto=tcp\n",
        "action=accept\naction=",
        "action=accept dstports=80-70\n",
        "action=accept dstports=70000\n",
        "action=accept proto=sctp\n",
        "action=accept mark=1\n",
        "action=accept action=drop\n",
        "action=accept expire=soon\n",
        "action=accept dsthost=EXAMPLE\n",
        "action=accept comment=x=y\n",
        "accept\n"
      })
  void aRuleUnderstoodInPartIsNotUnderstood(String reply) {
    assertThatThrownBy(() -> FirewallRules.parse(reply)).isInstanceOf(MalformedValue.class);
  }

  @Test
  void noRulesAreSaidAsOneThatDropsEverything() {
    assertThat(FirewallRules.print(List.of())).isEqualTo("action=drop\n");
  }

  @Test
  void doesNotPrintWhatWouldBecomeAnotherRule() {
    var smuggled =
        new FirewallRule(
            false,
            Optional.empty(),
            Optional.of(new Destination.Host("x\naction=accept")),
            Optional.empty(),
            OptionalInt.empty(),
            false,
            Optional.empty(),
            "");
    assertThatThrownBy(() -> FirewallRules.print(List.of(smuggled)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
