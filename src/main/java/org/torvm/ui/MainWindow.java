package org.torvm.ui;

import static java.util.Comparator.naturalOrder;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.torvm.graph.Extent;
import org.torvm.leak.Finding;
import org.torvm.leak.rule.Rules;
import org.torvm.qubes.Connection;
import org.torvm.qubes.QubeName;
import org.torvm.settings.WindowPlace;
import org.torvm.text.Text;
import org.torvm.ui.action.QubeAction;
import org.torvm.ui.alert.AlertStrip;
import org.torvm.ui.change.ChangeSheet;
import org.torvm.ui.change.Stage;
import org.torvm.ui.findings.FindingWishes;
import org.torvm.ui.findings.FindingsPane;
import org.torvm.ui.frame.BarWishes;
import org.torvm.ui.frame.GatewayNotice;
import org.torvm.ui.frame.GraphState;
import org.torvm.ui.frame.KeySheet;
import org.torvm.ui.frame.ReadOnlyBar;
import org.torvm.ui.frame.StatusBar;
import org.torvm.ui.frame.Toolbar;
import org.torvm.ui.frame.Tour;
import org.torvm.ui.fx.Times;
import org.torvm.ui.graph.GraphPane;
import org.torvm.ui.graph.GraphView;
import org.torvm.ui.graph.GraphWishes;
import org.torvm.ui.graph.Hindrance;
import org.torvm.ui.history.HistorySheet;
import org.torvm.ui.inspector.InspectorPane;
import org.torvm.ui.recovery.RecoverySheet;
import org.torvm.ui.recovery.UnfinishedBar;
import org.torvm.ui.shown.Filter;
import org.torvm.ui.shown.Matches;
import org.torvm.ui.shown.Selection;
import org.torvm.ui.shown.Shown;

/**
 * The window's content: bars, alarms, the graph beside the inspector, both over the list; and over
 * all of it the sheet of a change, the list of keys and what explains the window.
 */
public final class MainWindow extends StackPane {
  private final MainViewModel model;
  private final GraphPane graphPane;
  private final GraphView graph;
  private final GraphState state;
  private final InspectorPane inspector;
  private final Toolbar toolbar;
  private final ReadOnlyBar readOnly;
  private final GatewayNotice noGateway;
  private final UnfinishedBar unfinished;
  private final AlertStrip alerts;
  private final FindingsPane findings;
  private final StatusBar status;
  private final SplitPane upper;
  private final SplitPane split;
  private final RecoverySheet recovery;
  private final HistorySheet history;
  private final KeySheet keys;
  private final Tour tour;

  /** The content on that view model. FX thread only. */
  public MainWindow(MainViewModel model, Surroundings around) {
    this.model = model;
    var messages = around.messages();
    var times = new Times(around.zone());
    var wishes = new Wishes(around.fx()::copy);
    graphPane = new GraphPane(messages, wishes, this::draw);
    graph = graphPane.graph();
    state = new GraphState(messages);
    inspector = new InspectorPane(messages, around.zone(), wishes);
    toolbar = new Toolbar(messages, model.appearance(), wishes);
    readOnly = new ReadOnlyBar(messages, wishes);
    noGateway = new GatewayNotice(messages, around.fx()::copy);
    unfinished = new UnfinishedBar(model.recovery(), messages, times);
    alerts = new AlertStrip(model.alarmActions(), messages, around.zone(), around.clock());
    findings = new FindingsPane(messages, times, wishes);
    status = new StatusBar(messages, times, Rules.shipped().size());
    upper = new SplitPane(new StackPane(graphPane, state), inspector);
    split = new SplitPane(upper, findings);
    divide(model.appearance().preferencesProperty().get().window());
    recovery = new RecoverySheet(model.recovery(), messages, times, split, this::isChanging);
    history = new HistorySheet(model.history(), messages, times, split, this::isChanging);
    keys = new KeySheet(messages);
    tour = new Tour(messages, stops());
    var top = new VBox(toolbar, readOnly, noGateway, unfinished, alerts);
    // What opens by itself leaves the bars free: no alarm is ever covered by it.
    var middle = new StackPane(split, history, recovery);
    var frame = new BorderPane(middle, top, null, status, null);
    getStyleClass().add("main-window");
    getChildren().setAll(frame, tour, new ChangeSheet(model.change(), messages), keys);
    follow();
    var areas = List.<Node>of(graph, inspector, findings);
    var shortcuts = new WindowKeys(graph, areas, wishes, toolbar::beginSearch, this::isCovered);
    addEventHandler(KeyEvent.KEY_PRESSED, shortcuts::key);
  }

  private void divide(WindowPlace place) {
    split.setOrientation(Orientation.VERTICAL);
    SplitPane.setResizableWithParent(inspector, false);
    SplitPane.setResizableWithParent(findings, false);
    upper.setDividerPositions(place.inspector());
    split.setDividerPositions(place.graph());
  }

  private List<Tour.Stop> stops() {
    return List.of(
        new Tour.Stop("graph", graph, Tour.Side.RIGHT),
        new Tour.Stop("torify", toolbar.torifyButton(), Tour.Side.BELOW),
        new Tour.Stop("findings", findings, Tour.Side.ABOVE));
  }

  /** How the window is divided now, with that size. */
  WindowPlace place(double width, double height, boolean maximised) {
    return new WindowPlace(
        width, height, maximised, split.getDividerPositions()[0], upper.getDividerPositions()[0]);
  }

  private void follow() {
    model.shownProperty().subscribe(this::show);
    model.selectionProperty().subscribe(this::showSelection);
    model.matchesProperty().subscribe(this::showMatches);
    model.undoableProperty().subscribe(toolbar::showUndoable);
    model.readOnlyProperty().subscribe(toolbar::showReadOnly);
    model.readOnlyProperty().subscribe(readOnly::show);
    model.readOnlyProperty().subscribe(recovery::showReadOnly);
    model.readOnlyProperty().subscribe(history::showReadOnly);
    model.recovery().unfinishedProperty().subscribe(_ -> offerRecovery());
    recovery.visibleProperty().subscribe(_ -> coverChanged());
    history.visibleProperty().subscribe(_ -> coverChanged());
    model.appearance().stillProperty().subscribe(state::keepStill);
    graph.animatedProperty().bind(model.appearance().stillProperty().not());
    model.change().stageProperty().subscribe(_ -> coverChanged());
    keys.visibleProperty().subscribe(_ -> coverChanged());
    tour.atProperty()
        .subscribe((before, now) -> {
          if (before >= 0 && now < 0) {
            explained();
          }
        });
    sceneProperty().subscribe(_ -> coverChanged());
  }

  private void show(Shown shown) {
    graphPane.show(shown);
    state.show(shown);
    findings.show(shown);
    alerts.show(shown.situation());
    noGateway.show(shown);
    status.show(shown);
    toolbar.showSystem(shown.report().system());
    inspector.show(shown, model.selectionProperty().get(), model.actions());
    recovery.show(shown.report());
    offerRecovery();
    explainOnce(shown);
  }

  private void showSelection(Selection selection) {
    graph.select(selection);
    findings.select(selection);
    inspector.show(model.shownProperty().get(), selection, model.actions());
    showMatches(model.matchesProperty().get());
  }

  private void showMatches(Matches matches) {
    var look = model.lookProperty().get();
    graphPane.show(look.extent());
    graph.emphasise(look.fadesNothing() ? Optional.empty() : Optional.of(matches.qubes()));
    toolbar.showMatches(matches, look.filter(), model.selectionProperty().get().main());
  }

  /** The first time that there is something to explain, and nothing that is more urgent. */
  private void explainOnce(Shown shown) {
    boolean live = shown.situation().connection() instanceof Connection.Live;
    boolean known = model.appearance().preferencesProperty().get().explained();
    if (live && !known && getScene() != null && tour.atProperty().get() < 0 && !isCovered()) {
      tour.begin();
    }
  }

  private void draw(Extent extent) {
    model.lookProperty().set(model.lookProperty().get().with(extent));
  }

  private void explained() {
    var preferences = model.appearance().preferencesProperty();
    preferences.set(preferences.get().withExplained(true));
    graph.requestFocus();
  }

  /** What was broken off is shown once the system is read, and after everything more urgent. */
  private void offerRecovery() {
    var situation = model.shownProperty().get().situation();
    boolean read = situation.connection() instanceof Connection.Live;
    if (read && situation.alarms().isEmpty() && getScene() != null && !isCovered()) {
      model.recovery().offer();
    }
  }

  private void coverChanged() {
    tour.makeWay(isCovered());
    history.makeWay(isChanging());
    recovery.makeWay(isChanging());
    offerRecovery();
    explainOnce(model.shownProperty().get());
  }

  private boolean isCovered() {
    return isChanging() || recovery.isVisible() || history.isVisible();
  }

  /** Whether something is open over the whole window. */
  private boolean isChanging() {
    return keys.isVisible() || !(model.change().stageProperty().get() instanceof Stage.Closed);
  }

  /** What the parts of the window ask for. */
  private final class Wishes implements BarWishes, GraphWishes, FindingWishes {
    private final Consumer<String> clipboard;

    Wishes(Consumer<String> clipboard) {
      this.clipboard = clipboard;
    }

    @Override
    public void torify() {
      boolean known = model.shownProperty().get().report().system().qubeCount() > 0;
      if (known && model.readOnlyProperty().get().isEmpty()) {
        model.torify();
      }
    }

    @Override
    public void undo() {
      if (model.readOnlyProperty().get().isEmpty() && model.undoableProperty().get().isPresent()) {
        model.undo();
      }
    }

    @Override
    public void showHistory() {
      if (!isChanging()) {
        model.recovery().close();
        model.history().open();
      }
    }

    @Override
    public void search(String word) {
      model.lookProperty().set(model.lookProperty().get().searching(word));
    }

    @Override
    public void step(boolean forward) {
      model.step(forward);
    }

    @Override
    public void leaveSearch() {
      graph.requestFocus();
    }

    @Override
    public void filter(Filter filter) {
      model.lookProperty().set(model.lookProperty().get().with(filter));
    }

    @Override
    public void explain() {
      tour.begin();
    }

    @Override
    public void showKeys() {
      if (!isCovered()) {
        keys.open();
      }
    }

    @Override
    public void tryAgain() {
      model.tryAgain();
    }

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
      var first = qubes.stream().min(naturalOrder());
      model.selectionProperty().set(new Selection(first, new TreeSet<>(qubes)));
    }

    @Override
    public Optional<Text> hindrance(QubeName qube) {
      return Hindrance.of(qube, model.shownProperty().get().report());
    }

    @Override
    public void torify(QubeName qube, QubeName gateway) {
      model.torify(qube, gateway);
    }

    @Override
    public List<QubeAction> actions() {
      return model.actions();
    }

    @Override
    public void mend(Finding finding) {
      model.mend(finding);
    }

    @Override
    public void copy(String text) {
      clipboard.accept(text);
    }
  }
}
