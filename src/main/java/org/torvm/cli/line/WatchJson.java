package org.torvm.cli.line;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.torvm.leak.Finding;
import org.torvm.qubes.Connection;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.SystemEvent;
import org.torvm.report.JsonReport;
import org.torvm.text.Messages;
import org.torvm.text.Visible;
import org.torvm.watch.Alarm;
import org.torvm.watch.Happening;

/**
 * What happens, for programs: one object a line, each with {@code schema} and {@code type}, all but
 * the first with {@code at}, the moment in UTC.
 *
 * <ul>
 *   <li>{@code system}: {@code system} with its {@code kind} only, since nothing was read yet; the
 *       first line
 *   <li>{@code connection}: {@code state} live, loading or stale; live has {@code system} and
 *       {@code qubes}, stale has {@code since} and {@code trouble}
 *   <li>{@code event}: {@code event}, {@code qube} (null for the system) and, where it has one,
 *       {@code name} of the property, tag or feature
 *   <li>{@code alert}: {@code alert} disposable-template-started, {@code state} starting, running
 *       or closed, {@code qube}, {@code since}
 *   <li>{@code finding}: {@code state} appeared or gone, {@code finding}, as in the audit
 * </ul>
 */
public final class WatchJson implements WatchLines {
  private final JsonReport report;

  /** Lines in those words. */
  public WatchJson(Messages messages) {
    this.report = new JsonReport(messages);
  }

  @Override
  public String heading(QubesSystem system) {
    var node = object("system");
    node.putObject("system").put("kind", system.kind().word());
    return report.written(node, false);
  }

  @Override
  public String line(Happening happening, QubesSystem now) {
    var node =
        switch (happening) {
          case Happening.Announced(var _, SystemEvent event) -> event(event);
          case Happening.AlarmRaised(var _, Alarm alarm) ->
              alert(alarm, alarm.phase().name().toLowerCase(Locale.ROOT));
          case Happening.AlarmClosed(var _, Alarm alarm) -> alert(alarm, "closed");
          case Happening.FindingAppeared(var _, Finding finding) -> finding("appeared", finding);
          case Happening.FindingGone(var _, Finding finding) -> finding("gone", finding);
          case Happening.ConnectionChanged(var _, Connection connection) ->
              connection(connection, now);
        };
    return report.written(node.put("at", happening.at().toString()), false);
  }

  private ObjectNode object(String type) {
    return report.object().put("schema", JsonReport.SCHEMA).put("type", type);
  }

  private ObjectNode connection(Connection connection, QubesSystem now) {
    var node = object("connection");
    switch (connection) {
      case Connection.Live() -> {
        node.put("state", "live").set("system", report.system(now));
        node.put("qubes", now.qubeCount());
      }
      case Connection.Loading() -> node.put("state", "loading");
      case Connection.Stale(var since, var trouble) ->
          node.put("state", "stale")
              .put("since", since.toString())
              .put("trouble", Visible.of(trouble));
    }
    return node;
  }

  private ObjectNode finding(String state, Finding finding) {
    var node = object("finding").put("state", state);
    node.set("finding", report.finding(finding));
    return node;
  }

  private ObjectNode alert(Alarm alarm, String state) {
    return object("alert")
        .put("alert", "disposable-template-started")
        .put("state", state)
        .put("qube", alarm.template().value())
        .put("since", alarm.since().toString());
  }

  private ObjectNode event(SystemEvent event) {
    return switch (event) {
      case SystemEvent.Connected() -> event("connected");
      case SystemEvent.QubeAdded(var qube) -> event("qube-added", qube);
      case SystemEvent.QubeRemoved(var qube) -> event("qube-removed", qube);
      case SystemEvent.PropertyChanged(var subject, var property) ->
          named(event("property-changed").put("qube", word(subject)), property);
      case SystemEvent.StartAnnounced(var qube) -> event("start-announced", qube);
      case SystemEvent.StartFailed(var qube) -> event("start-failed", qube);
      case SystemEvent.Started(var qube) -> event("started", qube);
      case SystemEvent.Stopped(var qube) -> event("stopped", qube);
      case SystemEvent.PowerChanged(var qube) -> event("power-changed", qube);
      case SystemEvent.TagChanged(var qube, var tag) -> named(event("tag-changed", qube), tag);
      case SystemEvent.FeatureChanged(var qube, var feature) ->
          named(event("feature-changed", qube), feature);
      case SystemEvent.FirewallChanged(var qube) -> event("firewall-changed", qube);
      case SystemEvent.DeviceChanged(var qube) -> event("device-changed", qube);
      case SystemEvent.Other() -> event("other");
    };
  }

  private ObjectNode event(String word) {
    return object("event").put("event", word).putNull("qube");
  }

  private ObjectNode event(String word, QubeName qube) {
    return event(word).put("qube", qube.value());
  }

  private static ObjectNode named(ObjectNode node, String name) {
    return node.put("name", Visible.of(name));
  }

  private static @Nullable String word(Optional<QubeName> qube) {
    return qube.map(QubeName::value).orElse(null);
  }
}
