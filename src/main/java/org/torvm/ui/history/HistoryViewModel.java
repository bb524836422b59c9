package org.torvm.ui.history;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.torvm.change.PastChange;
import org.torvm.desktop.SaveDialog;
import org.torvm.text.Messages;
import org.torvm.text.Text;
import org.torvm.ui.change.ChangeViewModel;
import org.torvm.ui.fx.FxThread;

/**
 * The changes that were made, and what can be done about each. Does nothing to the system: all that
 * would begins with a preview. FX thread only.
 */
public final class HistoryViewModel {
  private final ChangeViewModel change;
  private final Export export;
  private final FxThread fx;
  private final Executor background;
  private final ReadOnlyObjectWrapper<List<PastChange>> past =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final BooleanProperty neutral = new SimpleBooleanProperty(true);
  private final ReadOnlyObjectWrapper<Optional<Text>> exported =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * A history that is not shown yet.
   *
   * @param change where what is to be done begins
   * @param dialog asks where an export is to be saved
   * @param messages the words of an export
   */
  public HistoryViewModel(
      ChangeViewModel change,
      SaveDialog dialog,
      Messages messages,
      FxThread fx,
      Executor background) {
    this.change = change;
    this.export = new Export(dialog, messages);
    this.fx = fx;
    this.background = background;
  }

  /** The changes, the newest first. */
  public ReadOnlyObjectProperty<List<PastChange>> pastProperty() {
    return past.getReadOnlyProperty();
  }

  /** Whether the user looks at them. */
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** Whether an export is to name qubes by neutral names. */
  public BooleanProperty neutralProperty() {
    return neutral;
  }

  /** What became of the last export. */
  public ReadOnlyObjectProperty<Optional<Text>> exportedProperty() {
    return exported.getReadOnlyProperty();
  }

  /** Takes note of what is remembered. */
  public void follow(List<PastChange> next) {
    past.set(next);
  }

  /** Lets the user look at them. */
  public void open() {
    exported.set(Optional.empty());
    open.set(true);
  }

  /** Puts them away. */
  public void close() {
    open.set(false);
  }

  /** Begins to take that change back; one that was not finished is rolled back. */
  void takeBack(PastChange one) {
    change.takeBack(one);
  }

  /** Begins to make what is missing of that change. */
  void finish(PastChange one) {
    change.finish(one);
  }

  /** Lets that change be as it is. */
  void leave(PastChange one) {
    change.leave(one);
  }

  /** Asks for a file and writes all changes into it. */
  void export() {
    var all = past.get();
    boolean neutrally = neutral.get();
    export
        .ask()
        .ifPresent(file ->
            background.execute(() -> {
              var result = export.write(file, all, neutrally);
              fx.run(() -> exported.set(Optional.of(result)));
            }));
  }
}
