package org.torvm.apply;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.torvm.change.PastChange;
import org.torvm.settings.StateFile;

/**
 * The changes that were made to one system, the oldest first, so that they can be undone, also by a
 * later run of the program. The newest {@value #KEPT} are kept.
 *
 * <p>A file that cannot be read as a change log is never overwritten: it is set aside under another
 * name and a new log is begun. Any thread may read at any time; whoever writes holds {@link #lock},
 * which keeps other processes off, and is the only thread of this process that does.
 */
public final class ChangeLog {
  /** How many changes are remembered. */
  static final int KEPT = 200;

  private static final Logger LOG = LoggerFactory.getLogger(ChangeLog.class);

  private final StateFile file;

  /** The log in that file. */
  public ChangeLog(StateFile file) {
    this.file = file;
  }

  /** All that is remembered, the oldest first. */
  public List<PastChange> changes() throws IOException {
    var bytes = file.read();
    if (bytes.isEmpty()) {
      return List.of();
    }
    try {
      return ChangeLogFormat.parse(bytes.get());
    } catch (ChangeLogFormat.Malformed e) {
      var aside = file.setAside(".unreadable");
      LOG.warn("The change log could not be read and was set aside as {}", aside.getFileName());
      return List.of();
    }
  }

  /** The newest change that can be undone. */
  public Optional<PastChange> undoable() throws IOException {
    return changes().reversed().stream().filter(PastChange::isUndoable).findFirst();
  }

  /** Remembers that change, in the place of what was remembered of it before. */
  void remember(PastChange change) throws IOException {
    var changes = new ArrayList<>(changes());
    int index = indexOf(changes, change.id());
    if (index < 0) {
      changes.add(change);
    } else {
      changes.set(index, change);
    }
    write(changes);
  }

  /** Remembers that change as done and the one that it took back as taken back. */
  void rememberUndo(PastChange undo, String undone) throws IOException {
    var changes = new ArrayList<>(changes());
    changes.removeIf(c -> c.id().equals(undo.id()));
    changes.replaceAll(c -> c.id().equals(undone) ? c.takenBack() : c);
    changes.add(undo);
    write(changes);
  }

  /** Holds other processes off until it is closed. */
  StateFile.Lock lock() throws IOException {
    return file.lock();
  }

  private void write(List<PastChange> changes) throws IOException {
    int surplus = Math.max(0, changes.size() - KEPT);
    file.write(ChangeLogFormat.write(changes.subList(surplus, changes.size())));
  }

  private static int indexOf(List<PastChange> changes, String id) {
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }
}
