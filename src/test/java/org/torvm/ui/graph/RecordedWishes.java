package org.torvm.ui.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;
import org.torvm.ui.action.QubeAction;
import org.torvm.ui.shown.Selection;

/** Does with the selection what a window would, and writes down the rest. */
final class RecordedWishes implements GraphWishes {
  final List<String> asked = new ArrayList<>();
  private final LeakReport report;
  private Selection selection = Selection.NONE;
  private Optional<GraphView> graph = Optional.empty();

  RecordedWishes(LeakReport report) {
    this.report = report;
  }

  void follow(GraphView view) {
    graph = Optional.of(view);
  }

  Selection selection() {
    return selection;
  }

  private void become(Selection next) {
    selection = next;
    graph.ifPresent(g -> g.select(next));
  }

  @Override
  public void select(QubeName qube) {
    become(Selection.of(qube));
  }

  @Override
  public void toggle(QubeName qube) {
    become(selection.toggled(qube));
  }

  @Override
  public void selectAll(Set<QubeName> qubes) {
    become(new Selection(qubes.stream().findFirst(), new TreeSet<>(qubes)));
  }

  @Override
  public void selectNone() {
    become(Selection.NONE);
  }

  @Override
  public void torify(QubeName qube, QubeName gateway) {
    asked.add(qube + " to " + gateway);
  }

  @Override
  public Optional<Text> hindrance(QubeName qube) {
    return Hindrance.of(qube, report);
  }

  @Override
  public List<QubeAction> actions() {
    return List.of(
        new QubeAction(
            "copy",
            Text.of("sample.text", "Copy the name dvm_1"),
            () -> asked.add("copy " + selection.all())));
  }
}
