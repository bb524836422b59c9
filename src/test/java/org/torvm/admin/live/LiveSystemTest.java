package org.torvm.admin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.torvm.qubes.Connection;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.Known;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.Setting;
import org.torvm.qubes.SystemEvent;
import org.torvm.qubes.WatchedFeatures;

class LiveSystemTest extends LiveSystemTrial {
  @Test
  void readsEverythingThereIs() throws Exception {
    tiny.qube("work").tags.add("anon-vm");
    tiny.qube("work").features.put("internal", "1");
    tiny.qube("work").features.put("unwatched", "1");
    tiny.qube("work").properties.put("ip", "default=True type=str 10.137.0.5");
    tiny.qube("work").properties.put("start_time", "default=True type=str 1795284011.69");
    var state = loaded();
    assertThat(state.connection()).isEqualTo(new Connection.Live());
    assertThat(state.system().qubes().keySet())
        .map(QubeName::value)
        .containsExactly("dom0", "sys-net", "work");
    assertThat(state.system().global(GlobalReference.DEFAULT_NET_QUBE))
        .isEqualTo(Setting.explicit(named("sys-net")));
    var work = work(state);
    assertThat(work.netQube()).isEqualTo(Setting.inherited(named("sys-net")));
    assertThat(work.label().name()).isEqualTo("red");
    assertThat(work.hasTag("anon-vm")).isTrue();
    assertThat(work.features().value().orElseThrow()).containsOnlyKeys("internal");
    assertThat(work.ip()).contains("10.137.0.5");
    assertThat(work.startedAt()).contains(Instant.ofEpochSecond(1_795_284_011L, 690_000_000));
    assertThat(work.reference(QubeReference.TEMPLATE))
        .as("its class has none")
        .isEqualTo(Setting.inherited(Optional.empty()));
    assertThat(work.flag(QubeFlag.AUTO_CLEANUP)).isEqualTo(Setting.inherited(false));
  }

  @Test
  void readsTheGraphWithTwoCallsAndOneMorePerQubeAndShowsItFirst() throws Exception {
    tiny.hold("admin.vm.tag.List+ work");
    live.start();
    var graph =
        await(
            s -> s.connection() instanceof Connection.Loading && s.system().qube(WORK).isPresent());
    assertThat(work(graph).netQube()).isEqualTo(Setting.inherited(named("sys-net")));
    assertThat(work(graph).tags()).isEqualTo(Known.unknown());
    tiny.awaitHeld("admin.vm.tag.List+ work");
    assertThat(tiny.count("admin.vm.List")).isEqualTo(1);
    assertThat(tiny.count("admin.vm.property.GetAll")).isEqualTo(3);
    tiny.release("admin.vm.tag.List+ work");
    assertThat(work(await(LiveSystemTest::isLive)).tags().isKnown()).isTrue();
  }

  @Test
  void tellsOfAnAnnouncedStartBeforeAnythingIsRead() throws Exception {
    loaded();
    var events = events();
    tiny.hold("admin.vm.List+ work");
    tiny.emit("work", "domain-unpaused");
    tiny.awaitHeld("admin.vm.List+ work");
    tiny.emit("work", "domain-pre-start", "start_guid", "True");
    assertThat(events.poll(20, TimeUnit.SECONDS)).isEqualTo(new SystemEvent.PowerChanged(WORK));
    assertThat(events.poll(20, TimeUnit.SECONDS)).isEqualTo(new SystemEvent.StartAnnounced(WORK));
    tiny.release("admin.vm.List+ work");
  }

  @Test
  void aChangeDuringItsOwnReadingIsNotLost() throws Exception {
    loaded();
    var events = events();
    tiny.hold("admin.vm.property.GetAll+ work");
    tiny.emit("work", "property-set:netvm");
    tiny.awaitHeld("admin.vm.property.GetAll+ work");
    tiny.qube("work").properties.put("netvm", "default=False type=vm ");
    tiny.emit("work", "property-set:netvm");
    assertThat(events.poll(20, TimeUnit.SECONDS)).isNotNull();
    assertThat(events.poll(20, TimeUnit.SECONDS)).isNotNull();
    tiny.release("admin.vm.property.GetAll+ work");
    var state = await(s -> work(s).netQube().equals(Setting.explicit(Optional.empty())));
    assertThat(isLive(state)).isTrue();
  }

  @Test
  void aChangeDuringTheLoadIsNotLost() throws Exception {
    tiny.hold("admin.vm.List+ dom0");
    live.start();
    tiny.awaitHeld("admin.vm.List+ dom0");
    tiny.qube("new");
    tiny.emit("", "domain-add", "vm", "new");
    tiny.remove("work");
    tiny.emit("", "domain-delete", "vm", "work");
    tiny.qube("sys-net").state = "Running";
    tiny.emit("sys-net", "domain-start");
    // The reading of the new qube shows that the events were heard before the old list arrives.
    while (tiny.count("admin.vm.property.GetAll+ new") == 0) {
      Thread.onSpinWait();
    }
    tiny.release("admin.vm.List+ dom0");
    var state = live.awaitLoaded(PATIENCE);
    assertThat(state.system().qubes().keySet())
        .map(QubeName::value)
        .containsExactly("dom0", "new", "sys-net");
    assertThat(state.system().qube(new QubeName("sys-net")).orElseThrow().state())
        .isEqualTo(PowerState.RUNNING);
  }

  @Test
  void aQubeThatIsRemovedWhileItIsReadStaysRemoved() throws Exception {
    loaded();
    tiny.hold("admin.vm.property.GetAll+ work");
    tiny.emit("work", "property-set:label");
    tiny.awaitHeld("admin.vm.property.GetAll+ work");
    tiny.remove("work");
    tiny.emit("", "domain-delete", "vm", "work");
    await(s -> s.system().qube(WORK).isEmpty());
    tiny.release("admin.vm.property.GetAll+ work");
    var later = live.reread(WORK).get(20, TimeUnit.SECONDS);
    assertThat(later.system().qube(WORK)).isEmpty();
  }

  @Test
  void anAnnouncedRemovalThatIsRefusedRemovesNothing() throws Exception {
    loaded();
    tiny.emit("", "domain-pre-delete", "vm", "work");
    tiny.qube("work").tags.add("after");
    tiny.emit("work", "domain-tag-add:after", "tag", "after");
    assertThat(await(s -> work(s).hasTag("after")).system().qubes()).hasSize(3);
  }

  @Test
  void aNewDisposableIsReadWholeAlthoughNoEventTellsOfWhatItCopied() throws Exception {
    loaded();
    var disposable = tiny.qube("disp1");
    disposable.klass = "DispVM";
    disposable.tags.add("copied");
    disposable.features.put("internal", "1");
    tiny.emit("", "domain-add", "vm", "disp1");
    var name = new QubeName("disp1");
    var state = await(s -> s.system().qube(name).isPresent());
    var qube = state.system().qube(name).orElseThrow();
    assertThat(qube.hasTag("copied")).isTrue();
    assertThat(qube.features().value().orElseThrow()).containsKey("internal");
  }

  @Test
  void aChangedDefaultIsReadAgainAtEveryFollower() throws Exception {
    loaded();
    tiny.setGlobal("default_netvm", "default=False type=vm ");
    tiny.qube("work").properties.put("netvm", "default=True type=vm ");
    tiny.emit("", "property-set:default_netvm");
    var state = await(s -> work(s).netQube().equals(Setting.inherited(Optional.empty())));
    assertThat(state.system().global(GlobalReference.DEFAULT_NET_QUBE))
        .isEqualTo(Setting.explicit(Optional.empty()));
  }

  @Test
  void theLastSnapshotStaysAndIsMarkedStaleUntilEverythingIsReadAgain() throws Exception {
    loaded();
    tiny.goAway();
    var stale = await(LiveSystemTest::isStale);
    assertThat(stale.system().qubes()).hasSize(3);
    assertThat(stale.connection())
        .isInstanceOfSatisfying(Connection.Stale.class, c -> assertThat(c.since()).isEqualTo(NOW));
    tiny.remove("work");
    tiny.qube("while-away");
    tiny.comeBack();
    var back = await(LiveSystemTest::isLive);
    assertThat(back.system().qubes().keySet())
        .map(QubeName::value)
        .containsExactly("dom0", "sys-net", "while-away");
  }

  @Test
  void triesAgainAfterAFailedFirstTry() throws Exception {
    tiny.goAway();
    assertThat(isStale(loaded())).isTrue();
    tiny.comeBack();
    assertThat(await(LiveSystemTest::isLive).system().qubes()).hasSize(3);
  }

  @Test
  void aStreamThatNeverOpensIsAFailedTry() throws Exception {
    tiny.turnDeaf();
    live = system(Optional.empty(), Duration.ofMillis(100));
    assertThat(isStale(loaded())).isTrue();
  }

  @Test
  void readingAgainFindsWhatNoEventTold() throws Exception {
    loaded();
    tiny.qube("work").tags.add("silent");
    assertThat(work(live.reread(WORK).get(20, TimeUnit.SECONDS)).hasTag("silent")).isTrue();
    tiny.qube("work").properties.put("label", "default=False type=label own");
    var all = live.resynchronise().get(20, TimeUnit.SECONDS);
    assertThat(work(all).label().hex()).isEqualTo("#123456");
  }

  @Test
  void aListenerThatFailsHarmsNobody() throws Exception {
    live.subscribe(
        new LiveSystem.Listener() {
          @Override
          public void changed(LiveState state) {
            throw new IllegalStateException("on purpose");
          }
        });
    assertThat(isLive(loaded())).isTrue();
  }

  @Test
  void afterTheEndNothingIsTold() throws Exception {
    loaded();
    List<LiveState> told = new ArrayList<>();
    live.close();
    var reread = live.reread(WORK);
    live.subscribe(
        new LiveSystem.Listener() {
          @Override
          public void changed(LiveState state) {
            told.add(state);
          }
        });
    tiny.emit("work", "domain-start");
    assertThat(told).isEmpty();
    assertThat(reread).isCancelled();
  }

  @Test
  void everyServiceIsReadAndNothingElseThatIsNotWatched() throws Exception {
    var features = tiny.qube("work").features;
    features.put("service.clocksync", "1");
    features.put("service.cups", "");
    features.put("service.", "1");
    features.put("menu-items", "firefox.desktop");
    assertThat(work(loaded()).features())
        .isEqualTo(Known.of(new TreeMap<>(Map.of("service.clocksync", "1", "service.cups", ""))));
    assertThat(tiny.count("admin.vm.feature.Get")).isEqualTo(2);

    features.put("service.cups", "1");
    tiny.emit("work", "domain-feature-set:service.cups", "feature", "service.cups", "value", "1");
    await(s -> work(s).features().value().orElseThrow().containsValue("1"));
  }

  @Test
  void aQubeWithTooManyServicesHoldsUpNothingAndCountsAsNotRead() throws Exception {
    var features = tiny.qube("work").features;
    for (int i = 0; i < WatchedFeatures.MOST_SERVICES; i++) {
      features.put("service.s" + i, "1");
    }
    assertThat(work(loaded()).features().value().orElseThrow())
        .hasSize(WatchedFeatures.MOST_SERVICES);
    long reads = tiny.count("admin.vm.feature.Get");

    features.put("service.one-more", "1");
    assertThat(work(live.reread(WORK).get(20, TimeUnit.SECONDS)).features().isKnown()).isFalse();
    assertThat(tiny.count("admin.vm.feature.Get")).isEqualTo(reads);
  }
}
