package org.torvm.ui.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.torvm.apply.ReadOnly;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.SystemKind;
import org.torvm.text.Messages;
import org.torvm.text.Text;
import org.torvm.ui.personal.Appearance;
import org.torvm.ui.shown.Filter;
import org.torvm.ui.shown.Matches;

/**
 * What can be done, at the top of the window. A window that is too narrow for everything first gets
 * shorter fields, then a menu instead of the row of filters; nothing is ever cut off.
 */
public final class Toolbar extends Region {
  private static final double GAP = 10;
  private static final double WIDEST_HINT = 420;

  /** How wide the parts are that can give way, the most comfortable arrangement first. */
  private record Arrangement(double undo, double search, boolean row) {}

  private static final List<Arrangement> ARRANGEMENTS =
      List.of(
          new Arrangement(380, 280, true),
          new Arrangement(260, 260, true),
          new Arrangement(200, 220, true),
          new Arrangement(130, 190, true),
          new Arrangement(220, 260, false),
          new Arrangement(150, 190, false),
          new Arrangement(80, 140, false));

  private final Messages messages;
  private final Button torify;
  private final Button undo;
  private final Tooltip torifyHint = new Tooltip();
  private final Tooltip undoHint = new Tooltip();
  private final List<StackPane> actions;
  private final SearchField search;
  private final FilterChips filters;
  private final Label badge = new Label();
  private final ViewMenu view;
  private boolean read;
  private Optional<Text> undoable = Optional.empty();
  private Optional<ReadOnly> readOnly = Optional.empty();

  /** The bar that passes on what the user asks of it. */
  public Toolbar(Messages messages, Appearance appearance, BarWishes wishes) {
    this.messages = messages;
    setId("toolbar");
    getStyleClass().add("toolbar");
    setAccessibleRole(AccessibleRole.TOOL_BAR);
    torify = button("torify", wishes::torify);
    torify.setText(messages.say("window.torify"));
    torify.getStyleClass().add("primary");
    undo = button("undo", wishes::undo);
    actions = List.of(explained(torify, torifyHint), explained(undo, undoHint));
    search = new SearchField(messages, wishes);
    filters = new FilterChips(messages, wishes);
    view = new ViewMenu(messages, appearance, wishes);
    badge.getStyleClass().add("system-badge");
    badge.setId("system-badge");
    getChildren().setAll(actions);
    getChildren().addAll(search, filters.row(), filters.menu(), badge, view);
    showActions();
  }

  /** What a call-out about torifying points at. */
  public Region torifyButton() {
    return torify;
  }

  /** Puts the cursor where a search is typed. */
  public void beginSearch() {
    search.requestFocus();
    search.selectAll();
  }

  /** Says which system is shown, unmistakably when it is not the user's. */
  public void showSystem(QubesSystem system) {
    var kind = system.kind();
    read = system.qubeCount() > 0;
    search.setDisable(!read);
    filters.row().setDisable(!read);
    filters.menu().setDisable(!read);
    showActions();
    badge.setVisible(kind != SystemKind.DOM0);
    badge.setText(messages.say("window.badge." + kind.word()));
    badge.getStyleClass().setAll("label", "system-badge", kind.word());
    badge.setTooltip(new Tooltip(messages.say("window.badge." + kind.word() + ".hint")));
    requestLayout();
  }

  /** Says what undoing would take back. */
  public void showUndoable(Optional<Text> what) {
    undoable = what;
    showActions();
  }

  /** Lets nothing be changed as long as there is a reason, and says it. */
  public void showReadOnly(Optional<ReadOnly> why) {
    readOnly = why;
    showActions();
  }

  /** Says what was found and how many there are of each kind. */
  public void showMatches(Matches matches, Filter chosen, Optional<QubeName> selected) {
    search.show(matches, selected);
    filters.show(matches, chosen);
    requestLayout();
  }

  private void showActions() {
    var undoing = undoable.map(w -> messages.say("window.undo.what", w));
    undo.setText(undoing.orElseGet(() -> messages.say("window.undo")));
    torify.setDisable(readOnly.isPresent() || !read);
    undo.setDisable(readOnly.isPresent() || undoing.isEmpty());
    var why = readOnly.map(r -> messages.say("window.read-only", r.reason()));
    var torifying = messages.say(read ? "window.torify.hint" : "window.torify.unread");
    torifyHint.setText(why.orElse(torifying));
    undoHint.setText(why.or(() -> undoing).orElseGet(() -> messages.say("window.undo.nothing")));
    torify.setAccessibleHelp(torifyHint.getText());
    undo.setAccessibleHelp(undoHint.getText());
    requestLayout();
  }

  /** The hint is the pane's, because a button that is disabled shows none. */
  private static StackPane explained(Button button, Tooltip hint) {
    hint.setWrapText(true);
    hint.setMaxWidth(WIDEST_HINT);
    var pane = new StackPane(button);
    Tooltip.install(pane, hint);
    return pane;
  }

  private Button button(String id, Runnable action) {
    var button = new Button();
    button.setId(id);
    button.setOnAction(_ -> action.run());
    button.setMaxWidth(Double.MAX_VALUE);
    return button;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    double highest = 0;
    for (Node child : getChildren()) {
      highest = Math.max(highest, child.prefHeight(-1));
    }
    return snappedTopInset() + highest + snappedBottomInset();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computeMinWidth(double height) {
    return snappedLeftInset() + width(ARRANGEMENTS.getLast()) + snappedRightInset();
  }

  @Override
  protected double computePrefWidth(double height) {
    return snappedLeftInset() + width(ARRANGEMENTS.getFirst()) + snappedRightInset();
  }

  @Override
  protected void layoutChildren() {
    double free = getWidth() - snappedLeftInset() - snappedRightInset();
    var arrangement =
        ARRANGEMENTS.stream()
            .filter(a -> width(a) <= free)
            .findFirst()
            .orElse(ARRANGEMENTS.getLast());
    filters.row().setVisible(arrangement.row());
    filters.menu().setVisible(!arrangement.row());
    double x = snappedLeftInset();
    for (Node node : left(arrangement)) {
      x = place(node, x, wide(node, arrangement)) + GAP;
    }
    double end = getWidth() - snappedRightInset();
    for (Node node : right()) {
      double width = wide(node, arrangement);
      end -= width;
      place(node, end, width);
      end -= GAP;
    }
  }

  private double place(Node node, double x, double width) {
    double height = snapSizeY(node.prefHeight(-1));
    double free = getHeight() - snappedTopInset() - snappedBottomInset();
    node.resizeRelocate(
        snapPositionX(x), snapPositionY(snappedTopInset() + (free - height) / 2), width, height);
    return x + width;
  }

  private List<Node> left(Arrangement arrangement) {
    var nodes = new ArrayList<Node>(actions);
    nodes.add(search);
    nodes.add(arrangement.row() ? filters.row() : filters.menu());
    return nodes;
  }

  /** From the edge inwards. */
  private List<Node> right() {
    return badge.isVisible() ? List.of(view, badge) : List.of(view);
  }

  private double wide(Node node, Arrangement arrangement) {
    double most =
        node.equals(search)
            ? arrangement.search()
            : isPaneOf(node, undo) ? arrangement.undo() : Double.MAX_VALUE;
    return node.equals(search) ? most : Math.min(most, snapSizeX(node.prefWidth(-1)));
  }

  private static boolean isPaneOf(Node node, Button button) {
    return node.equals(button.getParent());
  }

  private double width(Arrangement arrangement) {
    double width = 0;
    for (Node node : left(arrangement)) {
      width += wide(node, arrangement) + GAP;
    }
    for (Node node : right()) {
      width += wide(node, arrangement) + GAP;
    }
    return width;
  }
}
