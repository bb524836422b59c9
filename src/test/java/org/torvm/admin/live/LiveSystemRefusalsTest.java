package org.torvm.admin.live;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.torvm.admin.AdminApi;
import org.torvm.admin.Deadlines;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.Known;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.Setting;

/** What the live system makes of answers that are refused, hidden or senseless. */
class LiveSystemRefusalsTest extends LiveSystemTrial {
  @Test
  void whereAllPropertiesAtOnceAreRefusedTheyAreReadOneByOne() throws Exception {
    tiny.spoil("admin.vm.property.GetAll+ work", new byte[0]);
    tiny.spoil("admin.vm.property.Get+default_dispvm work", new byte[0]);
    tiny.spoil("admin.property.GetAll+ dom0", new byte[0]);
    var state = loaded();
    assertThat(work(state).netQube()).isEqualTo(Setting.inherited(named("sys-net")));
    assertThat(work(state).disposableTemplate()).isEqualTo(Setting.unknown());
    assertThat(work(state).template()).isEqualTo(Setting.inherited(Optional.empty()));
    assertThat(state.system().global(GlobalReference.DEFAULT_NET_QUBE))
        .isEqualTo(Setting.explicit(named("sys-net")));
  }

  @Test
  void whatIsRefusedIsUnknownAndNotAbsent() throws Exception {
    tiny.spoil("admin.vm.tag.List+ work", new byte[0]);
    tiny.spoil("admin.vm.feature.List+ work", TinySystem.failure("PermissionDenied"));
    var work = work(loaded());
    assertThat(work.tags()).isEqualTo(Known.unknown());
    assertThat(work.features()).isEqualTo(Known.unknown());
  }

  @Test
  void aNetQubeThatPolicyHidesIsNamedAllTheSame() throws Exception {
    tiny.remove("sys-net");
    var state = loaded();
    assertThat(state.system().qube(new QubeName("sys-net"))).isEmpty();
    assertThat(work(state).netQube()).isEqualTo(Setting.inherited(named("sys-net")));
  }

  @Test
  void aSenselessAnswerIsUnknownUntilItMakesSense() throws Exception {
    tiny.spoil("admin.vm.property.GetAll+ work", "0\0nonsense".getBytes(US_ASCII));
    var state = loaded();
    assertThat(isLive(state)).isTrue();
    assertThat(work(state).netQube()).isEqualTo(Setting.unknown());
    tiny.mend("admin.vm.property.GetAll+ work");
    await(s -> work(s).netQube().isKnown());
  }

  @Test
  void aListThatMakesNoSenseIsNoList() throws Exception {
    tiny.spoil("admin.vm.List+ dom0", TinySystem.value("nonsense"));
    assertThat(isStale(loaded())).isTrue();
    tiny.mend("admin.vm.List+ dom0");
    await(LiveSystemTest::isLive);
  }

  @Test
  void aQubeWhoseLineIsRefusedIsDecidedByTheList() throws Exception {
    loaded();
    tiny.spoil("admin.vm.List+ work", new byte[0]);
    tiny.qube("work").state = "Running";
    tiny.emit("work", "domain-start");
    await(s -> work(s).state() == PowerState.RUNNING);
    tiny.spoil("admin.vm.List+ dom0", TinySystem.value("dom0 class=AdminVM state=Running\n"));
    tiny.emit("work", "domain-shutdown");
    await(s -> s.system().qube(WORK).isEmpty());
  }

  @Test
  void allTagsComeInOneCallWhereQubesdsInternalSocketAnswers() throws Exception {
    var internal = new TinySystem();
    internal.spoil(
        "internal.GetSystemInfo+ dom0",
        TinySystem.value(
            """
            {"domains": {"dom0": {"tags": []}, "sys-net": {"tags": ["a", ""]},
             "work": {"type": "AppVM", "tags": ["anon-vm"]}, "other": {"tags": []}}}\
            """));
    live =
        system(
            Optional.of(new AdminApi(internal, Deadlines.all(PATIENCE))), Duration.ofSeconds(20));
    var state = loaded();
    assertThat(work(state).hasTag("anon-vm")).isTrue();
    assertThat(tiny.count("admin.vm.tag.List")).isZero();
    tiny.qube("work").tags.add("later");
    tiny.emit("work", "domain-tag-add:later", "tag", "later");
    await(s -> work(s).hasTag("later"));
  }

  @Test
  void tagsAreReadOneByOneWhereTheInternalSocketTalksNonsense() throws Exception {
    var internal = new TinySystem();
    internal.spoil("internal.GetSystemInfo+ dom0", TinySystem.value("{\"domains\": [1]}"));
    tiny.qube("work").tags.add("anon-vm");
    live =
        system(
            Optional.of(new AdminApi(internal, Deadlines.all(PATIENCE))), Duration.ofSeconds(20));
    assertThat(work(loaded()).hasTag("anon-vm")).isTrue();
  }
}
