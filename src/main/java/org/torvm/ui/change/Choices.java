package org.torvm.ui.change;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import org.torvm.apply.Changes;
import org.torvm.change.PastChange;
import org.torvm.change.Planned;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.leak.Finding;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;
import org.torvm.ui.change.ChangeViewModel.Kind;

/**
 * What is wanted: which kind of change and what was chosen for it. It says how to ask for a plan
 * and asks for none itself. FX thread only.
 */
final class Choices {
  private final Runnable changed;
  private final ReadOnlyObjectWrapper<Kind> kind = new ReadOnlyObjectWrapper<>(Kind.TORIFY);
  private final ObservableSet<QubeName> qubes = FXCollections.observableSet(new TreeSet<>());
  private final ObjectProperty<Optional<QubeName>> gateway =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<RunningQube> running =
      new SimpleObjectProperty<>(RunningQube.RESTART);
  private Optional<Finding> finding = Optional.empty();
  private Optional<Function<RunningQube, Wish>> asked = Optional.empty();
  private Optional<PastChange> past = Optional.empty();
  private boolean asksAboutRunning;
  private boolean picking;

  /** Nothing chosen yet; {@code changed} is called whenever another plan is needed. */
  Choices(Runnable changed) {
    this.changed = changed;
    qubes.addListener((SetChangeListener<QubeName>) _ -> qubesChanged());
    gateway.subscribe(_ -> changed.run());
    running.subscribe(_ -> changed.run());
  }

  ReadOnlyObjectProperty<Kind> kindProperty() {
    return kind.getReadOnlyProperty();
  }

  ObservableSet<QubeName> qubes() {
    return qubes;
  }

  ObjectProperty<Optional<QubeName>> gatewayProperty() {
    return gateway;
  }

  ObjectProperty<RunningQube> runningProperty() {
    return running;
  }

  /** Picks all of these at once, or drops them. */
  void pick(Collection<QubeName> names, boolean picked) {
    picking = true;
    if (picked) {
      qubes.addAll(names);
    } else {
      names.forEach(qubes::remove);
    }
    picking = false;
    changed.run();
  }

  /** From now on those qubes are to be torified through that gateway. */
  void torify(Collection<QubeName> first, Optional<QubeName> through) {
    qubes.clear();
    qubes.addAll(first);
    gateway.set(through);
    begin(Kind.TORIFY);
  }

  /** From now on that is to be done with those qubes. */
  void perform(Collection<QubeName> about, Function<RunningQube, Wish> wish, boolean asksFirst) {
    qubes.clear();
    qubes.addAll(about);
    asked = Optional.of(wish);
    asksAboutRunning = asksFirst;
    begin(Kind.PERFORM);
  }

  /** From now on that finding is to be mended. */
  void mend(Finding toMend) {
    finding = Optional.of(toMend);
    begin(Kind.MEND);
  }

  /** From now on the last change is to be taken back. */
  void undo() {
    past = Optional.empty();
    begin(Kind.UNDO);
  }

  /** From now on that past change is to be taken back, finished or not. */
  void takeBack(PastChange change) {
    past = Optional.of(change);
    begin(change.state() == PastChange.State.DONE ? Kind.UNDO : Kind.ROLL_BACK);
  }

  /** From now on what is missing of that past change is to be made. */
  void finish(PastChange change) {
    past = Optional.of(change);
    begin(Kind.FINISH);
  }

  /** How to ask for the plan; empty while something still has to be chosen. */
  Optional<Function<Changes, Planned>> wish() {
    return switch (kind.get()) {
      case UNDO, ROLL_BACK -> Optional.of(takenBack());
      case FINISH -> past.map(PastChange::id).map(id -> c -> c.planFinish(id));
      case MEND -> {
        var how = running.get();
        yield finding.map(f -> c -> c.plan(new Wish.Mend(f, how)));
      }
      case PERFORM -> {
        var how = running.get();
        yield asked.map(w -> c -> c.plan(w.apply(how)));
      }
      case TORIFY -> {
        var chosen = List.copyOf(qubes);
        var how = running.get();
        yield gateway
            .get()
            .filter(_ -> !chosen.isEmpty())
            .map(g -> c -> c.plan(new Wish.Torify(chosen, g, how)));
      }
    };
  }

  /** What carrying it out is called, such as "Torify 2 qubes". */
  Text applyWords() {
    return ApplyWords.of(
        kind.get(), List.copyOf(qubes), finding, asked.map(w -> w.apply(running.get())));
  }

  /** Whether a qube runs that would have to be restarted. */
  boolean touchesRunningQube(Optional<LeakReport> report) {
    var names =
        switch (kind.get()) {
          case TORIFY -> List.copyOf(qubes);
          case PERFORM -> asksAboutRunning ? List.copyOf(qubes) : List.<QubeName>of();
          case MEND -> finding.map(Finding::qube).stream().toList();
          case UNDO, ROLL_BACK, FINISH -> List.<QubeName>of();
        };
    return names.stream()
        .flatMap(n -> report.flatMap(r -> r.system().qube(n)).stream())
        .anyMatch(q -> q.state().isOn());
  }

  private Function<Changes, Planned> takenBack() {
    var id = past.map(PastChange::id);
    return c -> id.isPresent() ? c.planUndo(id.get()) : c.planUndo();
  }

  private void begin(Kind next) {
    running.set(RunningQube.RESTART);
    kind.set(next);
  }

  /** Many at once are one change. */
  private void qubesChanged() {
    if (!picking) {
      changed.run();
    }
  }
}
