package org.torvm.ui.recovery;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.torvm.change.PastChange;
import org.torvm.change.PastChange.State;
import org.torvm.ui.change.ChangeViewModel;

/**
 * Which changes are to be finished or rolled back, and which of them the user looks at. Does
 * nothing to the system: finishing and rolling back begin with a preview. FX thread only.
 */
public final class RecoveryViewModel {
  private final ChangeViewModel change;
  private final ReadOnlyObjectWrapper<List<PastChange>> unfinished =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<PastChange>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Set<String> toOffer = new HashSet<>();
  private boolean begun;

  /** What is to be done begins in that change. */
  public RecoveryViewModel(ChangeViewModel change) {
    this.change = change;
  }

  /** The changes that were begun and not ended, the newest first. */
  public ReadOnlyObjectProperty<List<PastChange>> unfinishedProperty() {
    return unfinished.getReadOnlyProperty();
  }

  /** The one that the user looks at. */
  public ReadOnlyObjectProperty<Optional<PastChange>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Takes note of what is remembered. What an earlier run broke off is to be offered. */
  public void follow(List<PastChange> past) {
    var open = past.stream().filter(PastChange::isUnfinished).toList();
    if (!begun) {
      begun = true;
      open.stream().filter(c -> c.state() == State.BROKEN_OFF).forEach(c -> toOffer.add(c.id()));
    }
    unfinished.set(open);
    shown.set(shown.get().flatMap(s -> open.stream().filter(isSame(s)).findFirst()));
  }

  /** Shows what an earlier run broke off, each change once. Nothing else opens by itself. */
  public void offer() {
    if (shown.get().isEmpty()) {
      shown.set(unfinished.get().stream().filter(c -> toOffer.remove(c.id())).findFirst());
    }
  }

  /** Shows the newest one. */
  public void open() {
    shown.set(unfinished.get().stream().findFirst());
  }

  /** Puts the decision off. */
  public void close() {
    shown.set(Optional.empty());
  }

  /** Begins to make what is missing. */
  public void finish() {
    shown.get().ifPresent(change::finish);
  }

  /** Begins to take back what was made. */
  public void rollBack() {
    shown.get().ifPresent(change::takeBack);
  }

  /** Lets it be as it is. */
  public void leave() {
    shown.get().ifPresent(change::leave);
    close();
  }

  private static Predicate<PastChange> isSame(PastChange one) {
    return other -> other.id().equals(one.id());
  }
}
