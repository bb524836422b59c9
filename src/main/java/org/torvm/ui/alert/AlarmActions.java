package org.torvm.ui.alert;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.torvm.apply.Changes;
import org.torvm.apply.Outcome;
import org.torvm.apply.Progress;
import org.torvm.change.Consent;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.PlannedStep;
import org.torvm.change.Step;
import org.torvm.change.Wish;
import org.torvm.leak.Intent.Customising;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.Setting;
import org.torvm.text.Text;
import org.torvm.ui.change.ChangeViewModel;
import org.torvm.ui.fx.FxThread;
import org.torvm.watch.Customisations;

/**
 * What can be done about an alert. What only stops, cuts, or gives back what was taken is carried
 * out at once; what starts something goes through the preview of a change. FX thread only.
 */
public final class AlarmActions {
  /**
   * How an action gets on.
   *
   * @param words what to tell the user
   * @param busy whether it is still under way
   */
  public record Progressing(Text words, boolean busy) {}

  private final Changes changes;
  private final Customisations customisations;
  private final ChangeViewModel change;
  private final FxThread fx;
  private final Executor background;
  private final InstantSource clock;
  private final Runnable afterwards;
  private final ObservableMap<QubeName, Progressing> progress = FXCollections.observableHashMap();

  /**
   * Actions through that door.
   *
   * @param customisations where it is said that a disposable template is being customised
   * @param change where what needs a preview is begun
   * @param clock when customising began
   * @param afterwards called when an action is through
   */
  public AlarmActions(
      Changes changes,
      Customisations customisations,
      ChangeViewModel change,
      FxThread fx,
      Executor background,
      InstantSource clock,
      Runnable afterwards) {
    this.changes = changes;
    this.customisations = customisations;
    this.change = change;
    this.fx = fx;
    this.background = background;
    this.clock = clock;
    this.afterwards = afterwards;
  }

  /** How the last action about each qube gets on. */
  public ObservableMap<QubeName, Progressing> progress() {
    return progress;
  }

  /** Shuts the qube down. */
  public void shutDown(QubeName qube) {
    perform(
        new Wish.ShutDown(qube),
        qube,
        Text.of("window.alarm.shutting-down", qube),
        _ -> Text.of("window.alarm.shut-down", qube));
  }

  /** Takes the network from the disposable template and lets it run to be customised. */
  public void customise(QubeName qube) {
    perform(
        new Wish.Customise(qube),
        qube,
        Text.of("window.alarm.cutting", qube),
        plan -> {
          customisations.begin(
              new Customising(
                  qube,
                  clock.instant(),
                  before(plan, QubeReference.NET_QUBE),
                  before(plan, QubeReference.DISPOSABLE_TEMPLATE)));
          return Text.of("window.alarm.cut", qube);
        });
  }

  /** Shuts the disposable template down, if it runs, and gives back what customising took. */
  public void finish(Customising session) {
    var qube = session.template();
    perform(
        new Wish.EndCustomising(qube, session.netQube(), session.disposables()),
        qube,
        Text.of("window.alarm.finishing", qube),
        _ -> {
          customisations.end(qube);
          return Text.of("window.alarm.shut-down", qube);
        });
  }

  /** Leaves the disposable template without the network that customising took. */
  public void leaveOffline(QubeName qube) {
    customisations.end(qube);
  }

  /** Begins to start a disposable instead of the disposable template. */
  public void startDisposable(QubeName template) {
    change.perform(List.of(template), new Wish.StartDisposable(template));
  }

  private interface Ending {
    Text of(Plan plan);
  }

  private void perform(Wish wish, QubeName qube, Text words, Ending ending) {
    progress.put(qube, new Progressing(words, true));
    background.execute(() -> {
      Text result = carryOut(wish, ending);
      fx.run(() -> {
        progress.put(qube, new Progressing(result, false));
        afterwards.run();
      });
    });
  }

  /** A defect further down must not leave the buttons dead for ever. */
  private Text carryOut(Wish wish, Ending ending) {
    try {
      return switch (changes.plan(wish)) {
        case Planned.Refused(Text reason) -> reason;
        case Planned.Ready(Plan plan) when plan.isEmpty() -> ending.of(plan);
        case Planned.Ready(Plan plan) ->
            switch (changes.apply(plan, Consent.none(), Progress.none())) {
              case Outcome.Done(Plan done) -> ending.of(done);
              case Outcome.Failed failed -> failed.trouble();
              case Outcome.Stopped stopped -> stopped.standing();
            };
      };
    } catch (RuntimeException _) {
      return Text.of("window.alarm.defect");
    }
  }

  /** What the plan took away, as it was before; none when there was nothing to take away. */
  private static Setting<Optional<QubeName>> before(Plan plan, QubeReference reference) {
    return plan.steps().stream()
        .filter(s -> s.step() instanceof Step.SetReference set && set.reference() == reference)
        .findFirst()
        .map(AlarmActions::restored)
        .orElseGet(() -> Setting.explicit(Optional.empty()));
  }

  private static Setting<Optional<QubeName>> restored(PlannedStep planned) {
    return switch (planned.inverse().orElse(planned.step())) {
      case Step.SetReference s when planned.inverse().isPresent() -> Setting.explicit(s.value());
      case Step.ResetReference _ -> Setting.inherited(Optional.empty());
      default -> Setting.unknown();
    };
  }
}
