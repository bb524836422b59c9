package org.torvm.admin.live;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.torvm.admin.EventPacket;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.SystemEvent;
import org.torvm.qubes.WatchedFeatures;

/**
 * What an event makes worth reading again. What an event says about values is not used: the old
 * value is the effective one, a reset of a template's net qube names the wrong new one, and a new
 * disposable gets copied tags, features and properties without any event. Source: the recorded
 * exchanges.
 */
final class EventEffects {
  private static final Set<Part> POWER = EnumSet.of(Part.STATE, Part.PROPERTIES);
  private static final Set<String> PRELOADING =
      Set.of(WatchedFeatures.INTERNAL, WatchedFeatures.PRELOAD_MAXIMUM);

  private EventEffects() {}

  /** Marks in {@code picture} what has to be read again after that event. */
  static void mark(EventPacket packet, SystemEvent event, Picture picture) {
    switch (event) {
      case SystemEvent.QubeAdded(QubeName qube) -> picture.touch(qube);
      case SystemEvent.QubeRemoved(QubeName qube) -> picture.remove(qube);
      case SystemEvent.PropertyChanged changed -> mark(changed, picture);
      case SystemEvent.StartFailed(QubeName qube) -> picture.touch(qube, POWER);
      case SystemEvent.Started(QubeName qube) -> picture.touch(qube, POWER);
      case SystemEvent.Stopped(QubeName qube) -> {
        // A net qube change that waited for the qube to go on waits no longer.
        picture.touch(qube, POWER);
        picture.touch(qube, EnumSet.of(Part.FEATURES));
      }
      case SystemEvent.PowerChanged(QubeName qube) -> picture.touch(qube, POWER);
      case SystemEvent.TagChanged(QubeName qube, String _) ->
          picture.touch(qube, EnumSet.of(Part.TAGS));
      case SystemEvent.FeatureChanged(QubeName qube, String feature) ->
          mark(qube, feature, picture);
      case SystemEvent.Other() -> {
        if (packet.event().equals("domain-create-on-disk")) {
          QubeName.parse(packet.subject()).ifPresent(picture::touch);
        }
      }
      case SystemEvent.Connected _,
          SystemEvent.StartAnnounced _,
          SystemEvent.FirewallChanged _,
          SystemEvent.DeviceChanged _ -> {}
    }
  }

  private static void mark(SystemEvent.PropertyChanged changed, Picture picture) {
    if (changed.subject().isPresent()) {
      if (PropertyValues.OF_QUBE.contains(changed.property())) {
        picture.touchProperties(changed.subject().get());
      }
    } else {
      GlobalReference.ofProperty(changed.property())
          .ifPresent(global -> {
            picture.touchGlobals();
            follower(global).ifPresent(picture::touchFollowers);
          });
    }
  }

  /** What of a qube follows that property of the system unless it is set. */
  private static Optional<QubeReference> follower(GlobalReference global) {
    return switch (global) {
      case DEFAULT_NET_QUBE -> Optional.of(QubeReference.NET_QUBE);
      case DEFAULT_DISPOSABLE_TEMPLATE -> Optional.of(QubeReference.DISPOSABLE_TEMPLATE);
      case MANAGEMENT_DISPOSABLE_TEMPLATE ->
          Optional.of(QubeReference.MANAGEMENT_DISPOSABLE_TEMPLATE);
      case UPDATE_QUBE, CLOCK_QUBE -> Optional.empty();
    };
  }

  private static void mark(QubeName qube, String feature, Picture picture) {
    if (PRELOADING.contains(feature)) {
      picture.touch(qube);
    } else if (WatchedFeatures.contains(feature)) {
      picture.touch(qube, EnumSet.of(Part.FEATURES));
    }
  }
}
