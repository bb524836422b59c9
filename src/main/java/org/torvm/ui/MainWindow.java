package org.torvm.ui;

import java.util.Optional;
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
import org.torvm.ui.alert.AlertStrip;
import org.torvm.ui.change.ChangeSheet;
import org.torvm.ui.findings.FindingRow;
import org.torvm.ui.findings.FindingsPane;
import org.torvm.ui.frame.StatusBar;
import org.torvm.ui.frame.Toolbar;
import org.torvm.ui.fx.Times;
import org.torvm.ui.graph.GraphOverlay;
import org.torvm.ui.graph.GraphView;
import org.torvm.ui.shown.Shown;

/** The window's content: bars, alarms, the graph over the list, and the sheet of a change. */
public final class MainWindow extends StackPane {
  private static final KeyCombination UNDO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination TORIFY =
      new KeyCodeCombination(KeyCode.T, KeyCombination.SHORTCUT_DOWN);
  private static final double GRAPH_SHARE = 0.67;

  private final MainViewModel model;
  private final GraphView graph;
  private final GraphOverlay overlay;
  private final Toolbar toolbar;
  private final AlertStrip alerts;
  private final FindingsPane findings;
  private final StatusBar status;

  /** The content on that view model. FX thread only. */
  public MainWindow(MainViewModel model, Surroundings around) {
    this.model = model;
    var messages = around.messages();
    var times = new Times(around.zone());
    graph = new GraphView(messages, model.selectionProperty()::set);
    overlay = new GraphOverlay(messages);
    toolbar = new Toolbar(messages, graph, model::torify, model::undo);
    alerts = new AlertStrip(model.alarmActions(), messages, around.zone());
    findings = new FindingsPane(messages, times, wishes());
    status = new StatusBar(messages, times);
    var split = new SplitPane(new StackPane(graph, overlay), findings);
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(GRAPH_SHARE);
    SplitPane.setResizableWithParent(findings, false);
    var frame = new BorderPane(split, new VBox(toolbar, alerts), null, status, null);
    getStyleClass().add("main-window");
    getChildren().setAll(frame, new ChangeSheet(model.change(), messages));
    model.shownProperty().subscribe(this::show);
    model.selectionProperty().subscribe(graph::select);
    model.selectionProperty().subscribe(findings::select);
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
  }

  private FindingRow.Wishes wishes() {
    return new FindingRow.Wishes() {
      @Override
      public void select(QubeName qube) {
        model.selectionProperty().set(Optional.of(qube));
      }

      @Override
      public void mend(Finding finding) {
        model.mend(finding);
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
