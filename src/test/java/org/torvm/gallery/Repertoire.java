package org.torvm.gallery;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.desktop.DesktopTheme;
import org.torvm.gallery.StagedChanges.Fate;
import org.torvm.leak.Intent.Customising;
import org.torvm.qubes.Connection;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;
import org.torvm.qubes.SystemKind;
import org.torvm.settings.Preferences;
import org.torvm.settings.ThemeChoice;
import org.torvm.ui.change.Stage;
import org.torvm.ui.personal.Personal;
import org.torvm.ui.shown.Filter;
import org.torvm.ui.shown.Selection;
import org.torvm.watch.Alarm;

/** Every scene: the states of the window, then each page of each dialog. */
final class Repertoire {
  private static final QubeName DVM = new QubeName("whonix-workstation-18-dvm");
  private static final QubeName WORK = new QubeName("work");
  private static final QubeName PERSONAL = new QubeName("personal");
  private static final QubeName WHONIX = new QubeName("sys-whonix");
  private static final QubeName ANON = new QubeName("anon-whonix");

  private final Systems systems;

  Repertoire(Systems systems) {
    this.systems = systems;
  }

  /** Every scene. */
  List<Play> plays() throws IOException, InterruptedException {
    var plays = new ArrayList<>(small());
    plays.add(Play.of("qubes-100", systems.of(100)));
    plays.add(Play.of("qubes-300", systems.of(300)));
    return plays;
  }

  /** The scenes with as many qubes as a household has. */
  List<Play> small() throws IOException, InterruptedException {
    var household = systems.of(30);
    var plays = new ArrayList<Play>();
    plays.addAll(states(household));
    plays.addAll(selections(household));
    plays.addAll(alarms(household));
    plays.addAll(sheets(household));
    plays.addAll(pasts(household));
    plays.add(Play.of("qubes-20", twenty(household)));
    return plays;
  }

  private List<Play> states(QubesSystem household) {
    return List.of(
        Play.of("live", household),
        Play.of("connecting", QubesSystem.empty(SystemKind.DEMO)).with(new Connection.Loading()),
        Play.of("stale", household)
            .with(
                new Connection.Stale(
                    Systems.NOON.minus(Duration.ofMinutes(2)), "Nothing answers at the socket")),
        Play.of("no-gateway", withoutGateway(household)),
        Play.of("no-leak", withoutLeak(household)),
        Play.of("read-only", household).with(Fate.DENIED),
        Play.of("first-start", household).with(stranger()),
        Play.of("keys", household, t -> t.key(KeyCode.F1)),
        Play.of("small-1024", household).sized(1024, 700),
        Play.of("small-860", household).sized(860, 560),
        Play.of("everything", household, t -> everything(t)),
        Play.of("undo", household).remembering(List.of(Pasts.done())),
        Play.of("search", household, t -> t.type("search", "anon")),
        Play.of("filter", household, t -> t.act(() -> filter(t, Filter.TORIFIED))));
  }

  private List<Play> selections(QubesSystem household) {
    var plays = new ArrayList<Play>();
    for (String name :
        List.of(
            "anon-whonix",
            "anon-mail",
            "sys-whonix",
            "whonix-workstation-18-dvm",
            "disp4821",
            "vault")) {
      plays.add(
          Play.of("selected-" + name, household, t -> t.act(() -> select(t, new QubeName(name)))));
    }
    plays.add(
        Play.of(
            "selected-several",
            household,
            t ->
                t.act(() ->
                    t.model()
                        .selectionProperty()
                        .set(Selection.of(WORK).toggled(PERSONAL).toggled(ANON)))));
    return plays;
  }

  private List<Play> alarms(QubesSystem household) {
    var started = household.change(DVM, q -> q.withState(PowerState.RUNNING));
    var one = new Alarm(DVM, Systems.NOON.minus(Duration.ofSeconds(90)), Alarm.Phase.RUNNING);
    var other =
        new Alarm(
            new QubeName("default-dvm"),
            Systems.NOON.minus(Duration.ofSeconds(3)),
            Alarm.Phase.STARTING);
    return List.of(
        Play.of("alarm", started).with(List.of(one)),
        Play.of("alarms-two", started).with(List.of(one, other)),
        Play.of("customising", offline(started)).customising(session(household)),
        Play.of("alarm-why", started, t -> t.press("alarm-why-" + DVM)).with(List.of(one)));
  }

  private static QubesSystem offline(QubesSystem system) {
    return system.change(
        DVM,
        q ->
            q.with(QubeReference.NET_QUBE, Setting.explicit(Optional.empty()))
                .with(QubeReference.DISPOSABLE_TEMPLATE, Setting.explicit(Optional.empty())));
  }

  private static Customising session(QubesSystem household) {
    var before = household.qube(DVM).orElseThrow();
    return new Customising(
        DVM,
        Systems.NOON.minus(Duration.ofMinutes(5)),
        before.netQube(),
        before.disposableTemplate());
  }

  private List<Play> sheets(QubesSystem household) {
    var two = List.of(WORK, PERSONAL);
    return List.of(
        Play.of("sheet-choosing", household, t -> t.press("torify")),
        Play.of("sheet-preview", household, t -> torify(t, List.of(WORK))),
        Play.of("sheet-preview-several", household, t -> torify(t, two)),
        Play.of("sheet-applying", household, t -> apply(t, two)).with(Fate.HANGS),
        Play.of(
            "sheet-done",
            household,
            t -> {
              apply(t, two);
              t.until(() -> t.node("change-undo").filter(n -> n.isVisible()).isPresent());
            }),
        Play.of(
                "sheet-failed",
                household,
                t -> {
                  apply(t, two);
                  t.until(() -> t.node("change-progress").isEmpty());
                })
            .with(Fate.FAILS),
        Play.of("sheet-stopping", household, t -> stop(t, two)).with(Fate.HANGS),
        Play.of("sheet-stopped", household, t -> stopped(t, two)).with(Fate.STOPPED),
        Play.of("sheet-confirm", household, t -> confirm(t)),
        Play.of("sheet-mend", household, t -> mend(t)),
        Play.of("sheet-untorify", household, t -> untorify(t)),
        Play.of("sheet-disposable", household, t -> perform(t, DVM, new Wish.StartDisposable(DVM))),
        Play.of("sheet-cut", household, t -> perform(t, WORK, new Wish.CutNetwork(WORK))),
        Play.of("sheet-shut-down", household, t -> perform(t, ANON, new Wish.ShutDown(ANON))),
        Play.of("sheet-wish-kill", household, t -> killing(t)),
        Play.of(
            "sheet-wish-network-off",
            household,
            t -> perform(t, WORK, new Wish.NetworkOff(List.of(WORK, PERSONAL)))),
        Play.of(
            "sheet-wish-move",
            household,
            t ->
                refused(
                    t, new Wish.MoveClients(WHONIX, new QubeName("torvm"), RunningQube.RESTART))),
        Play.of("sheet-refused", household, t -> refused(t, new Wish.ShutDown(WHONIX))));
  }

  private List<Play> pasts(QubesSystem household) {
    var broken = Pasts.afterBrokenOff(household);
    var started = broken.change(DVM, q -> q.withState(PowerState.RUNNING));
    var alarm = new Alarm(DVM, Systems.NOON.minus(Duration.ofSeconds(9)), Alarm.Phase.RUNNING);
    var left = List.of(Pasts.brokenOff(), Pasts.done());
    return List.of(
        Play.of("recovery", broken, t -> visible(t, "recovery")).remembering(left),
        Play.of("recovery-alarm", started, t -> t.press("unfinished-look"))
            .with(List.of(alarm))
            .remembering(left),
        Play.of("recovery-later", broken, t -> t.press("recovery-later")).remembering(left),
        Play.of("recovery-finish", broken, t -> recover(t, "recovery-finish")).remembering(left),
        Play.of("recovery-roll-back", broken, t -> recover(t, "recovery-roll-back"))
            .remembering(left),
        Play.of("recovery-read-only", broken, t -> visible(t, "recovery"))
            .with(Fate.DENIED)
            .remembering(left),
        Play.of("history", household, t -> history(t)).remembering(Pasts.all()),
        Play.of("history-empty", household, t -> t.act(t.model().history()::open)));
  }

  private static void visible(Theatre t, String id) {
    t.until(() -> t.node(id).filter(n -> n.isVisible()).isPresent());
  }

  private static void recover(Theatre t, String button) {
    visible(t, "recovery");
    t.press(button);
    t.until(() -> t.model().change().stageProperty().get() instanceof Stage.Ready);
  }

  private static void history(Theatre t) {
    t.until(() -> !t.model().history().pastProperty().get().isEmpty());
    t.act(t.model().history()::open);
    t.press("steps-stopped");
  }

  private static void stop(Theatre t, List<QubeName> qubes) {
    apply(t, qubes);
    t.until(() ->
        t.model().change().stageProperty().get() instanceof Stage.Applying a && a.index() == 1);
    t.press("change-stop");
  }

  private static void stopped(Theatre t, List<QubeName> qubes) {
    apply(t, qubes);
    visible(t, "change-finish");
  }

  private static void confirm(Theatre t) {
    t.act(() ->
        t.model()
            .change()
            .perform(List.of(StagedChanges.LOST), new Wish.ShutDown(StagedChanges.LOST)));
    t.press("agree-0");
    t.type("agree-1", "researc");
  }

  /** Somebody who has never seen the window. */
  private static Personal stranger() {
    return new Personal(
        Preferences.FIRST, _ -> {}, DesktopTheme::silent, Optional.of(ThemeChoice.LIGHT));
  }

  private static void everything(Theatre t) {
    int before = t.model().shownProperty().get().picture().cards().size();
    t.press("extent");
    t.until(() -> t.model().shownProperty().get().picture().cards().size() > before);
  }

  private static void filter(Theatre t, Filter filter) {
    t.model().lookProperty().set(t.model().lookProperty().get().with(filter));
  }

  private static void select(Theatre t, QubeName qube) {
    t.model().selectionProperty().set(Selection.of(qube));
  }

  private static void torify(Theatre t, List<QubeName> qubes) {
    t.act(() -> t.model().change().torify(qubes, Optional.of(WHONIX)));
    t.until(() -> t.node("change-apply").filter(n -> !n.isDisabled()).isPresent());
  }

  private static void apply(Theatre t, List<QubeName> qubes) {
    torify(t, qubes);
    t.press("change-apply");
  }

  private static void perform(Theatre t, QubeName qube, Wish wish) {
    t.act(() -> t.model().change().perform(List.of(qube), wish));
    t.until(() -> t.node("change-apply").filter(n -> !n.isDisabled()).isPresent());
  }

  /** Its name has not been typed yet. */
  private static void killing(Theatre t) {
    t.act(() -> t.model().change().perform(List.of(WORK), new Wish.Kill(WORK)));
    t.until(() -> t.model().change().stageProperty().get() instanceof Stage.Ready);
  }

  private static void untorify(Theatre t) {
    t.act(() ->
        t.model()
            .change()
            .perform(
                List.of(ANON), how -> new Wish.Untorify(List.of(ANON), Optional.empty(), how)));
    t.until(() -> t.model().change().stageProperty().get() instanceof Stage.Ready);
  }

  private static void refused(Theatre t, Wish wish) {
    t.act(() -> t.model().change().perform(List.of(WHONIX), wish));
    t.until(() -> t.model().change().stageProperty().get() instanceof Stage.Refused);
  }

  private static void mend(Theatre t) {
    t.act(() -> t.model().mend(t.model().shownProperty().get().report().findings().getFirst()));
    t.until(() -> t.node("change-apply").filter(n -> !n.isDisabled()).isPresent());
  }

  private static QubesSystem twenty(QubesSystem household) {
    var fewer = household;
    for (String name :
        List.of(
            "sys-vpn",
            "torvm-old",
            "torvm-disp",
            "forum",
            "debian-13",
            "anon-news",
            "bank-dvm",
            "research",
            "anon-disp",
            "disp1177")) {
      fewer = fewer.without(new QubeName(name));
    }
    return fewer;
  }

  private static QubesSystem withoutGateway(QubesSystem household) {
    return Systems.keeping(
        household,
        List.of(
            "dom0",
            "sys-net",
            "sys-firewall",
            "work",
            "personal",
            "vault",
            "default-dvm",
            "fedora-42-xfce"));
  }

  /** The household as it is when everything in it is set up well. */
  private static QubesSystem withoutLeak(QubesSystem household) {
    var tidy =
        household.change(
            new QubeName("debian-13"),
            q -> q.with(QubeReference.NET_QUBE, Setting.explicit(Optional.empty())));
    return Systems.keeping(
        tidy,
        List.of(
            "debian-13",
            "dom0",
            "sys-net",
            "sys-firewall",
            "sys-whonix",
            "anon-mail",
            "personal",
            "work",
            "disp4821",
            "whonix-workstation-18-dvm",
            "whonix-workstation-18",
            "whonix-gateway-18",
            "fedora-42-xfce",
            "default-dvm",
            "default-mgmt-dvm"));
  }
}
