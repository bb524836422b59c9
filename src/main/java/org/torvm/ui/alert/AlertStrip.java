package org.torvm.ui.alert;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.MapChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.torvm.leak.Intent.Customising;
import org.torvm.qubes.Connection;
import org.torvm.qubes.QubeName;
import org.torvm.text.Messages;
import org.torvm.ui.fx.Times;
import org.torvm.watch.Situation;

/**
 * What must be seen at once, over the graph: a bar for each alert, the most urgent first, and one
 * when the picture is not the present. Bars never take the focus and never go away by themselves
 * before what they tell is over. The strip takes at most a third of the window; the rest of it is
 * folded away or scrolls.
 */
public final class AlertStrip extends StackPane {
  private static final double SHARE = 1 / 3.0;
  private static final int UNFOLDED = 3;

  private final AlarmActions actions;
  private final Messages messages;
  private final InstantSource clock;
  private final AlertWords words;
  private final StaleBar stale;
  private final VBox all = new VBox();
  private final Button more = new Button();
  private final Map<String, AlertBar> bars = new HashMap<>();
  private final Timeline ticking;
  private Alerts alerts = Alerts.NONE;
  private Optional<Situation> situation = Optional.empty();
  private boolean unfolded;

  /** An empty strip that tells the time in that zone and how long ago something was. */
  public AlertStrip(AlarmActions actions, Messages messages, ZoneId zone, InstantSource clock) {
    this.actions = actions;
    this.messages = messages;
    this.clock = clock;
    this.words = new AlertWords(new Times(zone));
    this.stale = new StaleBar(messages, zone);
    setId("alerts");
    managedProperty().bind(visibleProperty());
    setVisible(false);
    setAccessibleRole(AccessibleRole.NODE);
    setAccessibleText(messages.say("window.alerts"));
    more.setId("alerts-more");
    more.getStyleClass().add("alerts-more");
    more.setMaxWidth(Double.MAX_VALUE);
    more.setOnAction(_ -> unfold());
    all.getChildren().setAll(stale);
    var scroll = new ScrollPane(all);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    getChildren().setAll(scroll);
    ticking = new Timeline(new KeyFrame(Duration.seconds(20), _ -> tell()));
    ticking.setCycleCount(Animation.INDEFINITE);
    actions
        .progress()
        .addListener(
            (MapChangeListener<QubeName, AlarmActions.Progressing>) c -> progress(c.getKey()));
  }

  /** Shows what is the case now. */
  public void show(Situation next) {
    situation = Optional.of(next);
    stale.show(next.connection());
    alerts = alerts.after(next, clock.instant());
    arrange();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    double wanted = all.prefHeight(width);
    return getScene() == null ? wanted : Math.min(wanted, getScene().getHeight() * SHARE);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computeMaxHeight(double width) {
    return computePrefHeight(width);
  }

  private void unfold() {
    unfolded = !unfolded;
    arrange();
  }

  private void arrange() {
    situation.ifPresent(this::arrange);
  }

  private void arrange(Situation next) {
    var shown = alerts.shown();
    var nodes = new ArrayList<Node>();
    shown.stream().filter(a -> a.kind().isUrgent()).forEach(a -> nodes.add(bar(a)));
    nodes.add(stale);
    shown.stream().filter(a -> !a.kind().isUrgent()).forEach(a -> nodes.add(bar(a)));
    fold(nodes);
    put(nodes);
    setVisible(!shown.isEmpty() || next.connection() instanceof Connection.Stale);
    var ids = shown.stream().map(Alert::id).collect(Collectors.toSet());
    bars.keySet().retainAll(ids);
    var qubes = shown.stream().map(Alert::qube).collect(Collectors.toSet());
    actions.progress().keySet().retainAll(qubes);
    tell();
    if (shown.isEmpty()) {
      ticking.stop();
    } else {
      ticking.play();
    }
  }

  private void fold(List<Node> nodes) {
    int folded = nodes.size() - 1 - UNFOLDED;
    if (folded <= 0) {
      return;
    }
    more.setText(
        unfolded
            ? messages.say("window.alerts.fewer")
            : messages.say("window.alerts.more", folded));
    if (!unfolded) {
      nodes.removeAll(nodes.stream().filter(n -> !n.equals(stale)).skip(UNFOLDED).toList());
    }
    nodes.add(more);
  }

  /** Moves as little as possible, so that what has the focus keeps it. */
  private void put(List<Node> nodes) {
    var children = all.getChildren();
    children.retainAll(nodes);
    for (int i = 0; i < nodes.size(); i++) {
      if (i >= children.size() || !children.get(i).equals(nodes.get(i))) {
        children.remove(nodes.get(i));
        children.add(i, nodes.get(i));
      }
    }
  }

  private void tell() {
    situation.ifPresent(s ->
        alerts
            .shown()
            .forEach(a -> {
              var bar = bar(a);
              bar.show(a, s.report(), clock.instant());
            }));
  }

  private void progress(QubeName qube) {
    alerts.shown().stream()
        .filter(a -> a.qube().equals(qube))
        .forEach(a -> bar(a).showProgress(Optional.ofNullable(actions.progress().get(qube))));
  }

  private AlertBar bar(Alert alert) {
    return bars.computeIfAbsent(alert.id(), _ -> newBar(alert));
  }

  private AlertBar newBar(Alert alert) {
    var bar = new AlertBar(alert, messages, words);
    var qube = alert.qube();
    switch (alert.kind()) {
      case RUNNING, STARTING -> {
        bar.add(
            "alarm-shut-down",
            "window.alarm.shut-down.button",
            () -> actions.shutDown(qube),
            "danger");
        bar.add("alarm-customise", "window.alarm.customise.button", () -> actions.customise(qube));
        bar.add(
            "alarm-disposable",
            "window.alarm.disposable.button",
            () -> actions.startDisposable(qube));
        bar.addWhy();
      }
      case CUSTOMISING -> {
        bar.add("alarm-done", "window.alarm.done.button", () -> finish(qube), "strong");
        bar.addWhy();
      }
      case GIVE_BACK -> {
        bar.add("alarm-give-back", "window.alarm.give-back.button", () -> finish(qube), "strong");
        bar.add("alarm-leave", "window.alarm.leave.button", () -> actions.leaveOffline(qube));
      }
      case OVER, NEVER_RAN, FINISHED ->
          bar.add("alarm-dismiss", "window.alarm.dismiss.button", () -> dismiss(qube));
    }
    bar.showProgress(Optional.ofNullable(actions.progress().get(qube)));
    return bar;
  }

  private void finish(QubeName qube) {
    situation.stream()
        .flatMap(s -> s.customising().stream())
        .filter(s -> s.template().equals(qube))
        .findFirst()
        .ifPresent((Customising session) -> actions.finish(session));
  }

  private void dismiss(QubeName qube) {
    alerts = alerts.dismissed(qube);
    arrange();
  }
}
