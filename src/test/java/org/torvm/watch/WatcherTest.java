package org.torvm.watch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.torvm.leak.Audit;
import org.torvm.leak.Evidence;
import org.torvm.leak.Intent;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.Connection;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;
import org.torvm.qubes.SystemEvent;
import org.torvm.qubes.SystemKind;

class WatcherTest {
  private static final Connection LIVE = new Connection.Live();
  private static final SystemEvent ANNOUNCED = new SystemEvent.StartAnnounced(Small.name("dvm"));

  private final List<Watcher> open = new ArrayList<>();

  @AfterEach
  void close() {
    open.forEach(Watcher::close);
  }

  @Test
  void beginsWithTheNewestSituationAndTellsEveryFurtherOneInOrder() throws Exception {
    var watcher = watcher(WatcherTest::audit);
    watcher.became(Small.system(), LIVE);
    var told = told(watcher);
    until(told, s -> s.connection().equals(LIVE));
    watcher.announced(ANNOUNCED);
    watcher.announced(new SystemEvent.Started(Small.name("dvm")));
    watcher.announced(new SystemEvent.Stopped(Small.name("dvm")));
    var phases = new ArrayList<List<Alarm.Phase>>();
    until(
        told,
        s -> {
          phases.add(s.alarms().stream().map(Alarm::phase).toList());
          return s.alarms().isEmpty() && phases.size() > 1;
        });
    assertThat(phases.stream().distinct())
        .startsWith(List.of(Alarm.Phase.STARTING), List.of(Alarm.Phase.RUNNING));
  }

  @Test
  void anAlarmIsTheFirstThingToldAboutAnAnnouncedStart() throws Exception {
    var watcher = watcher(WatcherTest::audit);
    watcher.became(Small.system(), LIVE);
    var told = told(watcher);
    var before = until(told, s -> s.connection().equals(LIVE));
    watcher.announced(ANNOUNCED);
    var alarmed = until(told, s -> true);
    assertThat(alarmed.alarms()).extracting(Alarm::template).containsExactly(Small.name("dvm"));
    assertThat(alarmed.report()).as("no audit came first").isSameAs(before.report());
    var audited = until(told, s -> true);
    assertThat(audited.report()).isNotSameAs(alarmed.report());
    assertThat(audited.alarms()).isEqualTo(alarmed.alarms());
  }

  @Test
  void tellsAndAuditsWhatIsBeingCustomised() throws Exception {
    var watcher = watcher(WatcherTest::audit);
    watcher.became(
        Small.rewired(Small.with(Small.system(), "dvm", PowerState.RUNNING), "dvm", null), LIVE);
    var told = told(watcher);
    until(told, s -> s.connection().equals(LIVE));
    var session =
        new Intent.Customising(Small.name("dvm"), Small.T0, Setting.unknown(), Setting.unknown());
    watcher.begin(session);
    var begun = until(told, s -> !s.customising().isEmpty());
    assertThat(begun.customising()).containsExactly(session);
    assertThat(watcher.evidence(Small.system()).customising()).containsValue(session);
    watcher.end(Small.name("dvm"));
    until(told, s -> s.customising().isEmpty());
  }

  @Test
  void auditsTheNewestOfTheSnapshotsThatPiledUp() throws Exception {
    var entered = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var audits = new AtomicInteger();
    var watcher =
        watcher(evidence -> {
          audits.incrementAndGet();
          entered.countDown();
          await(release);
          return audit(evidence);
        });
    watcher.became(Small.system(), LIVE);
    await(entered);
    for (int i = 0; i < 50; i++) {
      watcher.became(Small.with(Small.system(), "anon", PowerState.TRANSIENT), LIVE);
    }
    var newest = Small.with(Small.system(), "anon", PowerState.RUNNING);
    watcher.became(newest, LIVE);
    release.countDown();
    until(told(watcher), s -> s.report().system().equals(newest));
    assertThat(audits).hasValue(2);
  }

  @Test
  void aLostConnectionIsToldWithWhatWasKnown() throws Exception {
    var watcher = watcher(WatcherTest::audit);
    watcher.became(Small.system(), LIVE);
    var told = told(watcher);
    var live = until(told, s -> s.connection().equals(LIVE));
    var stale = new Connection.Stale(Small.T0, "it went away");
    watcher.became(Small.system(), stale);
    var next = until(told, s -> true);
    assertThat(next.connection()).isEqualTo(stale);
    assertThat(next.report()).isSameAs(live.report());
  }

  @Test
  void anAuditThatFailsClaimsNothingAndTheNextOneIsMade() throws Exception {
    var fail = new AtomicInteger(1);
    var watcher =
        watcher(evidence -> {
          if (fail.getAndDecrement() > 0) {
            throw new IllegalStateException("a broken rule");
          }
          return audit(evidence);
        });
    watcher.became(Small.system(), LIVE);
    var told = told(watcher);
    var failed = until(told, s -> s.connection().equals(LIVE));
    assertThat(failed.report().complete()).isFalse();
    assertThat(failed.report().routes()).isEmpty();
    watcher.became(Small.system(), LIVE);
    assertThat(until(told, s -> true).report().routes()).isNotEmpty();
  }

  @Test
  void aListenerThatFailsKeepsNobodyElseFromBeingTold() throws Exception {
    var watcher = watcher(WatcherTest::audit);
    watcher.subscribe(_ -> {
      throw new IllegalStateException("a broken view");
    });
    var told = told(watcher);
    watcher.became(Small.system(), LIVE);
    assertThat(until(told, s -> s.connection().equals(LIVE))).isNotNull();
  }

  @Test
  void aClosedSubscriptionIsToldNothingMore() throws Exception {
    var watcher = watcher(WatcherTest::audit);
    var closed = new LinkedBlockingQueue<Situation>();
    var subscription = watcher.subscribe(closed::add);
    until(closed, s -> true);
    subscription.close();
    watcher.became(Small.system(), LIVE);
    until(told(watcher), s -> s.connection().equals(LIVE));
    assertThat(closed).isEmpty();
  }

  @Test
  void followersHearWhatIsTheCaseThenWhatHappens() throws Exception {
    var watcher = watcher(WatcherTest::audit);
    watcher.became(Small.with(Small.system(), "dvm", PowerState.RUNNING), LIVE);
    until(told(watcher), s -> s.connection().equals(LIVE));
    BlockingQueue<Happening> heard = new LinkedBlockingQueue<>();
    watcher.follow(heard::add);
    assertThat(until(heard, h -> true)).isInstanceOf(Happening.ConnectionChanged.class);
    assertThat(until(heard, h -> true)).isInstanceOf(Happening.AlarmRaised.class);
    watcher.announced(new SystemEvent.Stopped(Small.name("dvm")));
    assertThat(until(heard, h -> true)).isInstanceOf(Happening.Announced.class);
    assertThat(until(heard, h -> true)).isInstanceOf(Happening.AlarmClosed.class);
  }

  private Watcher watcher(Function<Evidence, LeakReport> audit) {
    var watcher =
        new Watcher(
            QubesSystem.empty(SystemKind.SOCKET),
            audit,
            () -> Intent.NONE,
            Map::of,
            InstantSource.fixed(Small.T0));
    open.add(watcher);
    return watcher;
  }

  private static LeakReport audit(Evidence evidence) {
    return new Audit(List.of()).of(evidence);
  }

  private static BlockingQueue<Situation> told(Watcher watcher) {
    var told = new LinkedBlockingQueue<Situation>();
    watcher.subscribe(told::add);
    return told;
  }

  private static <T> T until(BlockingQueue<T> told, Predicate<T> condition)
      throws InterruptedException {
    while (true) {
      var next = told.poll(10, TimeUnit.SECONDS);
      assertThat(next).as("told within ten seconds").isNotNull();
      if (condition.test(requireNonNull(next))) {
        return next;
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
