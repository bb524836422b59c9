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
    return new Sample(SystemKind.DEMO)
        .relay("sys-net", "red", "-")
        .relay("sys-firewall", "green", "sys-net")
        .gateway("sys-whonix", "black", "sys-firewall", "whonix-gw")
        .running("anon", "red", "sys-whonix")
        .halted("anon-off", "red", "sys-whonix")
        .running("work", "blue", "sys-firewall")
        .running("keys", "black", "-")
        .halted("vault", "black", "-")
        .qube("paused", "gray", "sys-firewall", PowerState.PAUSED)
        .qube("mystery", "gray", "?", PowerState.UNKNOWN)
        .running(DVM, "red", "sys-whonix")
        .flag(DVM, QubeFlag.DISPOSABLE_TEMPLATE)
        .disposable("disp1", DVM, "sys-whonix")
        .disposable("disp2", DVM, "sys-whonix")
        .flag("disp2", QubeFlag.PRELOADED)
        .report();
  }

  static Stream<Arguments> offers() {
    return Stream.of(
        offer("anon", "torify untorify cut shut-down copy"),
        offer("anon-off", "torify untorify cut copy"),
        offer("work", "torify cut shut-down copy"),
        offer("keys", "torify shut-down copy"),
        offer("vault", "torify copy"),
        offer("paused", "torify cut copy"),
        offer("mystery", "torify cut copy"),
        offer(DVM, "torify untorify cut shut-down start-disposable copy"),
        offer("disp1", "torify untorify cut shut-down copy"),
        offer("disp2", "shut-down copy"),
        offer("sys-firewall", "shut-down copy"),
        offer("sys-whonix", "shut-down copy"),
        offer("dom0", "copy"),
        offer("nobody", ""),
        offer("work anon", "torify untorify cut shut-down copy"),
        offer("work sys-firewall", "torify shut-down copy"),
        offer("", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("offers")
  void offersWhatCanBeDone(String selected, String ids) {
    assertThat(String.join(" ", of(selected).stream().map(QubeAction::id).toList())).isEqualTo(ids);
  }

  @Test
  void saysHowManyQubesItIsAbout() {
    assertThat(said("work")).contains("Torify work…", "Cut the network of work…");
    assertThat(said("anon work keys")).contains("Torify 3 qubes…", "Take anon off Tor…");
    assertThat(said(DVM)).contains("Start a disposable from " + DVM + "…");
  }

  @Test
  void opensOnlyAPreview() {
    perform("work", "cut");
    perform("work", "shut-down");
    perform(DVM, "start-disposable");
    perform("anon", "untorify");
    assertThat(asked.wishes)
        .containsExactly(
            new Wish.CutNetwork(name("work")),
            new Wish.ShutDown(name("work")),
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
    perform("anon", "untorify");
    assertThat(fx.<Boolean>ask(change::touchesRunningQube)).isTrue();
  }

  @Test
  void copiesTheName() {
    perform("work", "copy");
    assertThat(copied).containsExactly("work");
  }

  private void perform(String selected, String id) {
    var action = of(selected).stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
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
