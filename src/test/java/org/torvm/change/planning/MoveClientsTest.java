package org.torvm.change.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torvm.change.planning.Wishes.outcome;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.torvm.change.SystemBuilder;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.leak.Intent;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;

/** All that is behind one net qube goes behind a gateway, or nothing does. */
class MoveClientsTest {
  private static final String MARK = Intent.MUST_USE_TOR_TAG;
  private static final String DVM = "whonix-workstation-17-dvm";

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void plans(String name, SystemBuilder system, Wish wish, List<String> expected) {
    assertThat(outcome(wish, system.evidence())).isEqualTo(expected);
  }

  static Stream<Arguments> plans() {
    return Stream.of(
        row(
            "from gateway to gateway, the disposable template before who uses it",
            UnaryOperator.identity(),
            move("sys-whonix", "torvm"),
            "anon-whonix +" + MARK,
            DVM + " +" + MARK,
            DVM + " netvm=torvm",
            "anon-whonix netvm=torvm"),
        row(
            "who follows the default goes too; the running one is restarted, the other is not",
            s ->
                s.global(GlobalReference.DEFAULT_NET_QUBE, "sys-vpn")
                    .app("sys-vpn", "debian-12")
                    .netQube("sys-vpn", "sys-firewall")
                    .flag("sys-vpn", QubeFlag.PROVIDES_NETWORK)
                    .netQube("debian-12-dvm", "")
                    .netQube("torvm", "sys-firewall")
                    .disposableTemplate("work", "")
                    .disposable("disp1", DVM, false)
                    .disposableTemplate("disp1", "")
                    .running("work", "sys-vpn"),
            move("sys-vpn", "torvm"),
            "disp1 +" + MARK,
            "work +" + MARK,
            "work netvm=",
            "stop work",
            "disp1 netvm=torvm",
            "start torvm",
            "work netvm=torvm",
            "start work"),
        refused("unknown-qube", UnaryOperator.identity(), move("sys-old", "torvm")),
        refused("unknown-qube", UnaryOperator.identity(), move("sys-whonix", "sys-new")),
        refused("no-gateway", UnaryOperator.identity(), move("sys-whonix", "sys-firewall")),
        refused("move-to-itself", UnaryOperator.identity(), move("sys-whonix", "sys-whonix")),
        refused("no-clients", UnaryOperator.identity(), move("torvm", "sys-whonix")),
        refused("loop", UnaryOperator.identity(), move("sys-firewall", "sys-whonix")),
        refused(
            "tor-over-tor",
            s ->
                s.netQube("torvm", "sys-whonix")
                    .app("sys-tor", "whonix-gateway-17")
                    .netQube("sys-tor", "sys-firewall")
                    .flag("sys-tor", QubeFlag.PROVIDES_NETWORK),
            move("sys-whonix", "sys-tor")),
        refused(
            "move-preloaded",
            s ->
                s.disposable("disp1", DVM, true)
                    .netQube("disp1", "sys-whonix")
                    .flag("disp1", QubeFlag.PRELOADED)
                    .state("disp1", PowerState.PAUSED),
            move("sys-whonix", "torvm")),
        refused(
            "move-template",
            s -> s.netQube("debian-12", "sys-whonix"),
            move("sys-whonix", "torvm")),
        refused(
            "client-unread",
            s -> s.unread("work", QubeReference.NET_QUBE),
            move("sys-whonix", "torvm")),
        refused(
            "paused", s -> s.state("anon-whonix", PowerState.PAUSED), move("sys-whonix", "torvm")),
        refused(
            "power-unknown",
            s -> s.state("anon-whonix", PowerState.UNKNOWN),
            move("sys-whonix", "torvm")),
        refused(
            "disposable-vanishes",
            s -> s.disposable("disp1", DVM, true).netQube("disp1", "sys-whonix").running("disp1"),
            move("sys-whonix", "torvm")));
  }

  private static Wish move(String from, String to) {
    return new Wish.MoveClients(new QubeName(from), new QubeName(to), RunningQube.RESTART);
  }

  private static Arguments row(
      String name, UnaryOperator<SystemBuilder> change, Wish wish, String... steps) {
    return Arguments.of(name, change.apply(SystemBuilder.stock()), wish, List.of(steps));
  }

  private static Arguments refused(String key, UnaryOperator<SystemBuilder> change, Wish wish) {
    return row(key, change, wish, "refused: " + key);
  }
}
