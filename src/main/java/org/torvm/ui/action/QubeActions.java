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
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;
import org.torvm.ui.change.ChangeViewModel;
import org.torvm.ui.change.Torifiable;
import org.torvm.ui.shown.Selection;

/** Which actions there are for a selection. Only what can be done is offered. */
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
    var qubes = List.copyOf(selection.all());
    var movable = qubes.stream().filter(q -> canBeTorified(q, report)).toList();
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
    if (verdict(name, report) != Verdict.OFFLINE && canBeTorified(name, report)) {
      actions.add(
          new QubeAction(
              "cut",
              Text.of("window.action.cut", name),
              () -> change.perform(List.of(name), _ -> new Wish.CutNetwork(name))));
    }
    if (qube.state().isOn() && qube.klass() != QubeClass.ADMIN) {
      actions.add(
          new QubeAction(
              "shut-down",
              Text.of("window.action.shut-down", name),
              () -> change.perform(List.of(name), _ -> new Wish.ShutDown(name))));
    }
    actions.add(
        new QubeAction(
            "copy", Text.of("window.action.copy", name), () -> clipboard.accept(name.value())));
  }

  private static boolean canBeTorified(QubeName name, LeakReport report) {
    return report.system().qube(name).filter(q -> isClient(q, report)).isPresent();
  }

  private static boolean isClient(Qube qube, LeakReport report) {
    return Torifiable.is(qube) && !KnownGateways.of(report).contains(qube.name());
  }

  private static Verdict verdict(QubeName name, LeakReport report) {
    var route = report.routes().get(name);
    return route == null ? Verdict.UNKNOWN : route.route().verdict();
  }
}
