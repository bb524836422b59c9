package org.torvm.ui.findings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.torvm.leak.Severity;
import org.torvm.qubes.Connection;
import org.torvm.qubes.QubeName;
import org.torvm.text.Messages;
import org.torvm.ui.fx.Times;
import org.torvm.ui.shown.Shown;

/**
 * The list of leak warnings, the worst first. A row that is open stays open while it is about the
 * same.
 */
public final class FindingsPane extends BorderPane {
  private final Messages messages;
  private final Times times;
  private final FindingRow.Wishes wishes;
  private final HBox counts = new HBox(8);
  private final Label checked = new Label();
  private final VBox rows = new VBox();
  private final ScrollPane scroll = new ScrollPane(rows);
  private Map<String, FindingRow> byId = new HashMap<>();
  private Optional<QubeName> selected = Optional.empty();

  /** An empty list. */
  public FindingsPane(Messages messages, Times times, FindingRow.Wishes wishes) {
    this.messages = messages;
    this.times = times;
    this.wishes = wishes;
    setId("findings");
    getStyleClass().add("findings");
    setAccessibleRole(AccessibleRole.NODE);
    setAccessibleText(messages.say("window.findings"));
    checked.getStyleClass().add("muted");
    checked.setId("findings-checked");
    setTop(new VBox(bar(), headings()));
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    setCenter(scroll);
  }

  /** Shows those findings. */
  public void show(Shown shown) {
    showCounts(shown);
    checked.setText(messages.say("window.findings.checked", times.clock(shown.report().at())));
    var next = new HashMap<String, FindingRow>();
    var inOrder = new ArrayList<FindingRow>();
    for (FindingGroup group : FindingGroup.of(shown.report().findings())) {
      var row = row(group);
      next.put(group.id(), row);
      inOrder.add(row);
    }
    byId = next;
    if (inOrder.isEmpty()) {
      rows.getChildren().setAll(empty(shown));
    } else if (!rows.getChildren().equals(inOrder)) {
      rows.getChildren().setAll(inOrder);
    }
    select(selected);
  }

  /** Marks every row about that qube. */
  public void select(Optional<QubeName> qube) {
    selected = qube;
    byId.values().forEach(r -> r.select(r.group().isAbout(qube)));
  }

  private FindingRow row(FindingGroup group) {
    var before = Optional.ofNullable(byId.get(group.id()));
    return before
        .filter(r -> r.shows(group))
        .orElseGet(() -> {
          var row = new FindingRow(group, messages, wishes, this::reveal);
          if (before.map(FindingRow::isOpen).orElse(false)) {
            row.open();
          }
          return row;
        });
  }

  /** Scrolls just as far as needed for that row to be seen. */
  private void reveal(FindingRow row) {
    scroll.layout();
    double free = rows.getHeight() - scroll.getViewportBounds().getHeight();
    if (free > 0) {
      double top = row.getBoundsInParent().getMinY();
      double least = row.getBoundsInParent().getMaxY() - scroll.getViewportBounds().getHeight();
      double now = scroll.getVvalue() * free;
      scroll.setVvalue(Math.clamp(Math.min(top, Math.max(now, least)) / free, 0, 1));
    }
  }

  private HBox bar() {
    var title = new Label(messages.say("window.findings"));
    title.getStyleClass().add("panel-title");
    counts.setAlignment(Pos.CENTER_LEFT);
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var bar = new HBox(14, title, counts, space, checked);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("panel-bar");
    return bar;
  }

  private Region headings() {
    var row = FindingColumns.row();
    row.getStyleClass().add("finding-headings");
    int column = 1;
    for (String key : List.of("severity", "qube", "what", "path", "mend")) {
      row.add(new Label(messages.say("window.findings.column." + key)), column++, 0);
    }
    return row;
  }

  private void showCounts(Shown shown) {
    counts.getChildren().clear();
    for (Severity severity : Severity.values()) {
      int count = shown.count(severity);
      if (count > 0) {
        String word = messages.say("window.severity." + severity.word());
        var chip = new Label(messages.say("window.findings.count", count, word));
        chip.getStyleClass().addAll("chip", severity.word());
        counts.getChildren().add(chip);
      }
    }
  }

  private Region empty(Shown shown) {
    boolean loading = shown.situation().connection() instanceof Connection.Loading;
    String key =
        loading
            ? "window.findings.loading"
            : shown.report().complete() ? "window.findings.none" : "window.findings.incomplete";
    var text =
        new Label(
            messages.say(
                key, shown.report().system().qubeCount(), times.clock(shown.report().at())));
    text.setWrapText(true);
    text.setId("findings-empty");
    text.getStyleClass().add("empty-state");
    return text;
  }
}
