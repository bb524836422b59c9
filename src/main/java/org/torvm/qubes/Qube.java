package org.torvm.qubes;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One qube, as far as it could be read.
 *
 * @param name its name
 * @param klass its class
 * @param state its power state when the snapshot was taken
 * @param label its colour label
 * @param references its properties that name another qube; one that the class of this qube does not
 *     have is inherited and empty; one missing from the map is unknown
 * @param flags its yes-or-no properties; one that the class does not have is inherited and false;
 *     one missing from the map is unknown
 * @param tags all its tags
 * @param features its own features among {@link WatchedFeatures}, without those of its template; an
 *     empty value means switched off, a missing key means not set
 * @param ip its address on the way to its net qube, when it has one
 * @param startedAt when it was started, when it is on and qubesd says so
 */
public record Qube(
    QubeName name,
    QubeClass klass,
    PowerState state,
    Label label,
    Map<QubeReference, Setting<Optional<QubeName>>> references,
    Map<QubeFlag, Setting<Boolean>> flags,
    Known<SortedSet<String>> tags,
    Known<SortedMap<String, String>> features,
    Optional<String> ip,
    Optional<Instant> startedAt) {

  /** Copies every collection, so that a qube can be handed to any thread. */
  public Qube {
    references = frozen(QubeReference.class, references);
    flags = frozen(QubeFlag.class, flags);
    tags = tags.map(t -> Collections.unmodifiableSortedSet(new TreeSet<>(t)));
    features = features.map(f -> Collections.unmodifiableSortedMap(new TreeMap<>(f)));
  }

  /** A halted qube of which only the name and the class are known. */
  public static Qube unread(QubeName name, QubeClass klass) {
    return new Qube(
        name,
        klass,
        PowerState.HALTED,
        Label.UNKNOWN,
        Map.of(),
        Map.of(),
        Known.unknown(),
        Known.unknown(),
        Optional.empty(),
        Optional.empty());
  }

  /** That reference; unknown when it was not read. */
  public Setting<Optional<QubeName>> reference(QubeReference reference) {
    return references.getOrDefault(reference, Setting.unknown());
  }

  /** That flag; unknown when it was not read. */
  public Setting<Boolean> flag(QubeFlag flag) {
    return flags.getOrDefault(flag, Setting.unknown());
  }

  /** Whether that flag is known to be on. */
  public boolean is(QubeFlag flag) {
    return flag(flag).value().orElse(false);
  }

  /** The net qube. */
  public Setting<Optional<QubeName>> netQube() {
    return reference(QubeReference.NET_QUBE);
  }

  /** The disposable template of the disposables that this qube asks for. */
  public Setting<Optional<QubeName>> disposableTemplate() {
    return reference(QubeReference.DISPOSABLE_TEMPLATE);
  }

  /** The template; for a disposable its disposable template. */
  public Setting<Optional<QubeName>> template() {
    return reference(QubeReference.TEMPLATE);
  }

  /** Whether disposables are made from this app qube. */
  public boolean isDisposableTemplate() {
    return klass == QubeClass.APP && is(QubeFlag.DISPOSABLE_TEMPLATE);
  }

  /** Whether it is a disposable that keeps its name and its place when it shuts down. */
  public boolean isNamedDisposable() {
    return klass == QubeClass.DISPOSABLE && !is(QubeFlag.AUTO_CLEANUP) && !isPreloaded();
  }

  /** Whether it is a disposable that waits to be handed out (R4.3). */
  public boolean isPreloaded() {
    return klass == QubeClass.DISPOSABLE && is(QubeFlag.PRELOADED);
  }

  /** Whether that tag is known to be there. */
  public boolean hasTag(String tag) {
    return tags.value().map(t -> t.contains(tag)).orElse(false);
  }

  /** The qube with another power state. */
  public Qube withState(PowerState newState) {
    return new Qube(name, klass, newState, label, references, flags, tags, features, ip, startedAt);
  }

  /** The qube with that reference changed. */
  public Qube with(QubeReference reference, Setting<Optional<QubeName>> setting) {
    var changed = new EnumMap<QubeReference, Setting<Optional<QubeName>>>(QubeReference.class);
    changed.putAll(references);
    changed.put(reference, setting);
    return new Qube(name, klass, state, label, changed, flags, tags, features, ip, startedAt);
  }

  /** The qube with that flag changed. */
  public Qube with(QubeFlag flag, Setting<Boolean> setting) {
    var changed = new EnumMap<QubeFlag, Setting<Boolean>>(QubeFlag.class);
    changed.putAll(flags);
    changed.put(flag, setting);
    return new Qube(name, klass, state, label, references, changed, tags, features, ip, startedAt);
  }

  /** The qube with other tags. */
  public Qube withTags(Known<SortedSet<String>> newTags) {
    return new Qube(name, klass, state, label, references, flags, newTags, features, ip, startedAt);
  }

  /** The qube with other features. */
  public Qube withFeatures(Known<SortedMap<String, String>> newFeatures) {
    return new Qube(name, klass, state, label, references, flags, tags, newFeatures, ip, startedAt);
  }

  private static <K extends Enum<K>, V> Map<K, V> frozen(Class<K> type, Map<K, V> map) {
    var copy = new EnumMap<K, V>(type);
    copy.putAll(map);
    return Collections.unmodifiableMap(copy);
  }
}
