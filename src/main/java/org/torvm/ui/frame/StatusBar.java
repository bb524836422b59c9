package org.torvm.ui.frame;

import java.util.ArrayList;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Connection;
import org.torvm.text.Messages;
import org.torvm.ui.fx.Times;
import org.torvm.ui.shown.Shown;

/** How fresh the picture is, what is in it, when it was checked. */
public final class StatusBar extends HBox {
  private final Messages messages;
  private final Times times;
  private final Region dot = new Region();
  private final Label connection = new Label();
  private final Label counts = new Label();
  private final Label system = new Label();

  /** An empty bar. */
  public StatusBar(Messages messages, Times times) {
    this.messages = messages;
    this.times = times;
    getStyleClass().add("status-bar");
    setAlignment(Pos.CENTER_LEFT);
    dot.setMinSize(10, 10);
    dot.setMaxSize(10, 10);
    connection.setId("connection");
    connection.setMinWidth(Region.USE_PREF_SIZE);
    counts.setId("counts");
    system.setId("system");
    system.setMinWidth(Region.USE_PREF_SIZE);
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren().setAll(dot, connection, counts, space, system);
  }

  /** Shows that situation. */
  public void show(Shown shown) {
    showConnection(shown.situation().connection());
    var parts = new ArrayList<String>();
    parts.add(messages.say("window.status.qubes", shown.report().routes().size()));
    for (Verdict verdict : Verdict.values()) {
      int count = shown.count(verdict);
      if (count > 0) {
        parts.add(messages.say("window.status." + verdict.name().toLowerCase(Locale.ROOT), count));
      }
    }
    parts.add(messages.say("window.status.checked", times.clock(shown.report().at())));
    counts.setText("· " + String.join(" · ", parts));
    var seen = shown.report().system();
    system.setText(
        messages.say("window.status.system." + seen.kind().word(), seen.release().word()));
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
