package org.torvm.graph;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.TreeSet;
import org.torvm.leak.Finding;
import org.torvm.leak.LeakPath;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Proof;
import org.torvm.leak.QubeRoute;
import org.torvm.leak.Remedy;
import org.torvm.leak.Route;
import org.torvm.leak.Severity;
import org.torvm.leak.Tightness;
import org.torvm.leak.Verdict;
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
import org.torvm.qubes.WatchedFeatures;
import org.torvm.text.Messages;
import org.torvm.text.Text;

/**
 * Builds a system and its report by hand, for pictures and windows. The routes are worked out here,
 * without the audit, so that a test of a picture does not depend on it.
 */
public final class Sample {
  public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private static final Map<String, Integer> LABELS =
      Map.of(
          "red", 0xcc0000,
          "orange", 0xf57900,
          "yellow", 0xedd400,
          "green", 0x73d216,
          "gray", 0x555555,
          "blue", 0x3465a4,
          "purple", 0x75507b,
          "black", 0x000000);

  private QubesSystem system;
  private final List<Finding> findings = new ArrayList<>();
  private final TreeSet<QubeName> gateways = new TreeSet<>();

  public Sample(SystemKind kind) {
    system = new QubesSystem(kind, Release.R4_3, QubesSystem.empty(kind).qubes(), Map.of());
    system = system.with(Qube.unread(QubeName.DOM0, QubeClass.ADMIN));
  }

  public static QubeName name(String name) {
    return new QubeName(name);
  }

  /** The shipped words, and {@code sample.text}, which says its argument. */
  public static Messages messages() {
    var shipped = ResourceBundle.getBundle("org.torvm.text.messages", Locale.ROOT);
    return new Messages(
        new ResourceBundle() {
          @Override
          protected Object handleGetObject(String key) {
            return key.equals("sample.text") ? "{0}" : shipped.getObject(key);
          }

          @Override
          public Enumeration<String> getKeys() {
            return shipped.getKeys();
          }
        });
  }

  /** A qube with that net qube; {@code "-"} for none, {@code "?"} for one that cannot be read. */
  public Sample qube(String name, String label, String netQube, PowerState state) {
    var qube =
        Qube.unread(name(name), QubeClass.APP)
            .withState(state)
            .withTags(Known.of(new TreeSet<>()))
            .withFeatures(Known.of(new TreeMap<>()))
            .with(QubeReference.NET_QUBE, reference(netQube))
            .with(QubeReference.TEMPLATE, Setting.explicit(Optional.empty()));
    system = system.with(labelled(qube, label));
    return this;
  }

  public Sample running(String name, String label, String netQube) {
    return qube(name, label, netQube, PowerState.RUNNING);
  }

  public Sample halted(String name, String label, String netQube) {
    return qube(name, label, netQube, PowerState.HALTED);
  }

  public Sample relay(String name, String label, String netQube) {
    running(name, label, netQube);
    return flag(name, QubeFlag.PROVIDES_NETWORK);
  }

  public Sample gateway(String name, String label, String netQube, String feature) {
    gateways.add(name(name));
    return relay(name, label, netQube).feature(name, feature, "1");
  }

  public Sample disposable(String name, String template, String netQube) {
    running(name, "red", netQube);
    system =
        system.change(
            name(name),
            q ->
                new Qube(
                        q.name(),
                        QubeClass.DISPOSABLE,
                        q.state(),
                        q.label(),
                        q.references(),
                        q.flags(),
                        q.tags(),
                        q.features(),
                        q.ip(),
                        q.startedAt())
                    .with(QubeReference.TEMPLATE, Setting.explicit(Optional.of(name(template)))));
    return flag(name, QubeFlag.AUTO_CLEANUP);
  }

  public Sample flag(String name, QubeFlag flag) {
    system = system.change(name(name), q -> q.with(flag, Setting.explicit(true)));
    return this;
  }

  public Sample with(String name, QubeReference reference, Setting<Optional<QubeName>> setting) {
    system = system.change(name(name), q -> q.with(reference, setting));
    return this;
  }

  public Sample state(String name, PowerState state) {
    system = system.change(name(name), q -> q.withState(state));
    return this;
  }

  public Sample feature(String name, String key, String value) {
    system =
        system.change(
            name(name),
            q -> {
              var features = new TreeMap<>(q.features().value().orElseThrow());
              features.put(key, value);
              return q.withFeatures(Known.of(features));
            });
    return this;
  }

  public Sample finding(Severity severity, String rule, String title, String... path) {
    return finding(severity, rule, title, LeakPath.End.CLEARNET, path);
  }

  public Sample finding(
      Severity severity, String rule, String title, LeakPath.End end, String... path) {
    var hops = List.of(path).stream().map(Sample::name).toList();
    findings.add(
        new Finding(
            rule,
            severity,
            hops.getFirst(),
            Text.of("sample.text", title),
            Text.of("sample.text", "Whatever leaves this way carries your own address."),
            Text.of("sample.text", "Whonix documentation, disposables"),
            new LeakPath(hops, end),
            new Remedy.Fix(Text.of("sample.text", "Mend it"), List.of()),
            Optional.empty()));
    return this;
  }

  public QubesSystem system() {
    return system;
  }

  public LeakReport report() {
    var routes = new TreeMap<QubeName, QubeRoute>();
    for (Qube qube : system.qubes().values()) {
      if (!qube.name().equals(QubeName.DOM0)) {
        routes.put(
            qube.name(), new QubeRoute(route(qube), Tightness.UNKNOWN, List.of(), List.of()));
      }
    }
    var sorted = new ArrayList<>(findings);
    sorted.sort(Comparator.comparing(Finding::severity).thenComparing(Finding::qube));
    return new LeakReport(system, routes, sorted, true, NOON);
  }

  private Route route(Qube start) {
    var via = new ArrayList<QubeName>();
    var seen = new HashSet<QubeName>();
    Optional<QubeName> gateway = Optional.empty();
    Qube here = start;
    while (seen.add(here.name())) {
      var next = here.netQube().value();
      if (next.isEmpty()) {
        return new Route(Verdict.UNKNOWN, via, Optional.empty(), Proof.DECLARED);
      }
      if (next.get().isEmpty()) {
        boolean offline = via.isEmpty() && !here.is(QubeFlag.PROVIDES_NETWORK);
        Verdict verdict =
            offline ? Verdict.OFFLINE : gateway.isPresent() ? Verdict.TORIFIED : Verdict.CLEARNET;
        return new Route(verdict, via, gateway, Proof.DECLARED);
      }
      via.add(next.get().get());
      if (gateway.isEmpty() && gateways.contains(next.get().get())) {
        gateway = next.get();
      }
      var known = system.qube(next.get().get());
      if (known.isEmpty()) {
        return new Route(Verdict.UNKNOWN, via, Optional.empty(), Proof.DECLARED);
      }
      here = known.get();
    }
    return new Route(Verdict.UNKNOWN, via, Optional.empty(), Proof.DECLARED);
  }

  private static Setting<Optional<QubeName>> reference(String name) {
    return switch (name) {
      case "-" -> Setting.explicit(Optional.empty());
      case "?" -> Setting.unknown();
      default -> Setting.explicit(Optional.of(name(name)));
    };
  }

  private static Qube labelled(Qube qube, String label) {
    return new Qube(
        qube.name(),
        qube.klass(),
        qube.state(),
        new Label(label, LABELS.getOrDefault(label, 0x888888)),
        qube.references(),
        qube.flags(),
        qube.tags(),
        qube.features(),
        qube.ip(),
        qube.startedAt());
  }

  /** The system of the design pictures, and some more of everything. */
  public static Sample household(SystemKind kind) {
    return new Sample(kind)
        .relay("sys-net", "red", "-")
        .relay("sys-firewall", "green", "sys-net")
        .gateway("sys-whonix", "black", "sys-firewall", WatchedFeatures.WHONIX_GATEWAY)
        .gateway("torvm", "orange", "sys-firewall", WatchedFeatures.QUBES_TOR_SERVICE)
        .running("anon-whonix", "red", "sys-whonix")
        .feature("anon-whonix", WatchedFeatures.WHONIX_WORKSTATION, "1")
        .running("anon-mail", "purple", "sys-whonix")
        .feature("anon-mail", WatchedFeatures.WHONIX_WORKSTATION, "1")
        .running("whonix-workstation-18-dvm", "red", "sys-whonix")
        .flag("whonix-workstation-18-dvm", QubeFlag.DISPOSABLE_TEMPLATE)
        .disposable("disp4821", "whonix-workstation-18-dvm", "sys-whonix")
        .disposable("disp1177", "whonix-workstation-18-dvm", "sys-whonix")
        .halted("irc", "yellow", "torvm")
        .running("work", "blue", "sys-firewall")
        .running("personal", "yellow", "sys-firewall")
        .halted("untrusted", "red", "sys-firewall")
        .halted("default-dvm", "red", "sys-firewall")
        .flag("default-dvm", QubeFlag.DISPOSABLE_TEMPLATE)
        .halted("vault", "black", "-")
        .halted("archive", "gray", "-")
        .running("keys", "black", "-")
        .finding(
            Severity.CRITICAL,
            "disposable-template-started",
            "Disposable template is running instead of a disposable",
            LeakPath.End.NOTHING,
            "whonix-workstation-18-dvm")
        .finding(
            Severity.HIGH,
            "anon-qube-clearnet-disposables",
            "Disposables it opens go to clearnet",
            "anon-whonix",
            "default-dvm",
            "sys-firewall",
            "sys-net")
        .finding(
            Severity.HIGH,
            "offline-qube-networked-disposables",
            "An offline qube can open disposables with a network",
            "vault",
            "default-dvm",
            "sys-firewall",
            "sys-net")
        .finding(
            Severity.MEDIUM,
            "anon-follows-default-net-qube",
            "Its net qube is inherited, and changes with the default",
            "irc",
            "torvm");
  }
}
