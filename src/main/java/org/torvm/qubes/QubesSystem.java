package org.torvm.qubes;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * An immutable picture of a whole Qubes system at one moment. Everything a user sees is computed
 * from one of these.
 *
 * @param kind which system it is
 * @param release which release answered
 * @param qubes every qube that could be listed, dom0 included, by name
 * @param globals the system-wide properties; one missing from the map is unknown
 */
public record QubesSystem(
    SystemKind kind,
    Release release,
    SortedMap<QubeName, Qube> qubes,
    Map<GlobalReference, Setting<Optional<QubeName>>> globals) {

  /** Copies both maps. */
  public QubesSystem {
    qubes = Collections.unmodifiableSortedMap(new TreeMap<>(qubes));
    var copy = new EnumMap<GlobalReference, Setting<Optional<QubeName>>>(GlobalReference.class);
    copy.putAll(globals);
    globals = Collections.unmodifiableMap(copy);
  }

  /** A system of which nothing is known yet. */
  public static QubesSystem empty(SystemKind kind) {
    return new QubesSystem(kind, Release.UNKNOWN, Collections.emptySortedMap(), Map.of());
  }

  /** That qube, or nothing when it does not exist or policy hides it. */
  public Optional<Qube> qube(QubeName name) {
    return Optional.ofNullable(qubes.get(name));
  }

  /**
   * How many qubes there are. dom0 is not counted: it has no network, nothing is drawn or checked
   * for it, and users do not call it a qube.
   */
  public int qubeCount() {
    return qubes.size() - (qubes.containsKey(QubeName.DOM0) ? 1 : 0);
  }

  /** That system-wide property; unknown when it was not read. */
  public Setting<Optional<QubeName>> global(GlobalReference reference) {
    return globals.getOrDefault(reference, Setting.unknown());
  }

  /** The system with that qube added or replaced. */
  public QubesSystem with(Qube qube) {
    var changed = new TreeMap<>(qubes);
    changed.put(qube.name(), qube);
    return new QubesSystem(kind, release, changed, globals);
  }

  /** The system without that qube. */
  public QubesSystem without(QubeName name) {
    var changed = new TreeMap<>(qubes);
    changed.remove(name);
    return new QubesSystem(kind, release, changed, globals);
  }

  /** The system with that qube changed; the same system when there is no such qube. */
  public QubesSystem change(QubeName name, UnaryOperator<Qube> change) {
    return qube(name).map(q -> with(change.apply(q))).orElse(this);
  }

  /** The system with that system-wide property changed, and nothing that follows it. */
  public QubesSystem with(GlobalReference reference, Setting<Optional<QubeName>> setting) {
    var changed = new EnumMap<GlobalReference, Setting<Optional<QubeName>>>(GlobalReference.class);
    changed.putAll(globals);
    changed.put(reference, setting);
    return new QubesSystem(kind, release, qubes, changed);
  }

  /**
   * A feature of a qube or, when the qube has none of that key, of its template, its template's
   * template and so on: what qubesd answers to {@code admin.vm.feature.CheckWithTemplate}.
   *
   * @return unknown when the features of a qube on that chain could not be read; empty when none of
   *     them has the feature; {@code ""} when it is switched off
   */
  public Known<Optional<String>> feature(QubeName qube, String key) {
    var next = Optional.of(qube);
    for (int steps = 0; steps <= qubes.size(); steps++) {
      if (next.isEmpty()) {
        return Known.of(Optional.empty());
      }
      var here = next.flatMap(this::qube);
      var own = here.flatMap(q -> q.features().value());
      if (here.isEmpty() || own.isEmpty()) {
        return Known.unknown();
      }
      var value = own.get().get(key);
      if (value != null) {
        return Known.of(Optional.of(value));
      }
      var template = here.get().template().value();
      if (template.isEmpty()) {
        return Known.unknown();
      }
      next = template.get();
    }
    return Known.unknown();
  }

  /**
   * Whether a feature is on, by qubesd's rule: set and not empty, so that {@code "0"} is on.
   * Unknown counts as off here; ask {@link #feature} where the difference matters.
   */
  public boolean hasFeature(QubeName qube, String key) {
    return feature(qube, key).value().flatMap(v -> v).filter(v -> !v.isEmpty()).isPresent();
  }
}
