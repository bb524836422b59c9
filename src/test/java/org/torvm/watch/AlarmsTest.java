package org.torvm.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.SystemEvent;
import org.torvm.watch.Alarm.Phase;

class AlarmsTest {
  private static final QubesSystem OFF = Small.system();

  /** What is folded, word by word, and the alarms that are open at the end. */
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    // The start as qubesd announces it.
    "announced, STARTING",
    "announced started, RUNNING",
    "announced failed, ''",
    "announced started stopped, ''",
    "announced stopped, ''",
    // Snapshots lag behind events.
    "announced off, STARTING",
    "announced off started, RUNNING",
    "announced started off, RUNNING",
    "announced started off running, RUNNING",
    "announced started running off, ''",
    "announced transient, RUNNING",
    "announced paused, STARTING",
    // The state between spawn and unpausing is no news once it runs.
    "announced started paused, RUNNING",
    // Found at the first look, or by an event without its announcement.
    "running, RUNNING",
    "transient, RUNNING",
    "paused, RUNNING",
    "off, ''",
    "started, RUNNING",
    "running stopped, ''",
    "running off, ''",
    "halting, RUNNING",
    // Events were missed; the first whole snapshot settles it, a partial one does not.
    "announced connected, STARTING",
    "announced connected part-off, STARTING",
    "announced connected off, ''",
    "announced connected running, RUNNING",
    "announced started connected off, ''",
    "connected announced off, STARTING",
    "announced connected announced off, STARTING",
    "announced connected off started, RUNNING",
    // It is no disposable template any more, or no qube.
    "running plain-running, ''",
    "announced plain-off, ''",
    "running gone, ''",
    "announced gone, ''",
    // It was made a moment ago and its properties are not read yet.
    "gone announced, ''",
    "gone announced unread, ''",
    "gone announced unread off, STARTING",
    "gone announced unread plain-off, ''",
    "gone announced started off, RUNNING",
    "gone announced failed off, ''",
  })
  void folds(String story, String expected) {
    assertThat(
            told(story).open().stream().map(a -> a.phase().name()).collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @Test
  void anotherQubeRaisesNothing() {
    var anon = Small.name("anon");
    var alarms =
        Alarms.NONE
            .after(new SystemEvent.StartAnnounced(anon), OFF, Small.T0)
            .after(new SystemEvent.Started(anon), OFF, Small.T0)
            .after(Small.with(OFF, "anon", PowerState.RUNNING), true, Small.T0);
    assertThat(alarms.open()).isEmpty();
  }

  @Test
  void keepsTheMomentOfTheAnnouncement() {
    var alarms =
        Alarms.NONE
            .after(new SystemEvent.StartAnnounced(Small.name("dvm")), OFF, Small.T0)
            .after(new SystemEvent.Started(Small.name("dvm")), OFF, Small.T0.plusSeconds(9))
            .after(Small.with(OFF, "dvm", PowerState.RUNNING), true, Small.T0.plusSeconds(10));
    assertThat(alarms.open())
        .containsExactly(new Alarm(Small.name("dvm"), Small.T0, Phase.RUNNING));
  }

  private static Alarms told(String story) {
    var alarms = Alarms.NONE;
    var newest = OFF;
    Instant now = Small.T0;
    for (String word : story.split(" ", -1)) {
      now = now.plusSeconds(1);
      if (List.of("announced", "started", "failed", "stopped", "connected").contains(word)) {
        alarms = alarms.after(event(word), newest, now);
      } else {
        newest = snapshot(word);
        alarms = alarms.after(newest, !word.startsWith("part-"), now);
      }
    }
    return alarms;
  }

  private static SystemEvent event(String word) {
    var dvm = Small.name("dvm");
    return switch (word) {
      case "announced" -> new SystemEvent.StartAnnounced(dvm);
      case "started" -> new SystemEvent.Started(dvm);
      case "failed" -> new SystemEvent.StartFailed(dvm);
      case "stopped" -> new SystemEvent.Stopped(dvm);
      default -> new SystemEvent.Connected();
    };
  }

  private static QubesSystem snapshot(String word) {
    var plain = OFF.with(Small.qube("dvm", QubeClass.APP, "sys-whonix"));
    return switch (word) {
      case "off", "part-off" -> OFF;
      case "plain-off" -> plain;
      case "plain-running" -> Small.with(plain, "dvm", PowerState.RUNNING);
      case "gone" -> OFF.without(Small.name("dvm"));
      case "unread" -> OFF.with(Qube.unread(Small.name("dvm"), QubeClass.APP));
      default ->
          Arrays.stream(PowerState.values())
              .filter(s -> s.name().equalsIgnoreCase(word))
              .map(s -> Small.with(OFF, "dvm", s))
              .findFirst()
              .orElseThrow();
    };
  }
}
