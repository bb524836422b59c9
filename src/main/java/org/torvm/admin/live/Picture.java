package org.torvm.admin.live;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.UnaryOperator;
import org.torvm.admin.value.QubeEntry;
import org.torvm.qubes.Known;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Release;
import org.torvm.qubes.SystemKind;

/**
 * The snapshot while it is being made, and the books of what has to be read. It reads nothing
 * itself and is used by one thread.
 *
 * <p>The rule that keeps it true: a fact is read again whenever an event about it is heard, also
 * while it is being read. So the last reading of a fact begins after the last event about it; and
 * as readings of one qube never overlap, the last one to begin is the last one to arrive. Readings
 * of many qubes at once may overlap with those of one; see {@link Sweep}.
 *
 * <p>A load reads everything at least once: first the list and all properties, which make the
 * graph, then tags and features.
 */
final class Picture {
  private static final Set<Part> ALL = EnumSet.allOf(Part.class);
  private static final Set<Part> CONTENTS = EnumSet.complementOf(EnumSet.of(Part.STATE));
  private static final Set<Part> GRAPH = EnumSet.of(Part.STATE, Part.PROPERTIES);

  private final boolean sweepsTags;
  private final Map<QubeName, EnumSet<Part>> stale = new LinkedHashMap<>();
  private final Map<QubeName, EnumSet<Part>> awaited = new HashMap<>();
  private final Set<QubeName> reading = new HashSet<>();
  private final Set<QubeName> removedWhileRead = new HashSet<>();
  private Sweep list = new Sweep();
  private Sweep globals = new Sweep();
  private Sweep allTags = new Sweep();
  private QubesSystem system;
  private boolean loading;
  private boolean graphLoaded;

  /**
   * Of a system of which nothing is known.
   *
   * @param sweepsTags whether the tags of all qubes can be had in one call
   */
  Picture(SystemKind kind, boolean sweepsTags) {
    this.system = QubesSystem.empty(kind);
    this.sweepsTags = sweepsTags;
  }

  /** What is known now. */
  QubesSystem system() {
    return system;
  }

  /** Whether a load is under way. */
  boolean loading() {
    return loading;
  }

  /** Whether the load under way has the graph. */
  boolean graphLoaded() {
    return graphLoaded;
  }

  /** Whether nothing is left to be read. */
  boolean quiet() {
    return stale.isEmpty()
        && reading.isEmpty()
        && list.quiet()
        && globals.quiet()
        && allTags.quiet();
  }

  /** Whether something of that qube is left to be read. */
  boolean isPending(QubeName name) {
    return stale.containsKey(name) || reading.contains(name);
  }

  /** Everything has to be read. */
  void load() {
    loading = true;
    graphLoaded = false;
    awaited.clear();
    list.wantForLoad();
    globals.wantForLoad();
  }

  /** What is being read will not arrive, and what has to be read is no longer known: load next. */
  void abandon() {
    stale.clear();
    awaited.clear();
    reading.clear();
    removedWhileRead.clear();
    list = new Sweep();
    globals = new Sweep();
    allTags = new Sweep();
  }

  // ---- what has to be read

  /** Everything about that qube, which may be new or gone. */
  void touch(QubeName name) {
    touch(name, ALL);
  }

  /** Those parts of that qube; all of a qube that is not known. */
  void touch(QubeName name, Set<Part> parts) {
    var marked = stale.computeIfAbsent(name, _ -> EnumSet.noneOf(Part.class));
    marked.addAll(system.qube(name).isPresent() ? parts : ALL);
    if (marked.contains(Part.STATE)) {
      list.touch(name);
    }
    if (marked.contains(Part.TAGS)) {
      allTags.touch(name);
    }
  }

  /** The properties of every qube that may follow a default which that reference holds. */
  void touchFollowers(QubeReference reference) {
    var names = new HashSet<>(reading);
    system.qubes().values().stream()
        .filter(qube -> !qube.reference(reference).isExplicit())
        .map(Qube::name)
        .forEach(names::add);
    names.forEach(name -> touch(name, Set.of(Part.PROPERTIES)));
  }

  /** The properties of that qube and of all that are based on it, whose defaults it may hold. */
  void touchProperties(QubeName name) {
    var names = new ArrayList<>(List.of(name));
    for (int i = 0; i < names.size(); i++) {
      var base = Optional.of(names.get(i));
      touch(names.get(i), Set.of(Part.PROPERTIES));
      system.qubes().values().stream()
          .filter(qube -> qube.template().value().equals(Optional.of(base)))
          .map(Qube::name)
          .filter(based -> !names.contains(based))
          .toList()
          .forEach(names::add);
    }
  }

  /** The properties of the whole system. */
  void touchGlobals() {
    globals.want();
  }

  /** That qube is gone. */
  void remove(QubeName name) {
    system = system.without(name);
    stale.remove(name);
    awaited.remove(name);
    list.touch(name);
    allTags.touch(name);
    if (reading.contains(name)) {
      removedWhileRead.add(name);
    }
  }

  // ---- reading

  /** What to read next, which counts as being read from now on; nothing when there is nothing. */
  Optional<Task> next() {
    if (list.begin()) {
      return Optional.of(new Task.ReadList());
    }
    if (globals.begin()) {
      return Optional.of(new Task.ReadGlobals());
    }
    if (allTags.begin()) {
      return Optional.of(new Task.ReadAllTags());
    }
    for (var entry : stale.entrySet()) {
      var parts = EnumSet.copyOf(entry.getValue());
      if (loading && !graphLoaded) {
        parts.retainAll(GRAPH);
      }
      if (!parts.isEmpty() && !reading.contains(entry.getKey())) {
        return Optional.of(begin(entry.getKey(), parts));
      }
    }
    return Optional.empty();
  }

  private Task begin(QubeName name, EnumSet<Part> parts) {
    reading.add(name);
    var left = EnumSet.copyOf(stale.getOrDefault(name, EnumSet.noneOf(Part.class)));
    left.removeAll(parts);
    if (left.isEmpty()) {
      stale.remove(name);
    } else {
      stale.put(name, left);
    }
    return new Task.ReadQube(name, system.qube(name), parts);
  }

  /** What a task gave. */
  void arrived(Reading result) {
    switch (result) {
      case Reading.Listed(var entries) -> listed(entries, list.end());
      case Reading.Globals(var values, boolean _) -> {
        globals.end();
        system = new QubesSystem(system.kind(), system.release(), system.qubes(), values);
      }
      case Reading.AllTags(var tags) -> {
        allTags.end();
        system.qubes().keySet().forEach(name -> tagged(name, tags.map(all -> all.get(name))));
      }
      case Reading.Parts parts -> {
        if (stopReading(parts.qube().name())) {
          read(parts);
        }
      }
      case Reading.Gone(QubeName name) -> {
        // Marked anew, it may have been made again since.
        if (stopReading(name) && !isStale(name, Part.STATE)) {
          remove(name);
        }
      }
    }
    advance();
  }

  private boolean isStale(QubeName name, Part part) {
    return stale.getOrDefault(name, EnumSet.noneOf(Part.class)).contains(part);
  }

  private boolean stopReading(QubeName name) {
    reading.remove(name);
    return !removedWhileRead.remove(name);
  }

  private void listed(List<QubeEntry> entries, boolean forLoad) {
    var contents = EnumSet.copyOf(CONTENTS);
    if (forLoad && sweepsTags) {
      contents.remove(Part.TAGS);
    }
    var listed = new HashSet<QubeName>();
    for (QubeEntry entry : entries) {
      if (entry.klass().isPresent()) {
        listed.add(entry.name());
        boolean isNew = !list.touched(entry.name()) && put(entry);
        if (isNew || forLoad) {
          touch(entry.name(), contents);
        }
        if (forLoad) {
          awaited.put(entry.name(), EnumSet.copyOf(CONTENTS));
        }
      }
    }
    for (QubeName name : List.copyOf(system.qubes().keySet())) {
      if (!listed.contains(name) && !list.touched(name)) {
        remove(name);
      }
    }
    system = new QubesSystem(system.kind(), release(entries), system.qubes(), system.globals());
  }

  private boolean put(QubeEntry entry) {
    var klass = entry.klass().orElseThrow();
    var known = system.qube(entry.name()).filter(qube -> qube.klass() == klass);
    var qube = known.orElseGet(() -> Qube.unread(entry.name(), klass));
    system = system.with(qube.withState(entry.state()));
    return known.isEmpty();
  }

  private static Release release(List<QubeEntry> entries) {
    if (entries.isEmpty()) {
      return Release.UNKNOWN;
    }
    return entries.stream().anyMatch(entry -> entry.uuid().isPresent())
        ? Release.R4_3
        : Release.R4_2;
  }

  private void tagged(QubeName name, Optional<SortedSet<String>> tags) {
    if (tags.isPresent() && !allTags.touched(name)) {
      system = system.change(name, qube -> qube.withTags(Known.of(tags.get())));
      settle(name, Set.of(Part.TAGS));
    } else if (awaited.getOrDefault(name, EnumSet.noneOf(Part.class)).contains(Part.TAGS)) {
      touch(name, Set.of(Part.TAGS));
    }
  }

  private void read(Reading.Parts parts) {
    var name = parts.qube().name();
    if (parts.hidden()) {
      // Only the whole list tells whether policy hides it, and then also its state.
      list.want();
    }
    var known = system.qube(name);
    if (known.isEmpty() && !parts.parts().contains(Part.STATE)) {
      awaited.remove(name);
      return;
    }
    var base = known.filter(qube -> qube.klass() == parts.qube().klass());
    if (base.isEmpty() && !parts.parts().containsAll(CONTENTS)) {
      touch(name);
    }
    UnaryOperator<Qube> fold = qube -> Parts.fold(qube, parts.qube(), parts.parts());
    system = system.with(fold.apply(base.orElseGet(() -> Qube.unread(name, parts.qube().klass()))));
    settle(name, parts.parts());
  }

  /** Those parts have been read, but for what has to be read again already. */
  private void settle(QubeName name, Set<Part> parts) {
    var left = awaited.get(name);
    if (left != null) {
      var done = EnumSet.noneOf(Part.class);
      done.addAll(parts);
      done.removeAll(stale.getOrDefault(name, EnumSet.noneOf(Part.class)));
      left.removeAll(done);
      if (left.isEmpty()) {
        awaited.remove(name);
      }
    }
  }

  private void advance() {
    if (!loading || list.holdsLoad() || globals.holdsLoad()) {
      return;
    }
    if (!graphLoaded
        && awaited.values().stream().noneMatch(left -> left.contains(Part.PROPERTIES))) {
      graphLoaded = true;
      if (sweepsTags) {
        allTags.want();
      }
    }
    if (graphLoaded && awaited.isEmpty()) {
      loading = false;
    }
  }
}
