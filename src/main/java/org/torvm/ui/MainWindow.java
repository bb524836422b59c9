package org.torvm.ui;

import static java.util.Comparator.naturalOrder;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.torvm.leak.Finding;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;
import org.torvm.ui.action.QubeAction;
import org.torvm.ui.alert.AlertStrip;
import org.torvm.ui.change.ChangeSheet;
import org.torvm.ui.findings.FindingWishes;
import org.torvm.ui.findings.FindingsPane;
import org.torvm.ui.frame.StatusBar;
import org.torvm.ui.frame.Toolbar;
import org.torvm.ui.fx.Times;
import org.torvm.ui.graph.GraphOverlay;
import org.torvm.ui.graph.GraphView;
import org.torvm.ui.graph.GraphWishes;
import org.torvm.ui.graph.Hindrance;
import org.torvm.ui.inspector.InspectorPane;
import org.torvm.ui.shown.Matches;
import org.torvm.ui.shown.Selection;
import org.torvm.ui.shown.Shown;

/** The window's content: bars, alarms, the graph over the list, and the sheet of a change. */
public final class MainWindow extends StackPane {
  private static final KeyCombination UNDO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination TORIFY =
      new KeyCodeCombination(KeyCode.T, KeyCombination.SHORTCUT_DOWN);
  private static final double GRAPH_SHARE = 0.67;
  private static final double INSPECTOR_FROM = 0.75;

  private final MainViewModel model;
  private final GraphView graph;
  private final GraphOverlay overlay;
  private final InspectorPane inspector;
  private final Toolbar toolbar;
  private final AlertStrip alerts;
  private final FindingsPane findings;
  private final StatusBar status;

  /** The content on that view model. FX thread only. */
  public MainWindow(MainViewModel model, Surroundings around) {
    this.model = model;
    var messages = around.messages();
    var times = new Times(around.zone());
    graph = new GraphView(messages, graphWishes());
    inspector = new InspectorPane(messages, around.zone(), wishes(around.fx()::copy));
    overlay = new GraphOverlay(messages);
    toolbar = new Toolbar(messages, graph, model::torify, model::undo);
    alerts = new AlertStrip(model.alarmActions(), messages, around.zone(), around.clock());
    findings = new FindingsPane(messages, times, wishes(around.fx()::copy));
    status = new StatusBar(messages, times);
    var upper = new SplitPane(new StackPane(graph, overlay), inspector);
    upper.setDividerPositions(INSPECTOR_FROM);
    SplitPane.setResizableWithParent(inspector, false);
    var split = new SplitPane(upper, findings);
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(GRAPH_SHARE);
    SplitPane.setResizableWithParent(findings, false);
    var frame = new BorderPane(split, new VBox(toolbar, alerts), null, status, null);
    getStyleClass().add("main-window");
    getChildren().setAll(frame, new ChangeSheet(model.change(), messages));
    model.shownProperty().subscribe(this::show);
    model.selectionProperty().subscribe(this::showSelection);
    model.matchesProperty().subscribe(this::showMatches);
    model.undoableProperty().subscribe(toolbar::showUndoable);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private void show(Shown shown) {
    graph.show(shown.picture());
    overlay.show(shown.situation());
    findings.show(shown);
    alerts.show(shown.situation());
    status.show(shown);
    toolbar.showSystem(shown.report().system().kind());
    inspector.show(shown, model.selectionProperty().get(), model.actions());
  }

  private void showSelection(Selection selection) {
    graph.select(selection);
    findings.select(selection);
    inspector.show(model.shownProperty().get(), selection, model.actions());
  }

  private void showMatches(Matches matches) {
    graph.emphasise(
        model.lookProperty().get().fadesNothing()
            ? Optional.empty()
            : Optional.of(matches.qubes()));
  }

  private GraphWishes graphWishes() {
    return new GraphWishes() {
      @Override
      public void select(QubeName qube) {
        model.selectionProperty().set(Selection.of(qube));
      }

      @Override
      public void toggle(QubeName qube) {
        model.selectionProperty().set(model.selectionProperty().get().toggled(qube));
      }

      @Override
      public void selectNone() {
        model.selectionProperty().set(Selection.NONE);
      }

      @Override
      public void selectAll(Set<QubeName> qubes) {
        model
            .selectionProperty()
            .set(new Selection(qubes.stream().min(naturalOrder()), new TreeSet<>(qubes)));
      }

      @Override
      public void torify(QubeName qube, QubeName gateway) {
        model.torify(qube, gateway);
      }

      @Override
      public Optional<Text> hindrance(QubeName qube) {
        return Hindrance.of(qube, model.shownProperty().get().report());
      }

      @Override
      public List<QubeAction> actions() {
        return model.actions();
      }
    };
  }

  private FindingWishes wishes(Consumer<String> clipboard) {
    return new FindingWishes() {
      @Override
      public void select(QubeName qube) {
        model.selectionProperty().set(Selection.of(qube));
      }

      @Override
      public void mend(Finding finding) {
        model.mend(finding);
      }

      @Override
      public void copy(String text) {
        clipboard.accept(text);
      }
    };
  }

  private void key(KeyEvent event) {
    if (TORIFY.match(event)) {
      model.torify();
    } else if (UNDO.match(event) && model.undoableProperty().get().isPresent()) {
      model.undo();
    }
  }
}
