package org.torvm.ui.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Connection;
import org.torvm.qubes.SystemKind;
import org.torvm.text.Messages;
import org.torvm.ui.fx.Times;
import org.torvm.ui.shown.Shown;

/**
 * How fresh the picture is, what is in it, when and by how many rules it was checked; at the other
 * end, what it is a picture of.
 */
public final class StatusBar extends HBox {
  private final Messages messages;
  private final Times times;
  private final int rules;
  private final Region dot = new Region();
  private final Label connection = new Label();
  private final Label counts = new Label();
  private final Label system = new Label();
  private List<String> wordings = List.of("");

  /** An empty bar over an audit by so many rules. */
  public StatusBar(Messages messages, Times times, int rules) {
    this.messages = messages;
    this.times = times;
    this.rules = rules;
    getStyleClass().add("status-bar");
    setAlignment(Pos.CENTER_LEFT);
    dot.setMinSize(10, 10);
    dot.setMaxSize(10, 10);
    connection.setId("connection");
    connection.setMinWidth(Region.USE_PREF_SIZE);
    counts.setId("counts");
    counts.setMinWidth(0);
    system.setId("system");
    system.setMinWidth(Region.USE_PREF_SIZE);
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren().setAll(dot, connection, counts, space, system);
  }

  /** Shows that situation. */
  public void show(Shown shown) {
    showConnection(shown.situation().connection());
    var seen = shown.report().system();
    boolean known = seen.qubeCount() > 0;
    wordings = known ? wordings(shown) : List.of("");
    counts.setText(wordings.getFirst());
    counts.setTooltip(known ? new Tooltip(wordings.getFirst()) : null);
    system.setVisible(known || seen.kind() == SystemKind.DEMO);
    system.setText(
        messages.say("window.status.system." + seen.kind().word(), seen.release().word()));
    requestLayout();
  }

  /** The same in fewer and fewer words, for narrower and narrower windows. */
  private List<String> wordings(Shown shown) {
    int qubes = shown.report().system().qubeCount();
    int drawn = shown.picture().cards().size();
    var clock = times.clock(shown.report().at());
    var all = messages.say("window.status.qubes", qubes);
    var some = drawn == qubes ? all : messages.say("window.status.qubes.drawn", qubes, drawn);
    var rulesChecked = messages.say("window.status.rules", rules, clock);
    var took =
        shown
            .situation()
            .took()
            .map(t -> Math.max(1, t.toMillis()))
            .map(t -> messages.say("window.status.rules.took", rules, t, clock))
            .orElse(rulesChecked);
    return List.of(
        joined(some, shown, took),
        joined(some, shown, rulesChecked),
        joined(all, shown, messages.say("window.status.checked", clock)),
        joined(all, shown, ""));
  }

  private String joined(String qubes, Shown shown, String checked) {
    var parts = new ArrayList<String>();
    parts.add(qubes);
    for (Verdict verdict : Verdict.values()) {
      int count = shown.count(verdict);
      if (count > 0) {
        parts.add(messages.say("window.status." + verdict.name().toLowerCase(Locale.ROOT), count));
      }
    }
    if (!checked.isEmpty()) {
      parts.add(checked);
    }
    return "· " + String.join(" · ", parts);
  }

  @Override
  protected void layoutChildren() {
    double others =
        dot.getMaxWidth() + connection.prefWidth(-1) + system.prefWidth(-1) + 4 * getSpacing();
    double free = getWidth() - snappedLeftInset() - snappedRightInset() - others;
    var fitting = wordings.stream().filter(w -> width(w) <= free).findFirst();
    counts.setText(fitting.orElse(wordings.getLast()));
    super.layoutChildren();
  }

  private double width(String words) {
    var measure = new Text(words);
    measure.setFont(counts.getFont());
    return measure.getLayoutBounds().getWidth() + 1;
  }

  private void showConnection(Connection now) {
    switch (now) {
      case Connection.Live _ -> {
        dot.getStyleClass().setAll("connection-dot", "live");
        connection.setText(messages.say("window.status.live"));
      }
      case Connection.Loading _ -> {
        dot.getStyleClass().setAll("connection-dot", "loading");
        connection.setText(messages.say("window.status.loading"));
      }
      case Connection.Stale stale -> {
        dot.getStyleClass().setAll("connection-dot", "stale");
        connection.setText(messages.say("window.status.stale", times.clock(stale.since())));
      }
    }
  }
}
