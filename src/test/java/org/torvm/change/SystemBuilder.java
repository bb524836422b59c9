package org.torvm.change;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.torvm.leak.Evidence;
import org.torvm.leak.Intent;
import org.torvm.leak.Past;
import org.torvm.qubes.Defaults;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.Known;
import org.torvm.qubes.Label;
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

/** Builds systems for tests; everything that nobody sets follows its default. */
public final class SystemBuilder {
  private QubesSystem system =
      new QubesSystem(SystemKind.DEMO, Release.R4_3, new TreeMap<>(), Map.of());

  /** An empty system with those defaults. */
  public SystemBuilder(String defaultNetQube, String defaultDisposableTemplate) {
    global(GlobalReference.DEFAULT_NET_QUBE, defaultNetQube);
    global(GlobalReference.DEFAULT_DISPOSABLE_TEMPLATE, defaultDisposableTemplate);
    global(GlobalReference.MANAGEMENT_DISPOSABLE_TEMPLATE, "");
    global(GlobalReference.UPDATE_QUBE, "");
    global(GlobalReference.CLOCK_QUBE, "");
    add("dom0", QubeClass.ADMIN).state("dom0", PowerState.RUNNING);
  }

  /** What an installation with Whonix and one TorVM looks like; all qubes off but the net qubes. */
  public static SystemBuilder stock() {
    return new SystemBuilder("sys-firewall", "debian-12-dvm")
        .add("debian-12", QubeClass.TEMPLATE)
        .add("whonix-gateway-17", QubeClass.TEMPLATE)
        .feature("whonix-gateway-17", "whonix-gw", "1")
        .add("whonix-workstation-17", QubeClass.TEMPLATE)
        .feature("whonix-workstation-17", "whonix-ws", "1")
        .app("sys-net", "debian-12")
        .netQube("sys-net", "")
        .flag("sys-net", QubeFlag.PROVIDES_NETWORK)
        .app("sys-firewall", "debian-12")
        .netQube("sys-firewall", "sys-net")
        .flag("sys-firewall", QubeFlag.PROVIDES_NETWORK)
        .app("sys-whonix", "whonix-gateway-17")
        .netQube("sys-whonix", "sys-firewall")
        .flag("sys-whonix", QubeFlag.PROVIDES_NETWORK)
        .app("torvm", "debian-12")
        .netQube("torvm", "sys-firewall")
        .flag("torvm", QubeFlag.PROVIDES_NETWORK)
        .feature("torvm", "service.qubes-tor", "1")
        .app("debian-12-dvm", "debian-12")
        .flag("debian-12-dvm", QubeFlag.DISPOSABLE_TEMPLATE)
        .app("whonix-workstation-17-dvm", "whonix-workstation-17")
        .netQube("whonix-workstation-17-dvm", "sys-whonix")
        .flag("whonix-workstation-17-dvm", QubeFlag.DISPOSABLE_TEMPLATE)
        .disposableTemplate("whonix-workstation-17-dvm", "whonix-workstation-17-dvm")
        .app("anon-whonix", "whonix-workstation-17")
        .netQube("anon-whonix", "sys-whonix")
        .disposableTemplate("anon-whonix", "whonix-workstation-17-dvm")
        .app("work", "debian-12")
        .app("personal", "debian-12")
        .netQube("personal", "sys-firewall")
        .app("vault", "debian-12")
        .netQube("vault", "")
        .disposableTemplate("vault", "")
        .running("sys-net", "sys-firewall", "sys-whonix");
  }

  /** A qube of that class, with nothing set. */
  public SystemBuilder add(String name, QubeClass klass) {
    var qube =
        new Qube(
            new QubeName(name),
            klass,
            PowerState.HALTED,
            new Label("red", 0xcc0000),
            Map.of(),
            Map.of(),
            Known.of(new TreeSet<>()),
            Known.of(new TreeMap<>()),
            Optional.empty(),
            Optional.empty());
    for (QubeReference reference : QubeReference.values()) {
      qube = qube.with(reference, Setting.inherited(Optional.empty()));
    }
    for (QubeFlag flag : QubeFlag.values()) {
      qube = qube.with(flag, Setting.inherited(false));
    }
    system = system.with(qube);
    return this;
  }

  /** An app qube of that template. */
  public SystemBuilder app(String name, String template) {
    return add(name, QubeClass.APP).reference(name, QubeReference.TEMPLATE, template);
  }

  /** A disposable of that disposable template. */
  public SystemBuilder disposable(String name, String template, boolean vanishes) {
    add(name, QubeClass.DISPOSABLE).reference(name, QubeReference.TEMPLATE, template);
    return vanishes ? flag(name, QubeFlag.AUTO_CLEANUP) : this;
  }

  /** Sets the net qube; empty for none. */
  public SystemBuilder netQube(String name, String value) {
    return reference(name, QubeReference.NET_QUBE, value);
  }

  /** Sets the default disposable template; empty for none. */
  public SystemBuilder disposableTemplate(String name, String value) {
    return reference(name, QubeReference.DISPOSABLE_TEMPLATE, value);
  }

  /** Sets a reference; empty for none. */
  public SystemBuilder reference(String name, QubeReference reference, String value) {
    return qube(name, q -> q.with(reference, Setting.explicit(QubeName.parse(value))));
  }

  /** Makes a reference unknown. */
  public SystemBuilder unread(String name, QubeReference reference) {
    return qube(name, q -> q.with(reference, Setting.unknown()));
  }

  /** Sets a flag. */
  public SystemBuilder flag(String name, QubeFlag flag) {
    return qube(name, q -> q.with(flag, Setting.explicit(true)));
  }

  /** Sets a feature. */
  public SystemBuilder feature(String name, String key, String value) {
    return qube(
        name,
        q ->
            q.withFeatures(
                q.features()
                    .map(f -> {
                      var more = new TreeMap<>(f);
                      more.put(key, value);
                      return more;
                    })));
  }

  /** Adds a tag. */
  public SystemBuilder tag(String name, String tag) {
    return qube(
        name,
        q ->
            q.withTags(
                q.tags()
                    .map(t -> {
                      var more = new TreeSet<>(t);
                      more.add(tag);
                      return more;
                    })));
  }

  /** Sets the power state. */
  public SystemBuilder state(String name, PowerState state) {
    return qube(name, q -> q.withState(state));
  }

  /** Makes those run. */
  public SystemBuilder running(String... names) {
    Arrays.stream(names).forEach(n -> state(n, PowerState.RUNNING));
    return this;
  }

  /** Changes a qube in any way. */
  public SystemBuilder qube(String name, UnaryOperator<Qube> change) {
    system = system.change(new QubeName(name), change);
    return this;
  }

  /** Sets a system-wide property; empty for none. */
  public SystemBuilder global(GlobalReference reference, String value) {
    system = system.with(reference, Setting.explicit(QubeName.parse(value)));
    return this;
  }

  /** The system, with everything that follows a default following it. */
  public QubesSystem system() {
    return new Defaults(system).settled();
  }

  /** Evidence of nothing but the system. */
  public Evidence evidence() {
    return evidence(system());
  }

  /** Evidence of nothing but that system. */
  public static Evidence evidence(QubesSystem system) {
    return new Evidence(
        system, Intent.NONE, Map.of(), Past.NOTHING, Instant.parse("2026-11-21T12:00:00Z"));
  }
}
