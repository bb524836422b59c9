package org.torvm.ui.findings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.torvm.portrait.Coverage;
import org.torvm.text.Messages;
import org.torvm.ui.fx.Times;
import org.torvm.ui.shown.Selection;
import org.torvm.ui.shown.Shown;

/**
 * The list of leak warnings, the worst first unless the user wants another order. A row stays as it
 * is, open, focused and where it is on screen, as long as it is about the same.
 */
public final class FindingsPane extends BorderPane {
  private final Messages messages;
  private final Times times;
  private final FindingWishes wishes;
  private final FindingsViewModel model;
  private final FilterBar bar;
  private final Headings headings;
  private final VBox rows = new VBox();
  private final ScrollPane scroll = new ScrollPane(rows);
  private final Reveal reveal = new Reveal(scroll, rows);
  private Map<String, FindingRow> byId = new HashMap<>();
  private List<FindingRow> inOrder = List.of();
  private Optional<Shown> shown = Optional.empty();
  private Selection selection = Selection.NONE;

  /** An empty list. */
  public FindingsPane(Messages messages, Times times, FindingWishes wishes) {
    this.messages = messages;
    this.times = times;
    this.wishes = wishes;
    this.model = new FindingsViewModel(messages);
    this.bar = new FilterBar(model, messages);
    this.headings = new Headings(model, messages);
    setId("findings");
    getStyleClass().add("findings");
    setAccessibleRole(AccessibleRole.NODE);
    setAccessibleText(messages.say("window.findings"));
    setTop(new VBox(bar, headings));
    scroll.setId("findings-scroll");
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    setCenter(scroll);
    reveal.followFocus();
    model.listingProperty().subscribe(listing -> list(listing));
    rows.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Shows those findings. */
  public void show(Shown next) {
    shown = Optional.of(next);
    model.show(next);
    inOrder.forEach(r -> r.follow(next.report().system()));
    var listing = model.listingProperty().get();
    if (listing.empty().isPresent()) {
      list(listing, next);
    }
    refreshBar(listing);
  }

  /** Marks every row about a selected qube. */
  public void select(Selection next) {
    selection = next;
    model.select(next);
    inOrder.forEach(r -> r.select(next));
  }

  private void list(FindingsViewModel.Listing listing) {
    shown.ifPresent(s -> list(listing, s));
    refreshBar(listing);
  }

  private void list(FindingsViewModel.Listing listing, Shown now) {
    var next = new HashMap<String, FindingRow>();
    var order = new ArrayList<FindingRow>();
    var focused = new ArrayList<FindingRow>();
    for (FindingGroup group : listing.rows()) {
      var row = row(group, now, focused::add);
      row.select(selection);
      next.put(group.id(), row);
      order.add(row);
    }
    headings.setVisible(!order.isEmpty());
    headings.setManaged(!order.isEmpty());
    if (order.isEmpty()) {
      rows.getChildren().setAll(empty(listing, now));
    } else if (!rows.getChildren().equals(order)) {
      keepingPlace(next, () -> rows.getChildren().setAll(order));
    }
    byId = next;
    inOrder = List.copyOf(order);
    focused.forEach(Node::requestFocus);
  }

  /** The row that shows that group already, or a new one in its state. */
  private FindingRow row(FindingGroup group, Shown now, Consumer<FindingRow> focused) {
    var before = Optional.ofNullable(byId.get(group.id()));
    return before
        .filter(r -> r.group().equals(group))
        .orElseGet(() -> {
          var system = now.report().system();
          var row = new FindingRow(group, system, messages, wishes, () -> opened(group.id()));
          row.open(before.map(FindingRow::isOpen).orElse(false));
          if (before.map(Node::isFocusWithin).orElse(false)) {
            focused.accept(row);
          }
          return row;
        });
  }

  private void opened(String id) {
    Optional.ofNullable(byId.get(id)).ifPresent(reveal::reveal);
  }

  /** The first row that is visible and stays is at the same height afterwards. */
  private void keepingPlace(Map<String, FindingRow> next, Runnable change) {
    double top = reveal.top();
    var anchor =
        inOrder.stream()
            .filter(r -> r.getBoundsInParent().getMaxY() > top)
            .filter(r -> next.containsKey(r.group().id()))
            .findFirst();
    double above = anchor.map(r -> top - r.getBoundsInParent().getMinY()).orElse(0.0);
    change.run();
    if (top > 0) {
      rows.applyCss();
      scroll.layout();
      // The height of wrapped text is only right once its width is.
      rows.requestLayout();
      scroll.layout();
      reveal.top(
          anchor
              .map(r -> next.getOrDefault(r.group().id(), r).getBoundsInParent().getMinY() + above)
              .orElse(top));
    }
  }

  private void refreshBar(FindingsViewModel.Listing listing) {
    headings.show(listing.arrangement());
    var when =
        shown
            .map(s -> messages.say("window.findings.checked", times.clock(s.report().at())))
            .orElse("");
    bar.show(listing, when);
  }

  private Node empty(FindingsViewModel.Listing listing, Shown now) {
    return new EmptyState(
        listing.empty().orElse(FindingsViewModel.Empty.LOADING),
        Coverage.of(now.report()),
        times.clock(now.report().at()),
        messages,
        () -> model.arrange(model.arrangement().showingAll()));
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN) {
      walk(event, 1);
    } else if (event.getCode() == KeyCode.UP) {
      walk(event, -1);
    }
  }

  private void walk(KeyEvent event, int by) {
    for (int i = 0; i < inOrder.size(); i++) {
      if (inOrder.get(i).isFocusWithin() || inOrder.get(i).isFocused()) {
        inOrder.get(Math.clamp(i + by, 0, inOrder.size() - 1)).requestFocus();
        event.consume();
        return;
      }
    }
  }
}
