package org.torvm.admin.live;

import java.util.Optional;
import org.torvm.admin.EventPacket;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.SystemEvent;

/**
 * What the events of the Admin API mean.
 *
 * <p>Source: the recorded exchanges; {@code qubes/events.py} and {@code qubes/vm/qubesvm.py} in
 * qubes-core-admin. Announcements of a change ({@code property-pre-set} and the like) mean nothing
 * here but one: {@code domain-pre-start}.
 */
final class SystemEvents {
  private SystemEvents() {}

  /**
   * What that event means; {@link SystemEvent.Other} when nothing, or when it names no real qube.
   */
  static SystemEvent of(EventPacket packet) {
    int colon = packet.event().indexOf(':');
    var event = colon < 0 ? packet.event() : packet.event().substring(0, colon);
    var detail = colon < 0 ? "" : packet.event().substring(colon + 1);
    if (packet.subject().isEmpty()) {
      return global(event, detail, packet);
    }
    return QubeName.parse(packet.subject())
        .map(qube -> about(qube, event, detail))
        .orElseGet(SystemEvent.Other::new);
  }

  private static SystemEvent global(String event, String detail, EventPacket packet) {
    var named = QubeName.parse(packet.arguments().getOrDefault("vm", ""));
    return switch (event) {
      case "connection-established" -> new SystemEvent.Connected();
      case "domain-add" ->
          named.<SystemEvent>map(SystemEvent.QubeAdded::new).orElseGet(SystemEvent.Other::new);
      case "domain-delete" ->
          named.<SystemEvent>map(SystemEvent.QubeRemoved::new).orElseGet(SystemEvent.Other::new);
      case "property-set", "property-reset" ->
          new SystemEvent.PropertyChanged(Optional.empty(), detail);
      default -> new SystemEvent.Other();
    };
  }

  private static SystemEvent about(QubeName qube, String event, String detail) {
    return switch (event) {
      case "domain-pre-start" -> new SystemEvent.StartAnnounced(qube);
      case "domain-start-failed" -> new SystemEvent.StartFailed(qube);
      case "domain-start" -> new SystemEvent.Started(qube);
      case "domain-shutdown" -> new SystemEvent.Stopped(qube);
      case "domain-spawn",
          "domain-stopped",
          "domain-paused",
          "domain-unpaused",
          "domain-suspended",
          "domain-resumed",
          "domain-shutdown-failed" ->
          new SystemEvent.PowerChanged(qube);
      case "property-set", "property-reset" ->
          new SystemEvent.PropertyChanged(Optional.of(qube), detail);
      case "domain-tag-add", "domain-tag-delete" -> new SystemEvent.TagChanged(qube, detail);
      case "domain-feature-set", "domain-feature-delete" ->
          new SystemEvent.FeatureChanged(qube, detail);
      case "firewall-changed" -> new SystemEvent.FirewallChanged(qube);
      case "device-attach",
          "device-detach",
          "device-assign",
          "device-unassign",
          "device-assignment-changed" ->
          new SystemEvent.DeviceChanged(qube);
      default -> new SystemEvent.Other();
    };
  }
}
