package org.torvm.oracle;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.Known;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;
import org.torvm.qubes.WatchedFeatures;

/**
 * What Qubes would do, done step by step: a packet is sent from net qube to net qube, a disposable
 * is made by copying properties. It knows nothing of the audit; it is what the audit is held
 * against. Only for systems of which everything is known.
 */
public final class Simulation {
  /** What becomes of a packet. */
  public enum Fate {
    /** It passed a Tor gateway. */
    TOR,
    /** It left with the user's address. */
    CLEARNET,
    /** It has nowhere to go. */
    NOWHERE,
    /** It left this machine's picture: a loop, or a qube on another machine. */
    BEYOND
  }

  /** Where a packet went, and the first Tor gateway that it passed. */
  public record Trip(Fate fate, List<QubeName> through, Optional<QubeName> gateway) {}

  /** A disposable that was handed out, and where its packets went. */
  public record Disposable(QubeName template, Trip trip) {}

  private final Set<QubeName> pinnedGateways;

  /** A simulation in which those qubes count as gateways when they provide network. */
  public Simulation(Set<QubeName> pinnedGateways) {
    this.pinnedGateways = pinnedGateways;
  }

  /** Sends a packet from that qube. */
  public Trip send(QubesSystem system, Qube from) {
    if (from.klass() == QubeClass.REMOTE) {
      return new Trip(Fate.BEYOND, List.of(), Optional.empty());
    }
    var through = new ArrayList<QubeName>();
    Optional<QubeName> gateway = Optional.empty();
    Qube here = from;
    while (netQubeOf(system, here).isPresent()) {
      here = system.qubes().get(netQubeOf(system, here).get());
      if (here.name().equals(from.name()) || through.contains(here.name())) {
        return new Trip(Fate.BEYOND, through, Optional.empty());
      }
      through.add(here.name());
      if (gateway.isEmpty() && runsTor(system, here)) {
        gateway = Optional.of(here.name());
      }
    }
    if (gateway.isPresent()) {
      return new Trip(Fate.TOR, through, gateway);
    }
    boolean left = !through.isEmpty() || isSet(from, QubeFlag.PROVIDES_NETWORK);
    return new Trip(left ? Fate.CLEARNET : Fate.NOWHERE, through, Optional.empty());
  }

  /** Whether packets that reach that qube go on over Tor. */
  public boolean isTorGateway(QubesSystem system, QubeName qube) {
    return runsTor(system, system.qubes().get(qube));
  }

  /**
   * Every different disposable that can come of that qube asking for one, and of those in turn. A
   * preloaded one that is asking is in use already and not handed out again.
   */
  public Set<Disposable> ask(QubesSystem system, Qube asking) {
    var made = new LinkedHashSet<Disposable>();
    ask(system.without(asking.name()), asking, new HashSet<>(), made, system);
    return made;
  }

  private void ask(
      QubesSystem waiting,
      Qube asking,
      Set<QubeName> asked,
      Set<Disposable> made,
      QubesSystem all) {
    var name = makerOf(all, asking);
    var template = name.map(n -> all.qubes().get(n));
    if (template.isEmpty()
        || !isSet(template.get(), QubeFlag.DISPOSABLE_TEMPLATE)
        || !asked.add(name.get())) {
      return;
    }
    for (Qube other : waiting.qubes().values()) {
      boolean own = other.reference(QubeReference.TEMPLATE).value().equals(Optional.of(name));
      if (own && isPreloaded(other)) {
        made.add(new Disposable(name.get(), send(all, other)));
        ask(waiting, other, asked, made, all);
      }
    }
    var fresh = create(template.get(), new QubeName("fresh" + asked.size()));
    var after = all.with(fresh);
    made.add(new Disposable(name.get(), send(after, fresh)));
    ask(waiting, fresh, asked, made, after);
  }

  /** As {@code DispVM.__init__} does: what is set on the template is copied, the rest is not. */
  private static Qube create(Qube template, QubeName name) {
    Map<QubeReference, Setting<Optional<QubeName>>> references = new EnumMap<>(QubeReference.class);
    for (QubeReference reference : QubeReference.values()) {
      var onTemplate = template.reference(reference);
      if (onTemplate.isExplicit()) {
        references.put(reference, onTemplate);
      }
    }
    references.put(QubeReference.TEMPLATE, Setting.explicit(Optional.of(template.name())));
    Map<QubeFlag, Setting<Boolean>> flags = new EnumMap<>(QubeFlag.class);
    for (QubeFlag flag : QubeFlag.values()) {
      if (flag != QubeFlag.DISPOSABLE_TEMPLATE && template.flag(flag).isExplicit()) {
        flags.put(flag, template.flag(flag));
      }
    }
    flags.put(QubeFlag.AUTO_CLEANUP, Setting.explicit(true));
    var features = new TreeMap<>(template.features().value().orElseThrow());
    features.keySet().removeIf(key -> key.startsWith("preload-dispvm"));
    return new Qube(
        name,
        QubeClass.DISPOSABLE,
        PowerState.RUNNING,
        template.label(),
        references,
        flags,
        template.tags(),
        Known.of(features),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<QubeName> netQubeOf(QubesSystem system, Qube qube) {
    return switch (qube.netQube()) {
      case Setting.Explicit<Optional<QubeName>>(Optional<QubeName> chosen) -> chosen;
      default ->
          qube.klass() == QubeClass.TEMPLATE
              ? Optional.empty()
              : global(system, GlobalReference.DEFAULT_NET_QUBE);
    };
  }

  private static Optional<QubeName> makerOf(QubesSystem system, Qube qube) {
    return switch (qube.disposableTemplate()) {
      case Setting.Explicit<Optional<QubeName>>(Optional<QubeName> chosen) -> chosen;
      default ->
          switch (qube.klass()) {
            case DISPOSABLE -> qube.reference(QubeReference.TEMPLATE).value().orElseThrow();
            case REMOTE -> Optional.empty();
            default -> global(system, GlobalReference.DEFAULT_DISPOSABLE_TEMPLATE);
          };
    };
  }

  private static Optional<QubeName> global(QubesSystem system, GlobalReference reference) {
    return system.global(reference).value().orElseThrow();
  }

  private boolean runsTor(QubesSystem system, Qube qube) {
    boolean service = !ownFeature(qube, "service.qubes-tor").orElse("").isEmpty();
    boolean whonix = !inheritedFeature(system, qube).orElse("").isEmpty();
    return isSet(qube, QubeFlag.PROVIDES_NETWORK)
        && (service || whonix || pinnedGateways.contains(qube.name()));
  }

  private static Optional<String> inheritedFeature(QubesSystem system, Qube qube) {
    var own = ownFeature(qube, WatchedFeatures.WHONIX_GATEWAY);
    var template = qube.reference(QubeReference.TEMPLATE).value().orElse(Optional.empty());
    return own.isPresent()
        ? own
        : template.flatMap(t -> inheritedFeature(system, system.qubes().get(t)));
  }

  private static Optional<String> ownFeature(Qube qube, String key) {
    return Optional.ofNullable(qube.features().value().orElseThrow().get(key));
  }

  private static boolean isPreloaded(Qube qube) {
    return qube.klass() == QubeClass.DISPOSABLE && isSet(qube, QubeFlag.PRELOADED);
  }

  private static boolean isSet(Qube qube, QubeFlag flag) {
    return qube.flag(flag).value().orElse(false);
  }
}
