package org.torvm.cli.line;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.torvm.qubes.Connection;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.SystemEvent;
import org.torvm.qubes.SystemKind;
import org.torvm.report.Ink;
import org.torvm.report.TextReport;
import org.torvm.text.Messages;
import org.torvm.watch.Alarm;
import org.torvm.watch.Happening;

/** What happens, for people: when, how grave, what. */
public final class WatchText implements WatchLines {
  private final Messages messages;
  private final Ink ink;

  /** Lines in those words and that ink. */
  public WatchText(Messages messages, Ink ink) {
    this.messages = messages;
    this.ink = ink;
  }

  @Override
  public String heading(QubesSystem system) {
    return system.kind() == SystemKind.DEMO
        ? ink.alert(say("report.demo"))
        : say("cli.watch.heading", say("report.kind." + system.kind().word()));
  }

  @Override
  public String line(Happening happening, QubesSystem now) {
    var words =
        switch (happening) {
          case Happening.Announced(var _, SystemEvent event) ->
              say("cli.watch.event", event(event));
          case Happening.AlarmRaised(var _, Alarm alarm) ->
              ink.alert(
                  say(
                      "cli.watch.alert." + alarm.phase().name().toLowerCase(Locale.ROOT),
                      alarm.template()));
          case Happening.AlarmClosed(var _, Alarm alarm) ->
              say("cli.watch.alert.closed", alarm.template());
          case Happening.FindingAppeared(var _, var finding) ->
              say("cli.watch.finding.appeared", new TextReport(messages, Ink.PLAIN).line(finding));
          case Happening.FindingGone(var _, var finding) ->
              say("cli.watch.finding.gone", new TextReport(messages, Ink.PLAIN).line(finding));
          case Happening.ConnectionChanged(var _, Connection connection) ->
              connection(connection, now);
        };
    return time(happening.at()) + "  " + words;
  }

  private String connection(Connection connection, QubesSystem now) {
    return switch (connection) {
      case Connection.Live() -> say("cli.watch.live", now.release().word(), now.qubeCount());
      case Connection.Loading() -> say("cli.watch.loading");
      case Connection.Stale(Instant since, String trouble) ->
          say("cli.watch.stale", time(since), trouble);
    };
  }

  private String event(SystemEvent event) {
    return switch (event) {
      case SystemEvent.Connected() -> say("cli.event.connected");
      case SystemEvent.QubeAdded(var qube) -> say("cli.event.qube-added", qube);
      case SystemEvent.QubeRemoved(var qube) -> say("cli.event.qube-removed", qube);
      case SystemEvent.PropertyChanged(var subject, var property) ->
          subject.isPresent()
              ? say("cli.event.property-changed", subject.get(), property)
              : say("cli.event.global-changed", property);
      case SystemEvent.StartAnnounced(var qube) -> say("cli.event.start-announced", qube);
      case SystemEvent.StartFailed(var qube) -> say("cli.event.start-failed", qube);
      case SystemEvent.Started(var qube) -> say("cli.event.started", qube);
      case SystemEvent.Stopped(var qube) -> say("cli.event.stopped", qube);
      case SystemEvent.PowerChanged(var qube) -> say("cli.event.power-changed", qube);
      case SystemEvent.TagChanged(var qube, var tag) -> say("cli.event.tag-changed", qube, tag);
      case SystemEvent.FeatureChanged(var qube, var feature) ->
          say("cli.event.feature-changed", qube, feature);
      case SystemEvent.FirewallChanged(var qube) -> say("cli.event.firewall-changed", qube);
      case SystemEvent.DeviceChanged(var qube) -> say("cli.event.device-changed", qube);
      case SystemEvent.Other() -> say("cli.event.other");
    };
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private String say(String key, Object... arguments) {
    return messages.say(key, arguments);
  }
}
