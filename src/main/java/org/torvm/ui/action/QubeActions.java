package org.torvm.ui.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.torvm.change.Wish;
import org.torvm.graph.KnownGateways;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;
import org.torvm.ui.change.ChangeViewModel;
import org.torvm.ui.change.Torifiable;
import org.torvm.ui.shown.Selection;

/**
 * Which actions there are for a selection. Only what can be done is offered: with all selected
 * qubes that it fits, or with the one that was selected last. Knows no control.
 */
public final class QubeActions {
  private final ChangeViewModel change;
  private final Consumer<String> clipboard;

  /** Actions that open that change, and copy to {@code clipboard}. */
  public QubeActions(ChangeViewModel change, Consumer<String> clipboard) {
    this.change = change;
    this.clipboard = clipboard;
  }

  /** What can be done with that selection now, in the order of a menu. */
  public List<QubeAction> of(Selection selection, LeakReport report) {
    var actions = new ArrayList<QubeAction>();
    var movable = selection.all().stream().filter(q -> canBeTorified(q, report)).toList();
    if (!movable.isEmpty()) {
      actions.add(
          new QubeAction(
              "torify",
              Text.of("window.action.torify", movable.size(), movable.getFirst()),
              () -> change.torify(movable)));
    }
    var torified = movable.stream().filter(q -> verdict(q, report) == Verdict.TORIFIED).toList();
    if (!torified.isEmpty()) {
      actions.add(
          new QubeAction(
              "untorify",
              Text.of("window.action.untorify", torified.size(), torified.getFirst()),
              () ->
                  change.perform(
                      torified, how -> new Wish.Untorify(torified, Optional.empty(), how))));
    }
    selection.main().flatMap(report.system()::qube).ifPresent(q -> addSingle(actions, q, report));
    return actions;
  }

  private void addSingle(List<QubeAction> actions, Qube qube, LeakReport report) {
    var name = qube.name();
    if (canBeCut(qube, report)) {
      actions.add(performing("cut", name, new Wish.CutNetwork(name)));
    }
    if (canBeShutDown(qube)) {
      actions.add(performing("shut-down", name, new Wish.ShutDown(name)));
    }
    if (qube.isDisposableTemplate()) {
      actions.add(performing("start-disposable", name, new Wish.StartDisposable(name)));
    }
    actions.add(
        new QubeAction(
            "copy", Text.of("window.action.copy", name), () -> clipboard.accept(name.value())));
  }

  private QubeAction performing(String id, QubeName name, Wish wish) {
    return new QubeAction(
        id, Text.of("window.action." + id, name), () -> change.perform(List.of(name), wish));
  }

  /** A net qube is not: without a net qube it may be the clearnet side itself. */
  private static boolean canBeCut(Qube qube, LeakReport report) {
    return Torifiable.is(qube)
        && !qube.is(QubeFlag.PROVIDES_NETWORK)
        && verdict(qube.name(), report) != Verdict.OFFLINE;
  }

  private static boolean canBeShutDown(Qube qube) {
    return switch (qube.state()) {
      case RUNNING, TRANSIENT ->
          qube.klass() != QubeClass.ADMIN && qube.klass() != QubeClass.REMOTE;
      case HALTED, CRASHED, PAUSED, SUSPENDED, HALTING, DYING, UNKNOWN -> false;
    };
  }

  private static boolean canBeTorified(QubeName name, LeakReport report) {
    return report
        .system()
        .qube(name)
        .filter(Torifiable::is)
        .filter(q -> !KnownGateways.of(report).contains(q.name()))
        .isPresent();
  }

  private static Verdict verdict(QubeName name, LeakReport report) {
    var route = report.routes().get(name);
    return route == null ? Verdict.UNKNOWN : route.route().verdict();
  }
}
