package org.torvm.ui.alert;

import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.torvm.apply.Changes;
import org.torvm.apply.Outcome;
import org.torvm.apply.Progress;
import org.torvm.change.Planned;
import org.torvm.change.Wish;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;
import org.torvm.ui.fx.FxThread;

/**
 * What can be done about an alarm at once. These actions only ever cut or stop, so they are carried
 * out without a preview.
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
  private final FxThread fx;
  private final Executor background;
  private final Runnable afterwards;
  private final ObservableMap<QubeName, Progressing> progress = FXCollections.observableHashMap();

  /** Actions through that door; {@code afterwards} is called when one is through. */
  public AlarmActions(Changes changes, FxThread fx, Executor background, Runnable afterwards) {
    this.changes = changes;
    this.fx = fx;
    this.background = background;
    this.afterwards = afterwards;
  }

  /** How the last action about each qube gets on. */
  public ObservableMap<QubeName, Progressing> progress() {
    return progress;
  }

  /** Shuts the qube down. */
  public void shutDown(QubeName qube) {
    perform(new Wish.ShutDown(qube), qube, Text.of("window.alarm.shutting-down", qube));
  }

  /** Takes the network from the qube. */
  public void cutNetwork(QubeName qube) {
    perform(new Wish.CutNetwork(qube), qube, Text.of("window.alarm.cutting", qube));
  }

  private void perform(Wish wish, QubeName qube, Text words) {
    progress.put(qube, new Progressing(words, true));
    background.execute(() -> {
      Text result = carryOut(wish, qube);
      fx.run(() -> {
        progress.put(qube, new Progressing(result, false));
        afterwards.run();
      });
    });
  }

  private Text carryOut(Wish wish, QubeName qube) {
    return switch (changes.plan(wish)) {
      case Planned.Refused(Text reason) -> reason;
      case Planned.Ready(var plan) when plan.isEmpty() -> Text.of("window.alarm.already", qube);
      case Planned.Ready(var plan) ->
          switch (changes.apply(plan, Progress.none())) {
            case Outcome.Done _ -> done(wish, qube);
            case Outcome.Failed failed -> failed.trouble();
          };
    };
  }

  private static Text done(Wish wish, QubeName qube) {
    return wish instanceof Wish.CutNetwork
        ? Text.of("window.alarm.cut", qube)
        : Text.of("window.alarm.shut-down", qube);
  }
}
