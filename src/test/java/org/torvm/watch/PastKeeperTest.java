package org.torvm.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.leak.Audit;
import org.torvm.leak.Evidence;
import org.torvm.leak.Intent;
import org.torvm.leak.Past.Switch;
import org.torvm.qubes.Defaults;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;
import org.torvm.qubes.SystemEvent;

class PastKeeperTest {
  private static final QubeName ANON = Small.name("anon");

  /** The net qube of a running qube, snapshot after snapshot, and the switch that is remembered. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "sys-whonix sys-whonix, none",
    "sys-whonix sys-firewall, torified -> sys-firewall sys-net",
    "sys-firewall sys-whonix, clearnet -> sys-whonix sys-firewall sys-net",
    "sys-whonix -, torified -> ",
    // The Tor session lives on through a cut and through a detour.
    "sys-whonix - sys-firewall, torified -> sys-firewall sys-net",
    "sys-firewall sys-whonix sys-firewall, torified -> sys-firewall sys-net",
    "sys-whonix sys-firewall sys-firewall, torified -> sys-firewall sys-net",
    "sys-whonix sys-firewall sys-whonix, torified -> sys-whonix sys-firewall sys-net",
    // What cannot be read is no switch, and what was known before is kept.
    "sys-whonix ? sys-whonix, none",
    "sys-whonix ? sys-firewall, torified -> sys-firewall sys-net",
    // Off in between: another session.
    "sys-whonix off sys-firewall, none",
    "sys-whonix sys-firewall off, none",
    "sys-whonix sys-firewall off sys-firewall, none",
    // The event came, the snapshots in which it was off did not.
    "sys-whonix stopped sys-firewall, none",
  })
  void remembersSwitches(String story, String expected) {
    var keeper = PastKeeper.NOTHING;
    var system = Small.with(Small.system(), "anon", PowerState.RUNNING);
    for (String word : story.split(" ", -1)) {
      if (word.equals("stopped")) {
        keeper = keeper.after(new SystemEvent.Stopped(ANON), Small.T0);
      } else {
        keeper = looked(keeper, snapshot(system, word));
      }
    }
    assertThat(words(Optional.ofNullable(keeper.past().switches().get(ANON))))
        .isEqualTo(expected.strip());
  }

  @Test
  void aChangeOfTheDefaultNetQubeIsSeen() {
    var system = Small.with(Small.system(), "anon", PowerState.RUNNING);
    system =
        system.change(
            ANON,
            q ->
                q.with(QubeReference.NET_QUBE, Setting.inherited(Optional.of(name("sys-whonix")))));
    var torified =
        new Defaults(
                system.with(
                    GlobalReference.DEFAULT_NET_QUBE,
                    Setting.explicit(Optional.of(name("sys-whonix")))))
            .settled();
    var clear =
        new Defaults(
                system.with(
                    GlobalReference.DEFAULT_NET_QUBE,
                    Setting.explicit(Optional.of(name("sys-firewall")))))
            .settled();
    var keeper = looked(looked(PastKeeper.NOTHING, torified), clear);
    assertThat(keeper.past().switches()).containsOnlyKeys(ANON);
  }

  @Test
  void aNetQubeInTheMiddleThatIsMovedMovesWhatIsBehindIt() {
    var system = Small.with(Small.system(), "anon", PowerState.RUNNING);
    var moved = Small.rewired(system, "sys-whonix", "sys-net");
    var keeper = looked(looked(PastKeeper.NOTHING, system), moved);
    assertThat(keeper.past().switches()).containsOnlyKeys(ANON, name("sys-whonix"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "announced, anon",
    "announced started, ''",
    "announced failed, ''",
    "announced stopped, ''",
    "announced removed, ''",
    "announced connected, ''",
    "announced other, anon",
  })
  void remembersAnnouncedStarts(String story, String expected) {
    var keeper = PastKeeper.NOTHING;
    for (String word : story.split(" ", -1)) {
      keeper =
          keeper.after(
              switch (word) {
                case "announced" -> new SystemEvent.StartAnnounced(ANON);
                case "started" -> new SystemEvent.Started(ANON);
                case "failed" -> new SystemEvent.StartFailed(ANON);
                case "stopped" -> new SystemEvent.Stopped(ANON);
                case "removed" -> new SystemEvent.QubeRemoved(ANON);
                case "connected" -> new SystemEvent.Connected();
                default -> new SystemEvent.Started(name("sys-net"));
              },
              Small.T0);
    }
    assertThat(
            keeper.past().announcedStarts().keySet().stream()
                .map(QubeName::value)
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  private static PastKeeper looked(PastKeeper keeper, QubesSystem system) {
    var before = keeper.before(system, Small.T0);
    var evidence = new Evidence(system, Intent.NONE, Map.of(), before.past(), Small.T0);
    return before.after(new Audit(List.of()).of(evidence));
  }

  private static QubesSystem snapshot(QubesSystem system, String word) {
    return switch (word) {
      case "-" -> Small.rewired(system, "anon", null);
      case "?" -> system.change(ANON, q -> q.with(QubeReference.NET_QUBE, Setting.unknown()));
      case "off" -> Small.with(system, "anon", PowerState.HALTED);
      default -> Small.rewired(system, "anon", word);
    };
  }

  private static String words(Optional<Switch> seen) {
    return seen.map(s ->
            s.before().verdict().word()
                + " -> "
                + s.after().stream().map(QubeName::value).collect(Collectors.joining(" ")))
        .map(String::strip)
        .orElse("none");
  }

  private static QubeName name(String name) {
    return Small.name(name);
  }
}
