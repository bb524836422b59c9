package org.torvm.ui.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.torvm.apply.Changes;
import org.torvm.apply.Outcome;
import org.torvm.apply.Progress;
import org.torvm.change.Consent;
import org.torvm.change.NetworkMemory;
import org.torvm.change.PastChange;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.Preview;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.graph.Sample;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.Setting;
import org.torvm.qubes.SystemKind;
import org.torvm.text.Text;
import org.torvm.ui.change.ChangeViewModel;
import org.torvm.ui.change.Stage;
import org.torvm.ui.fx.FxThread;
import org.torvm.ui.shown.Selection;

/** What is offered for which qubes, and what it opens. Without a window. */
class QubeActionsTest {
  private static final String DVM = "whonix-workstation-18-dvm";

  private final Asked asked = new Asked();
  private final List<String> copied = new ArrayList<>();
  private final FxThread fx = new FxThread();
  private final ChangeViewModel change;
  private final QubeActions actions;

  QubeActionsTest() {
    fx.start();
    change = new ChangeViewModel(asked, fx, Runnable::run, () -> {});
    actions = new QubeActions(change, copied::add);
  }

  private static LeakReport report() {
    var sample =
        new Sample(SystemKind.DEMO)
            .relay("sys-net", "red", "-")
            .relay("sys-firewall", "green", "sys-net")
            .gateway("sys-whonix", "black", "sys-firewall", "whonix-gw")
            .gateway("torvm", "black", "sys-firewall", "service.qubes-tor")
            .running("anon", "red", "sys-whonix")
            .halted("anon-off", "red", "sys-whonix")
            .running("work", "blue", "sys-firewall")
            .running("keys", "black", "-")
            .halted("vault", "black", "-")
            .halted("off", "gray", "-")
            .halted("cloned", "gray", "-")
            .halted("plain", "gray", "?")
            .qube("paused", "gray", "sys-firewall", PowerState.PAUSED)
            .qube("mystery", "gray", "?", PowerState.UNKNOWN)
            .running(DVM, "red", "sys-whonix")
            .flag(DVM, QubeFlag.DISPOSABLE_TEMPLATE)
            .disposable("disp1", DVM, "sys-whonix")
            .disposable("disp2", DVM, "sys-whonix")
            .flag("disp2", QubeFlag.PRELOADED)
            .disposable("disp3", DVM, "-");
    for (String name : List.of("anon", "anon-off", "work", "paused", "plain", DVM, "disp1")) {
      sample.with(name, QubeReference.DISPOSABLE_TEMPLATE, Setting.explicit(Optional.empty()));
    }
    return sample
        .with("plain", QubeReference.NET_QUBE, Setting.inherited(Optional.of(name("sys-net"))))
        .state("disp3", PowerState.HALTED)
        .feature("off", NetworkMemory.KEY, "1 off torified set sys-whonix set -")
        .feature("cloned", NetworkMemory.KEY, "1 off torified set sys-whonix set -")
        .report();
  }

  static Stream<Arguments> offers() {
    return Stream.of(
        offer("anon", "torify untorify network-off shut-down kill copy"),
        offer("anon-off", "torify untorify network-off copy"),
        offer("work", "torify network-off shut-down kill copy"),
        offer("keys", "torify shut-down kill copy"),
        offer("vault", "torify copy"),
        offer("off", "torify network-on copy"),
        offer("cloned", "torify copy"),
        offer("plain", "torify network-off pin copy"),
        offer("paused", "torify network-off kill copy"),
        offer("mystery", "torify cut copy"),
        offer(DVM, "torify untorify network-off shut-down kill start-disposable copy"),
        offer("disp1", "torify untorify network-off shut-down kill copy"),
        offer("disp2", "shut-down copy"),
        offer("disp3", "torify remove copy"),
        offer("sys-net", "shut-down kill copy"),
        offer("sys-firewall", "shut-down kill copy"),
        offer("sys-whonix", "move shut-down kill copy"),
        offer("torvm", "shut-down kill copy"),
        offer("dom0", "copy"),
        offer("nobody", ""),
        offer("work anon", "torify untorify network-off shut-down kill copy"),
        offer("off work", "torify network-off network-on shut-down kill copy"),
        offer("work sys-firewall", "torify network-off shut-down kill copy"),
        offer("", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("offers")
  void offersWhatCanBeDone(String selected, String ids) {
    assertThat(String.join(" ", of(selected).stream().map(QubeAction::id).toList())).isEqualTo(ids);
  }

  @Test
  void saysHowManyQubesItIsAbout() {
    assertThat(said("work"))
        .contains("Torify work…", "Turn the network of work off…", "Kill work…");
    assertThat(said("mystery")).contains("Cut the network of mystery…");
    assertThat(said("anon work keys"))
        .contains("Torify 3 qubes…", "Take anon off Tor…", "Turn the network of 2 qubes off…");
    assertThat(said("plain")).contains("Pin the net qube of plain…");
    assertThat(said("off")).contains("Turn the network of off on…");
    assertThat(said("disp3")).contains("Remove disp3…");
    assertThat(said("sys-whonix")).contains("Move what is behind sys-whonix");
    assertThat(said(DVM)).contains("Start a disposable from " + DVM + "…");
  }

  @Test
  void opensOnlyAPreview() {
    perform("mystery", "cut");
    perform("work", "shut-down");
    perform("work", "kill");
    perform("disp3", "remove");
    perform("work anon", "network-off");
    perform("off", "network-on");
    perform("plain", "pin");
    perform("sys-whonix", "move-to-torvm");
    perform(DVM, "start-disposable");
    perform("anon", "untorify");
    assertThat(asked.wishes)
        .containsExactly(
            new Wish.CutNetwork(name("mystery")),
            new Wish.ShutDown(name("work")),
            new Wish.Kill(name("work")),
            new Wish.Remove(name("disp3")),
            new Wish.NetworkOff(List.of(name("anon"), name("work"))),
            new Wish.NetworkOn(List.of(name("off")), RunningQube.RESTART),
            new Wish.PinNetQube(List.of(name("plain"))),
            new Wish.MoveClients(name("sys-whonix"), name("torvm"), RunningQube.RESTART),
            new Wish.StartDisposable(name(DVM)),
            new Wish.Untorify(List.of(name("anon")), Optional.empty(), RunningQube.RESTART));
    perform("work anon", "torify");
    fx.ask(() -> {
      assertThat(change.stageProperty().get()).isInstanceOf(Stage.class);
      assertThat(change.qubes()).containsExactlyInAnyOrder(name("work"), name("anon"));
      return true;
    });
    assertThat(asked.applied).isZero();
  }

  @Test
  void asksAboutRunningQubesOnlyWhereItMatters() {
    perform("work", "shut-down");
    assertThat(fx.<Boolean>ask(change::touchesRunningQube)).isFalse();
    perform("anon", "network-off");
    assertThat(fx.<Boolean>ask(change::touchesRunningQube)).isFalse();
    perform("off", "network-on");
    assertThat(fx.<Boolean>ask(change::touchesRunningQube)).isFalse();
    perform("anon", "untorify");
    assertThat(fx.<Boolean>ask(change::touchesRunningQube)).isTrue();
    perform("sys-whonix", "move-to-torvm");
    assertThat(fx.<Boolean>ask(change::touchesRunningQube)).isTrue();
  }

  @Test
  void asksWhereToMoveWhatIsBehindAGateway() {
    var move = of("sys-whonix").getFirst();
    assertThat(move.choices().stream().map(c -> Sample.messages().say(c.words())))
        .containsExactly("To torvm…");
    move.perform().run();
    assertThat(asked.wishes).isEmpty();
  }

  @Test
  void copiesTheName() {
    perform("work", "copy");
    assertThat(copied).containsExactly("work");
  }

  private void perform(String selected, String id) {
    var action =
        of(selected).stream()
            .flatMap(QubeAction::performable)
            .filter(a -> a.id().equals(id))
            .findFirst()
            .orElseThrow();
    fx.ask(() -> {
      change.follow(report());
      action.perform().run();
      return true;
    });
  }

  private List<String> said(String selected) {
    return of(selected).stream().map(a -> Sample.messages().say(a.words())).toList();
  }

  private List<QubeAction> of(String selected) {
    var selection = Selection.NONE;
    for (String name : Arrays.stream(selected.split(" ")).filter(n -> !n.isEmpty()).toList()) {
      selection = selection.toggled(name(name));
    }
    return actions.of(selection, report());
  }

  private static QubeName name(String name) {
    return new QubeName(name);
  }

  private static Arguments offer(String selected, String ids) {
    return Arguments.of(selected, ids);
  }

  /** Remembers what was wished and refuses it. */
  private static final class Asked implements Changes {
    private final List<Wish> wishes = new ArrayList<>();
    private int applied;

    @Override
    public Planned plan(Wish wish) {
      wishes.add(wish);
      return new Planned.Refused(Text.of("sample.text", "no"));
    }

    @Override
    public Preview preview(Plan plan) {
      throw new AssertionError("nothing was planned");
    }

    @Override
    public Outcome apply(Plan plan, Consent consent, Progress progress) {
      applied++;
      return new Outcome.Done(plan);
    }

    @Override
    public List<PastChange> past() {
      return List.of();
    }

    @Override
    public Planned planUndo(String change) {
      return planUndo();
    }

    @Override
    public Planned planFinish(String change) {
      return new Planned.Refused(Text.of("sample.text", "no"));
    }

    @Override
    public void leave(String change) {
      throw new AssertionError("nothing was left");
    }

    @Override
    public Optional<Text> undoable() {
      return Optional.empty();
    }

    @Override
    public Planned planUndo() {
      return new Planned.Refused(Text.of("sample.text", "no"));
    }
  }
}
