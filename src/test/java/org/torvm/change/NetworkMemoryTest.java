package org.torvm.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Known;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.Setting;
import org.torvm.qubes.WatchedFeatures;

class NetworkMemoryTest {
  private static final String GOOD = "1 work torified set sys-whonix default debian-12-dvm";

  @Test
  void comesBackAsItWasKept() {
    var memory =
        new NetworkMemory(
            new QubeName("work"),
            Verdict.TORIFIED,
            Setting.explicit(QubeName.parse("sys-whonix")),
            Setting.inherited(QubeName.parse("debian-12-dvm")));
    assertThat(memory.value()).isEqualTo(GOOD);
    assertThat(NetworkMemory.of(qube("work", GOOD))).contains(memory);
    assertThat(WatchedFeatures.contains(NetworkMemory.KEY)).isTrue();
  }

  @Test
  void noneIsAValueToo() {
    var memory =
        new NetworkMemory(
            new QubeName("vault"),
            Verdict.OFFLINE,
            Setting.explicit(Optional.empty()),
            Setting.inherited(Optional.empty()));
    assertThat(memory.value()).isEqualTo("1 vault offline set - default -");
    assertThat(NetworkMemory.of(qube("vault", memory.value()))).contains(memory);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(
      strings = {
        "",
        "1",
        "2 work torified set sys-whonix default debian-12-dvm",
        "1 other torified set sys-whonix default debian-12-dvm",
        "1 work Torified set sys-whonix default debian-12-dvm",
        "1 work tight set sys-whonix default debian-12-dvm",
        "1 work torified is sys-whonix default debian-12-dvm",
        "1 work torified set  sys-whonix default debian-12-dvm",
        "1 work torified set sys-whonix default debian-12-dvm ",
        " 1 work torified set sys-whonix default debian-12-dvm",
        "1 work torified set sys-whonix default debian-12-dvm more",
        "1 work torified set sys-whonix",
        "1 work torified set sys/whonix default debian-12-dvm",
        "1 work torified set -- default debian-12-dvm",
        "1 work torified set 1whonix default debian-12-dvm",
        "1 work torified set none default debian-12-dvm",
        "1 work torified set sys-whonix-this-name-is-too-long default debian-12-dvm",
        "1\twork torified set sys-whonix default debian-12-dvm",
        "1 work torified set sys-whonix default debian-12-dvm\n",
      })
  void whatIsNotWrittenExactlySoIsNoMemory(String value) {
    assertThat(NetworkMemory.of(qube("work", value))).isEmpty();
  }

  @Test
  void aQubeWithoutItOrWithUnreadFeaturesHasNone() {
    var work = SystemBuilder.stock().system().qube(new QubeName("work")).orElseThrow();
    assertThat(NetworkMemory.of(work)).isEmpty();
    assertThat(NetworkMemory.of(work.withFeatures(Known.unknown()))).isEmpty();
  }

  private static Qube qube(String name, String value) {
    return SystemBuilder.stock()
        .feature(name, NetworkMemory.KEY, value)
        .system()
        .qube(new QubeName(name))
        .orElseThrow();
  }
}
