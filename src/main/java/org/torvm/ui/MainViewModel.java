package org.torvm.ui;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.torvm.apply.Changes;
import org.torvm.apply.ReadOnly;
import org.torvm.change.PastChange;
import org.torvm.graph.Extent;
import org.torvm.leak.Finding;
import org.torvm.qubes.QubeName;
import org.torvm.settings.Preferences;
import org.torvm.text.Text;
import org.torvm.ui.action.QubeAction;
import org.torvm.ui.action.QubeActions;
import org.torvm.ui.alert.AlarmActions;
import org.torvm.ui.change.ChangeViewModel;
import org.torvm.ui.fx.LatestWins;
import org.torvm.ui.history.HistoryViewModel;
import org.torvm.ui.personal.Appearance;
import org.torvm.ui.recovery.RecoveryViewModel;
import org.torvm.ui.shown.Look;
import org.torvm.ui.shown.Matches;
import org.torvm.ui.shown.Selection;
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
  private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(Selection.NONE);
  private final ObjectProperty<Look> look = new SimpleObjectProperty<>(Look.PLAIN);
  private final ReadOnlyObjectWrapper<Matches> matches;
  private final ReadOnlyObjectWrapper<Optional<Text>> undoable =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ReadOnly>> readOnly =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Rights rights;
  private final Appearance appearance;
  private final ChangeViewModel change;
  private final AlarmActions alarmActions;
  private final QubeActions actions;
  private final RecoveryViewModel recovery;
  private final HistoryViewModel history;
  private final LatestWins<Situation> compute;
  private final LatestWins<Changes> memory;
  private volatile Extent extentOfNewestLook;
  private final Situations.Subscription subscription;

  /** Begins to follow the situations. Computes the first one on the calling thread. */
  public MainViewModel(Surroundings around) {
    this.around = around;
    this.appearance = new Appearance(around.personal(), around.background());
    this.rights = new Rights(around.changes());
    var extent = wanted(appearance.preferencesProperty().get());
    look.set(Look.PLAIN.with(extent));
    extentOfNewestLook = extent;
    var first = Shown.of(around.situations().latest(), extent);
    this.shown = new ReadOnlyObjectWrapper<>(first);
    this.matches = new ReadOnlyObjectWrapper<>(Matches.of(first, look.get()));
    this.change =
        new ChangeViewModel(rights, around.fx(), around.background(), this::askWhatCanBeChanged);
    this.recovery = new RecoveryViewModel(change);
    this.history =
        new HistoryViewModel(
            change, around.saving(), around.messages(), around.fx(), around.background());
    this.memory = new LatestWins<>(around.background(), this::readWhatCanBeChanged);
    this.alarmActions =
        new AlarmActions(
            around.changes(),
            around.customisations(),
            change,
            around.fx(),
            around.background(),
            around.clock(),
            this::askWhatCanBeChanged);
    this.actions = new QubeActions(change, around.fx()::copy);
    var toScreen = around.fx().<Shown>latest(this::accept);
    this.compute =
        new LatestWins<>(
            around.background(), s -> toScreen.accept(Shown.of(s, extentOfNewestLook)));
    change.follow(first.report());
    this.subscription = around.situations().subscribe(compute);
    look.subscribe((before, now) -> lookChanged(before, now));
    appearance.preferencesProperty().subscribe(now -> look.set(look.get().with(wanted(now))));
    askWhatCanBeChanged();
  }

  /** What is shown now. */
  public ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** The selected qubes, in the graph and in the list alike. */
  public ObjectProperty<Selection> selectionProperty() {
    return selection;
  }

  /** What the user asked to see of the graph. */
  public ObjectProperty<Look> lookProperty() {
    return look;
  }

  /** Which drawn qubes fit what the user asked to see. */
  public ReadOnlyObjectProperty<Matches> matchesProperty() {
    return matches.getReadOnlyProperty();
  }

  /** What can be done with the selection now. */
  public List<QubeAction> actions() {
    return actions.of(selection.get(), shown.get().report());
  }

  /** What undoing would take back; empty when there is nothing. */
  public ReadOnlyObjectProperty<Optional<Text>> undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  /** Why nothing can be changed, while that is so. */
  public ReadOnlyObjectProperty<Optional<ReadOnly>> readOnlyProperty() {
    return readOnly.getReadOnlyProperty();
  }

  /** Lets the user try a change although dom0 denied the last one. */
  public void tryAgain() {
    rights.tryAgain();
    readOnly.set(rights.readOnly());
  }

  /** What the user wants of the window. */
  public Appearance appearance() {
    return appearance;
  }

  /** Selects the next qube that fits what is searched for, or the one before. */
  public void step(boolean forward) {
    matches
        .get()
        .beside(selection.get().main(), forward)
        .map(Selection::of)
        .ifPresent(selection::set);
  }

  /** The change that is being made, from choosing to its result. */
  public ChangeViewModel change() {
    return change;
  }

  /** The changes that are to be finished or rolled back. */
  public RecoveryViewModel recovery() {
    return recovery;
  }

  /** The changes that were made. */
  public HistoryViewModel history() {
    return history;
  }

  /** What can be done about an alarm. */
  public AlarmActions alarmActions() {
    return alarmActions;
  }

  /** Begins to torify, with the selected qubes chosen already. */
  public void torify() {
    change.torify(selection.get().all());
  }

  /** Begins to put that qube, or the selection when it is in it, behind that gateway. */
  public void torify(QubeName qube, QubeName gateway) {
    var qubes = selection.get().contains(qube) ? selection.get().all() : Set.of(qube);
    change.torify(qubes, Optional.of(gateway));
  }

  /** Begins to mend that finding. */
  public void mend(Finding finding) {
    selection.set(Selection.of(finding.qube()));
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
    appearance.close();
  }

  private void accept(Shown next) {
    shown.set(next);
    matches.set(Matches.of(next, look.get()));
    change.follow(next.report());
    selection.set(selection.get().within(next.report().system()));
    askWhatCanBeChanged();
  }

  private static Extent wanted(Preferences preferences) {
    return preferences.everything() ? Extent.EVERYTHING : Extent.EVERYDAY;
  }

  private void lookChanged(Look before, Look now) {
    if (before.extent() != now.extent()) {
      extentOfNewestLook = now.extent();
      var wants = appearance.preferencesProperty();
      wants.set(wants.get().withEverything(now.extent() == Extent.EVERYTHING));
      compute.accept(around.situations().latest());
    }
    matches.set(Matches.of(shown.get(), now));
  }

  private void askWhatCanBeChanged() {
    try {
      memory.accept(rights);
    } catch (RejectedExecutionException _) {
      // The program is ending: what came last from the system finds nobody left to ask.
    }
  }

  private void readWhatCanBeChanged(Changes changes) {
    var past = changes.past();
    var locked = changes.readOnly();
    var last = past.stream().filter(PastChange::isUndoable).findFirst();
    around
        .fx()
        .run(() -> {
          undoable.set(last.map(PastChange::title));
          readOnly.set(locked);
          history.follow(past);
          recovery.follow(past);
        });
  }
}
