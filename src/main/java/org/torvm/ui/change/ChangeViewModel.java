package org.torvm.ui.change;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.torvm.apply.Changes;
import org.torvm.apply.Outcome;
import org.torvm.apply.Progress;
import org.torvm.change.Confirmation;
import org.torvm.change.Consent;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.PlannedStep;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.graph.KnownGateways;
import org.torvm.leak.Finding;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;
import org.torvm.ui.fx.FxThread;

/**
 * One change from the wish to its result. Plans anew whenever a choice or the system changes; only
 * the answer to the newest question counts. All properties belong to the FX thread.
 */
public final class ChangeViewModel {
  /** What kind of change it is. */
  public enum Kind {
    TORIFY,
    MEND,
    PERFORM,
    UNDO
  }

  private final Changes changes;
  private final FxThread fx;
  private final Executor background;
  private final Runnable afterwards;
  private final ReadOnlyObjectWrapper<Stage> stage =
      new ReadOnlyObjectWrapper<>(new Stage.Closed());
  private final Choices choices;
  private final ReadOnlyObjectWrapper<Optional<LeakReport>> report =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableSet<Confirmation> agreed = FXCollections.observableSet();
  private int question;

  /** Changes through that door; {@code afterwards} is called on the FX thread after each. */
  public ChangeViewModel(Changes changes, FxThread fx, Executor background, Runnable afterwards) {
    this.changes = changes;
    this.fx = fx;
    this.background = background;
    this.afterwards = afterwards;
    this.choices = new Choices(this::replan);
  }

  /** How far it has come. */
  public ReadOnlyObjectProperty<Stage> stageProperty() {
    return stage.getReadOnlyProperty();
  }

  /** What kind of change it is. */
  public ReadOnlyObjectProperty<Kind> kindProperty() {
    return choices.kindProperty();
  }

  /** The qubes that are to be torified. */
  public ObservableSet<QubeName> qubes() {
    return choices.qubes();
  }

  /** Picks all of these at once, or drops them. */
  public void pick(Collection<QubeName> names, boolean picked) {
    choices.pick(names, picked);
  }

  /** The gateway that they are to go through. */
  public ObjectProperty<Optional<QubeName>> gatewayProperty() {
    return choices.gatewayProperty();
  }

  /** What happens to a qube that is running. */
  public ObjectProperty<RunningQube> runningProperty() {
    return choices.runningProperty();
  }

  /** The newest audit. */
  public ReadOnlyObjectProperty<Optional<LeakReport>> reportProperty() {
    return report.getReadOnlyProperty();
  }

  /** Takes note of a new audit and, while nothing has been changed yet, plans anew. */
  public void follow(LeakReport next) {
    boolean other = report.get().map(LeakReport::system).filter(next.system()::equals).isEmpty();
    report.set(Optional.of(next));
    if (other) {
      replan();
    }
  }

  /** Begins to torify; {@code first} are chosen already. */
  public void torify(Collection<QubeName> first) {
    var gateways = report.get().map(KnownGateways::of).orElseGet(TreeSet::new);
    torify(first, gateways.size() == 1 ? Optional.of(gateways.first()) : Optional.empty());
  }

  /** Begins to torify; {@code first} and the gateway are chosen already. */
  public void torify(Collection<QubeName> first, Optional<QubeName> through) {
    close();
    var system = report.get().map(LeakReport::system);
    choices.torify(
        first.stream()
            .filter(q -> system.flatMap(s -> s.qube(q)).filter(Torifiable::is).isPresent())
            .toList(),
        through);
    begin();
  }

  /** Begins to do something else with these qubes; the user says what becomes of running ones. */
  public void perform(Collection<QubeName> about, Function<RunningQube, Wish> wish) {
    close();
    choices.perform(about, wish, true);
    begin();
  }

  /** Begins to do something else with these qubes, whether they run or not. */
  public void perform(Collection<QubeName> about, Wish wish) {
    close();
    choices.perform(about, _ -> wish, false);
    begin();
  }

  /** Begins to mend that finding. */
  public void mend(Finding toMend) {
    close();
    choices.mend(toMend);
    begin();
  }

  /** Begins to take back the last change. */
  public void undo() {
    close();
    choices.undo();
    begin();
  }

  /** Drops the change, unless it is being carried out. */
  public void close() {
    if (!(stage.get() instanceof Stage.Applying)) {
      question++;
      stage.set(new Stage.Closed());
    }
  }

  /**
   * Carries out what the preview shows. What is to be taken back and is so already is only taken
   * off the list of what can be undone.
   */
  public void apply() {
    plan()
        .filter(p -> Consent.to(agreed).covers(p))
        .ifPresent(plan -> {
          question++;
          stage.set(new Stage.Applying(plan, Optional.empty(), 0));
          var consent = Consent.to(agreed);
          background.execute(() -> carryOut(plan, consent));
        });
  }

  /** Whether there is something to carry out. */
  public boolean canApply() {
    return plan().filter(p -> Consent.to(agreed).covers(p)).isPresent();
  }

  /** What the user has agreed to of what the plan asks for. */
  public ObservableSet<Confirmation> agreed() {
    return agreed;
  }

  private Optional<Plan> plan() {
    return switch (stage.get()) {
      case Stage.Ready ready -> Optional.of(ready.preview().plan());
      case Stage.AlreadySo(Plan plan) ->
          Optional.of(plan).filter(p -> p.purpose().takesBack().isPresent());
      default -> Optional.empty();
    };
  }

  /** Plans the same again, after it failed. */
  public void retry() {
    if (stage.get() instanceof Stage.Failed) {
      stage.set(new Stage.Choosing());
      replan();
    }
  }

  /** What carrying it out is called, such as "Torify 2 qubes". */
  public Text applyWords() {
    return choices.applyWords();
  }

  /** Whether a qube runs that would have to be restarted. */
  public boolean touchesRunningQube() {
    return choices.touchesRunningQube(report.get());
  }

  private void begin() {
    agreed.clear();
    stage.set(new Stage.Choosing());
    replan();
  }

  private void replan() {
    switch (stage.get()) {
      case Stage.Closed _, Stage.Applying _, Stage.Done _, Stage.Failed _, Stage.Stopped _ -> {}
      case Stage.Choosing _, Stage.Planning _, Stage.Refused _, Stage.AlreadySo _, Stage.Ready _ ->
          choices.wish().ifPresentOrElse(this::plan, this::choose);
    }
  }

  private void choose() {
    question++;
    stage.set(new Stage.Choosing());
  }

  private void plan(Function<Changes, Planned> wish) {
    int mine = ++question;
    if (!(stage.get() instanceof Stage.Ready)) {
      stage.set(new Stage.Planning());
    }
    background.execute(() -> {
      Stage answer = answer(wish);
      fx.run(() -> {
        if (mine == question) {
          stage.set(answer);
        }
      });
    });
  }

  /** A defect further down must not leave the user waiting for ever. */
  private Stage answer(Function<Changes, Planned> wish) {
    try {
      return preview(wish);
    } catch (RuntimeException _) {
      return new Stage.Refused(Text.of("window.change.defect"));
    }
  }

  private Stage preview(Function<Changes, Planned> wish) {
    return switch (wish.apply(changes)) {
      case Planned.Refused(Text reason) -> new Stage.Refused(reason);
      case Planned.Ready(Plan plan) when plan.isEmpty() -> new Stage.AlreadySo(plan);
      case Planned.Ready(Plan plan) -> new Stage.Ready(changes.preview(plan));
    };
  }

  private void carryOut(Plan plan, Consent consent) {
    Progress progress = (step, index, _) -> fx.run(() -> report(plan, step, index));
    Stage end = end(plan, consent, progress);
    fx.run(() -> {
      stage.set(end);
      afterwards.run();
    });
  }

  /** A defect further down must not leave a sheet that cannot be closed. */
  private Stage end(Plan plan, Consent consent, Progress progress) {
    try {
      return switch (changes.apply(plan, consent, progress)) {
        case Outcome.Done done -> new Stage.Done(done.plan());
        case Outcome.Failed failed -> new Stage.Failed(failed);
        case Outcome.Stopped stopped -> new Stage.Stopped(stopped);
      };
    } catch (RuntimeException _) {
      return new Stage.Refused(Text.of("window.change.defect.applying"));
    }
  }

  private void report(Plan plan, PlannedStep step, int index) {
    if (stage.get() instanceof Stage.Applying) {
      stage.set(new Stage.Applying(plan, Optional.of(step), index));
    }
  }
}
