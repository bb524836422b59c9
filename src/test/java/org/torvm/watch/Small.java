package org.torvm.watch;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.Known;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Release;
import org.torvm.qubes.Setting;
import org.torvm.qubes.SystemKind;
import org.torvm.qubes.WatchedFeatures;

/** A system with one of everything that watching has to tell apart, read as a whole. */
public final class Small {
  public static final Instant T0 = Instant.parse("2026-11-21T10:00:00Z");

  private Small() {}

  /** Tor behind sys-whonix, clearnet behind sys-firewall; dvm is a disposable template. */
  public static QubesSystem system() {
    var system = QubesSystem.empty(SystemKind.SOCKET);
    system =
        new QubesSystem(
            system.kind(),
            Release.R4_3,
            system.qubes(),
            Map.of(
                GlobalReference.DEFAULT_NET_QUBE,
                Setting.explicit(Optional.of(name("sys-firewall")))));
    return system
        .with(
            qube("gw-template", QubeClass.TEMPLATE, null)
                .withFeatures(Known.of(new TreeMap<>(Map.of(WatchedFeatures.WHONIX_GATEWAY, "1")))))
        .with(netQube("sys-net", null))
        .with(netQube("sys-firewall", "sys-net"))
        .with(
            netQube("sys-whonix", "sys-firewall")
                .with(QubeReference.TEMPLATE, Setting.explicit(Optional.of(name("gw-template")))))
        .with(qube("anon", QubeClass.APP, "sys-whonix"))
        .with(
            qube("dvm", QubeClass.APP, "sys-whonix")
                .with(QubeFlag.DISPOSABLE_TEMPLATE, Setting.explicit(true)));
  }

  public static QubeName name(String name) {
    return new QubeName(name);
  }

  /** The system with that qube in that power state. */
  public static QubesSystem with(QubesSystem system, String qube, PowerState state) {
    return system.change(name(qube), q -> q.withState(state));
  }

  /** The system with that qube on another net qube; {@code null} for none. */
  public static QubesSystem rewired(QubesSystem system, String qube, @Nullable String netQube) {
    return system.change(
        name(qube),
        q ->
            q.with(
                QubeReference.NET_QUBE,
                Setting.explicit(Optional.ofNullable(netQube).map(Small::name))));
  }

  private static Qube netQube(String name, @Nullable String netQube) {
    return qube(name, QubeClass.APP, netQube)
        .with(QubeFlag.PROVIDES_NETWORK, Setting.explicit(true))
        .withState(PowerState.RUNNING);
  }

  public static Qube qube(String name, QubeClass klass, @Nullable String netQube) {
    var flags = new EnumMap<QubeFlag, Setting<Boolean>>(QubeFlag.class);
    for (QubeFlag flag : QubeFlag.values()) {
      flags.put(flag, Setting.inherited(false));
    }
    var references = new EnumMap<QubeReference, Setting<Optional<QubeName>>>(QubeReference.class);
    for (QubeReference reference : QubeReference.values()) {
      references.put(reference, Setting.inherited(Optional.empty()));
    }
    references.put(
        QubeReference.NET_QUBE, Setting.explicit(Optional.ofNullable(netQube).map(Small::name)));
    var qube = Qube.unread(name(name), klass);
    for (var reference : references.entrySet()) {
      qube = qube.with(reference.getKey(), reference.getValue());
    }
    for (var flag : flags.entrySet()) {
      qube = qube.with(flag.getKey(), flag.getValue());
    }
    return qube.withTags(Known.of(new TreeSet<>())).withFeatures(Known.of(new TreeMap<>()));
  }
}
