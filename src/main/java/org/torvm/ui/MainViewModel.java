package org.torvm.ui;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.torvm.leak.Finding;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;
import org.torvm.ui.alert.AlarmActions;
import org.torvm.ui.change.ChangeViewModel;
import org.torvm.ui.fx.LatestWins;
import org.torvm.ui.shown.Shown;
import org.torvm.watch.Situation;
import org.torvm.watch.Situations;

/**
 * What the window shows and what can be done in it. Knows no control. All properties are read and
 * written on the FX thread only.
 */
public final class MainViewModel implements AutoCloseable {
  private final Surroundings around;
  private final ReadOnlyObjectWrapper<Shown> shown;
  private final ObjectProperty<Optional<QubeName>> selection =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Text>> undoable =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ChangeViewModel change;
  private final AlarmActions alarmActions;
  private final Situations.Subscription subscription;

  /** Begins to follow the situations. Computes the first one on the calling thread. */
  public MainViewModel(Surroundings around) {
    this.around = around;
    this.shown = new ReadOnlyObjectWrapper<>(Shown.of(around.situations().latest()));
    this.change =
        new ChangeViewModel(
            around.changes(), around.fx(), around.background(), this::askWhatCanBeUndone);
    this.alarmActions =
        new AlarmActions(
            around.changes(), around.fx(), around.background(), this::askWhatCanBeUndone);
    var toScreen = around.fx().<Shown>latest(this::accept);
    var compute = new LatestWins<Situation>(around.background(), s -> toScreen.accept(Shown.of(s)));
    change.follow(shown.get().report());
    this.subscription = around.situations().subscribe(compute);
    askWhatCanBeUndone();
  }

  /** What is shown now. */
  public ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** The selected qube, in the graph and in the list alike. */
  public ObjectProperty<Optional<QubeName>> selectionProperty() {
    return selection;
  }

  /** What undoing would take back; empty when there is nothing. */
  public ReadOnlyObjectProperty<Optional<Text>> undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  /** The change that is being made, from choosing to its result. */
  public ChangeViewModel change() {
    return change;
  }

  /** What can be done about an alarm. */
  public AlarmActions alarmActions() {
    return alarmActions;
  }

  /** Begins to torify, with the selected qube chosen already. */
  public void torify() {
    change.torify(selection.get());
  }

  /** Begins to mend that finding. */
  public void mend(Finding finding) {
    selection.set(Optional.of(finding.qube()));
    change.mend(finding);
  }

  /** Begins to undo the last change. */
  public void undo() {
    change.undo();
  }

  /** Ends the following. */
  @Override
  public void close() {
    subscription.close();
  }

  private void accept(Shown next) {
    shown.set(next);
    change.follow(next.report());
    var gone = selection.get().filter(q -> next.report().system().qube(q).isEmpty());
    gone.ifPresent(_ -> selection.set(Optional.empty()));
    askWhatCanBeUndone();
  }

  private void askWhatCanBeUndone() {
    around
        .background()
        .execute(() -> {
          var text = around.changes().undoable();
          around.fx().run(() -> undoable.set(text));
        });
  }
}
