package org.torvm.ui.change;

import java.util.Collection;
import java.util.List;
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
import org.torvm.change.PastChange;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.PlannedStep;
import org.torvm.change.Purpose;
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
    UNDO,
    ROLL_BACK,
    FINISH
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
  private final ReadOnlyObjectWrapper<List<Confirmation>> confirmations =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObservableSet<Confirmation> agreed = FXCollections.observableSet();
  private volatile boolean stopWanted;
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

  /** Begins to take back that change; one that was not finished is rolled back. */
  public void takeBack(PastChange past) {
    close();
    choices.takeBack(past);
    begin();
  }

  /** Begins to make what is missing of that change, which was not finished. */
  public void finish(PastChange past) {
    close();
    choices.finish(past);
    begin();
  }

  /** Remembers that the user wants that change to stay as it is, and closes what is open. */
  public void leave(PastChange past) {
    close();
    background.execute(() -> {
      changes.leave(past.id());
      fx.run(afterwards);
    });
  }

  /** Drops the change, unless it is being carried out. */
  public void close() {
    if (!(stage.get() instanceof Stage.Applying)) {
      question++;
      show(new Stage.Closed());
    }
  }

  /**
   * Carries out what the preview shows. What is to be taken back or finished and is so already is
   * only taken off the list of what can be.
   */
  public void apply() {
    plan()
        .filter(p -> Consent.to(agreed).covers(p))
        .ifPresent(plan -> {
          question++;
          stopWanted = false;
          var consent = Consent.to(agreed);
          show(new Stage.Applying(plan, Optional.empty(), 0, false));
          background.execute(() -> carryOut(plan, consent));
        });
  }

  /** Ends what is being carried out before its next step. The step under way is still made. */
  public void stop() {
    if (stage.get() instanceof Stage.Applying applying) {
      stopWanted = true;
      show(applying.stopped());
    }
  }

  /** Whether there is something to carry out. */
  public boolean canApply() {
    return plan().filter(p -> Consent.to(agreed).covers(p)).isPresent();
  }

  /** What the user has to say before the plan that is shown may be carried out. */
  public ReadOnlyObjectProperty<List<Confirmation>> confirmationsProperty() {
    return confirmations.getReadOnlyProperty();
  }

  /** What of it the user has said. It is empty again as soon as another plan asks for more. */
  public ObservableSet<Confirmation> agreed() {
    return agreed;
  }

  private Optional<Plan> plan() {
    return switch (stage.get()) {
      case Stage.Ready ready -> Optional.of(ready.preview().plan());
      case Stage.AlreadySo(Plan plan) ->
          Optional.of(plan).filter(p -> !(p.purpose() instanceof Purpose.Fresh));
      default -> Optional.empty();
    };
  }

  /** Plans the same again, after it failed. */
  public void retry() {
    if (stage.get() instanceof Stage.Failed) {
      begin();
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
    if (!(stage.get() instanceof Stage.Applying)) {
      show(new Stage.Choosing());
      replan();
    }
  }

  /** What was agreed to holds only as long as the plan that is shown asks for the same. */
  private void show(Stage next) {
    var asks =
        switch (next) {
          case Stage.Ready(var preview) -> preview.plan().confirmations();
          case Stage.AlreadySo(var plan) -> plan.confirmations();
          default -> List.<Confirmation>of();
        };
    if (!asks.equals(confirmations.get())) {
      agreed.clear();
      confirmations.set(asks);
    }
    stage.set(next);
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
    show(new Stage.Choosing());
  }

  private void plan(Function<Changes, Planned> wish) {
    int mine = ++question;
    if (!(stage.get() instanceof Stage.Ready)) {
      show(new Stage.Planning());
    }
    background.execute(() -> {
      Stage answer = answer(wish);
      fx.run(() -> {
        if (mine == question) {
          show(answer);
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
    Stage end = end(plan, consent);
    fx.run(() -> {
      show(end);
      afterwards.run();
    });
  }

  /** A defect further down must not leave a sheet that cannot be closed. */
  private Stage end(Plan plan, Consent consent) {
    try {
      var known = Remembered.before(changes);
      var outcome = changes.apply(plan, consent, new Told());
      var remembered = known.of(plan, changes);
      var left = remembered.filter(PastChange::isUnfinished);
      return switch (outcome) {
        case Outcome.Done done -> new Stage.Done(done.plan(), remembered);
        case Outcome.Failed failed -> new Stage.Failed(failed, left);
        case Outcome.Stopped stopped -> new Stage.Stopped(stopped, left);
      };
    } catch (RuntimeException _) {
      return new Stage.Refused(Text.of("window.change.defect.applying"));
    }
  }

  /** Hears of the plan that is being carried out, on the thread that does it. */
  private final class Told implements Progress {
    @Override
    public void starting(PlannedStep step, int index, int count) {
      fx.run(() -> {
        if (stage.get() instanceof Stage.Applying applying) {
          show(applying.at(step, index));
        }
      });
    }

    @Override
    public boolean isStopWanted() {
      return stopWanted;
    }
  }
}
