package org.torvm.admin.live;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.torvm.admin.AdminApi;
import org.torvm.admin.AdminException;
import org.torvm.qubes.Known;
import org.torvm.qubes.Label;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;

/** Reads what a {@link Task} asks for. For all threads; blocks. */
final class TaskReader {
  private static final Set<Part> CONTENTS = EnumSet.complementOf(EnumSet.of(Part.STATE));

  private final QubeReader reader;
  private final Optional<AdminApi> internal;

  TaskReader(QubeReader reader, Optional<AdminApi> internal) {
    this.reader = reader;
    this.internal = internal;
  }

  /**
   * Reads it. Refusals and senseless answers become unknown parts of the reading.
   *
   * @throws AdminException when the daemon does not answer, or its list of qubes makes no sense
   */
  Reading read(Task task) throws AdminException {
    return switch (task) {
      case Task.ReadList() -> new Reading.Listed(reader.list());
      case Task.ReadGlobals() -> globals();
      case Task.ReadAllTags() -> new Reading.AllTags(allTags());
      case Task.ReadQube qube -> readQube(qube);
    };
  }

  private Reading globals() throws AdminException {
    try {
      return new Reading.Globals(reader.globals(), false);
    } catch (AdminException e) {
      requireAnswer(e);
      return new Reading.Globals(Map.of(), true);
    }
  }

  // Whatever goes wrong here, another way to the same facts is open: one call for each qube.
  private Optional<Map<QubeName, SortedSet<String>>> allTags() {
    try {
      return internal.isPresent() ? SystemInfo.tags(internal.get().systemInfo()) : Optional.empty();
    } catch (AdminException e) {
      return Optional.empty();
    }
  }

  private Reading readQube(Task.ReadQube task) throws AdminException {
    try {
      boolean readsState = task.parts().contains(Part.STATE);
      var seen = readsState ? seen(task) : task.known();
      boolean hidden = readsState && seen.isEmpty();
      var start = hidden ? task.known() : seen;
      return start.isPresent()
          ? contents(start.get(), task.parts(), hidden)
          : new Reading.Parts(Qube.unread(task.name(), QubeClass.REMOTE), Set.of(), hidden, false);
    } catch (AdminException e) {
      if (e.saysNoSuchQube()) {
        return new Reading.Gone(task.name());
      }
      throw e;
    }
  }

  /** The qube in its present state; nothing when policy hides it or its line makes no sense. */
  private Optional<Qube> seen(Task.ReadQube task) throws AdminException {
    try {
      var entry = reader.entry(task.name());
      return entry
          .flatMap(line -> line.klass())
          .map(klass -> base(task, klass).withState(entry.get().state()));
    } catch (AdminException e) {
      requireAnswer(e);
      return Optional.empty();
    }
  }

  private Reading contents(Qube start, Set<Part> wanted, boolean hidden) throws AdminException {
    var read = EnumSet.copyOf(wanted);
    if (hidden) {
      read.remove(Part.STATE);
    }
    var qube = start;
    boolean doubtful = false;
    for (Part part : CONTENTS) {
      if (wanted.contains(part)) {
        try {
          qube = with(qube, part);
        } catch (AdminException e) {
          requireAnswer(e);
          doubtful = true;
          qube = without(qube, part);
        }
      }
    }
    return new Reading.Parts(qube, read, hidden, doubtful);
  }

  private static Qube base(Task.ReadQube task, QubeClass klass) {
    return task.known()
        .filter(known -> known.klass() == klass)
        .orElseGet(() -> Qube.unread(task.name(), klass));
  }

  private Qube with(Qube qube, Part part) throws AdminException {
    return switch (part) {
      case STATE -> qube;
      case PROPERTIES -> reader.withProperties(qube);
      case TAGS -> reader.withTags(qube);
      case FEATURES -> reader.withFeatures(qube);
    };
  }

  private static Qube without(Qube qube, Part part) {
    return switch (part) {
      case STATE -> qube;
      case PROPERTIES ->
          new Qube(
              qube.name(),
              qube.klass(),
              qube.state(),
              Label.UNKNOWN,
              Map.of(),
              Map.of(),
              qube.tags(),
              qube.features(),
              Optional.empty(),
              Optional.empty());
      case TAGS -> qube.withTags(Known.unknown());
      case FEATURES -> qube.withFeatures(Known.unknown());
    };
  }

  /** An answer that makes no sense is an answer; no answer, or none such qube, is thrown. */
  private static void requireAnswer(AdminException e) throws AdminException {
    boolean answered =
        e.isRefusal()
            || e instanceof AdminException.Garbled
            || e instanceof AdminException.TooLarge;
    if (!answered || e.saysNoSuchQube()) {
      throw e;
    }
  }
}
