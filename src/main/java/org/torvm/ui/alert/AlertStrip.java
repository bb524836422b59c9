package org.torvm.ui.alert;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.VBox;
import org.torvm.qubes.QubeName;
import org.torvm.text.Messages;
import org.torvm.watch.Alarm;
import org.torvm.watch.Situation;

/**
 * What must be seen at once, over the graph: a bar for each open alarm, and one when the picture is
 * not the present. Bars never take the focus and never go away by themselves before what they tell
 * is over.
 */
public final class AlertStrip extends VBox {
  private final AlarmActions actions;
  private final Messages messages;
  private final Map<QubeName, AlarmBar> bars = new HashMap<>();
  private final StaleBar stale;

  /** An empty strip. */
  public AlertStrip(AlarmActions actions, Messages messages, ZoneId zone) {
    this.actions = actions;
    this.messages = messages;
    this.stale = new StaleBar(messages, zone);
    setId("alerts");
    setAccessibleRole(AccessibleRole.NODE);
    setAccessibleText(messages.say("window.alerts"));
    getChildren().setAll(stale);
  }

  /** Shows what is open now. */
  public void show(Situation situation) {
    stale.show(situation.connection());
    var gone = new HashSet<>(bars.keySet());
    for (Alarm alarm : situation.alarms()) {
      gone.remove(alarm.template());
      bars.computeIfAbsent(alarm.template(), this::newBar).show(alarm, situation.report());
    }
    gone.forEach(q -> {
      getChildren().remove(bars.remove(q));
      actions.progress().remove(q);
    });
  }

  private AlarmBar newBar(QubeName template) {
    var bar = new AlarmBar(template, actions, messages);
    getChildren().add(bar);
    return bar;
  }
}
