package org.torvm.apply.memory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.torvm.change.PastChange;
import org.torvm.change.PastChange.Fate;
import org.torvm.change.PastChange.State;
import org.torvm.change.PlannedStep;
import org.torvm.change.Purpose;
import org.torvm.settings.StateFile;

/**
 * The changes that were made to one system, the oldest first, so that they can be undone, also by a
 * later run of the program, and the journal of the change that is under way. The newest {@value
 * #KEPT} changes are kept, or as many of them as the file may hold.
 *
 * <p>A file that cannot be read is never overwritten: it is set aside under another name and a new
 * one is begun. Any thread may read at any time; whoever writes holds {@link #lock} or {@link
 * #tryLock}, which keep other processes off, and is the only thread of this process that does.
 */
public final class ChangeLog {
  /** How many changes are remembered. */
  static final int KEPT = 200;

  private static final Logger LOG = LoggerFactory.getLogger(ChangeLog.class);

  private final StateFile file;
  private final Journal journal;

  /** The log in that file; its journal lies beside it. */
  public ChangeLog(StateFile file) {
    this.file = file;
    this.journal = new Journal(file.beside(".journal"));
  }

  /** All that is over, the oldest first. What is under way, or was broken off, is not in it. */
  public List<PastChange> changes() throws IOException {
    var bytes = file.read();
    if (bytes.isEmpty()) {
      return List.of();
    }
    try {
      return ChangeLogFormat.parse(bytes.get());
    } catch (Fields.Malformed e) {
      var aside = file.setAside(".unreadable");
      LOG.warn("The change log could not be read and was set aside as {}", aside.getFileName());
      return List.of();
    }
  }

  /**
   * All that is over, and what was broken off, the oldest first. Settles nothing: what was broken
   * off stays in the journal. What is under way, here or elsewhere, is not in it.
   */
  public List<PastChange> seen() throws IOException {
    var over = changes();
    var lock = tryLock();
    if (lock.isEmpty()) {
      return over;
    }
    try (var _ = lock.get()) {
      return journal.read().filter(ChangeLog::saysSomething).map(b -> with(over, b)).orElse(over);
    } catch (Fields.Malformed e) {
      return over;
    }
  }

  /**
   * Writes down that change, of which no step has been made; nothing else may be under way. What
   * could not be remembered in the end must not be begun.
   */
  public void begin(PastChange change) throws IOException {
    changes();
    journal.begin(change);
  }

  /**
   * Writes down that the step of that index is about to be made, or what it has turned out to be.
   */
  public void begun(int index, PlannedStep step) throws IOException {
    journal.begun(index, step);
  }

  /**
   * Puts the change that was under way among those that are over. One that was finished takes the
   * place of the one it finished; one that took another back leaves its mark there.
   */
  public void end(PastChange change) throws IOException {
    journal.ended(change.state(), change.steps().size());
    settle(change);
  }

  /**
   * Puts a change that a program broke off, because it was killed or the power failed, among those
   * that are over. Whoever calls this holds the lock, so that no program is at work on it.
   */
  public void recover() throws IOException {
    journal.sweep();
    file.sweep();
    try {
      var broken = journal.read();
      if (broken.isPresent()) {
        settle(broken.get());
      }
    } catch (Fields.Malformed e) {
      journal.setAside();
      LOG.warn("What was written down of a change under way could not be read and was set aside");
    }
  }

  /** Remembers that the user wants that change to stay as it is, finished or not. */
  public void leave(String id) throws IOException {
    var changes = new ArrayList<>(changes());
    changes.replaceAll(c -> c.id().equals(id) && c.isUnfinished() ? c.with(Fate.LEFT) : c);
    write(changes);
  }

  /** Holds other processes off until it is closed; waits for them. */
  public StateFile.Lock lock() throws IOException {
    return file.lock();
  }

  /** Holds other processes off until it is closed; empty when one of them is at work. */
  public Optional<StateFile.Lock> tryLock() throws IOException {
    return file.tryLock();
  }

  private void settle(PastChange change) throws IOException {
    if (saysSomething(change)) {
      write(with(changes(), change));
    }
    journal.clear();
  }

  private static boolean saysSomething(PastChange change) {
    return !change.steps().isEmpty() || change.state() == State.DONE;
  }

  private static List<PastChange> with(List<PastChange> before, PastChange change) {
    var changes = new ArrayList<>(before);
    var settled = change;
    var finished = change.purpose().finishes().map(id -> indexOf(changes, id)).filter(i -> i >= 0);
    if (finished.isPresent()) {
      var original = changes.get(finished.get());
      settled = isPartOf(original, change) ? original : original.continuedBy(change);
      changes.set(finished.get(), settled);
    } else {
      changes.removeIf(c -> c.id().equals(change.id()));
      changes.add(change);
    }
    if (settled.state() == State.DONE && settled.purpose() instanceof Purpose.TakeBack(var id)) {
      changes.replaceAll(c -> c.id().equals(id) ? c.with(Fate.TAKEN_BACK) : c);
    }
    return changes;
  }

  /** Whether it was put there already, by a program that ended before it could forget it. */
  private static boolean isPartOf(PastChange original, PastChange attempt) {
    int at = Collections.lastIndexOfSubList(original.steps(), attempt.steps());
    return !attempt.steps().isEmpty()
        && original.state() == attempt.state()
        && at >= 0
        && at + attempt.steps().size() == original.steps().size();
  }

  private void write(List<PastChange> changes) throws IOException {
    int surplus = Math.max(0, changes.size() - KEPT);
    var kept = changes.subList(surplus, changes.size());
    var bytes = ChangeLogFormat.write(kept);
    while (bytes.length > file.limit() && kept.size() > 1) {
      kept = kept.subList((kept.size() + 1) / 2, kept.size());
      bytes = ChangeLogFormat.write(kept);
    }
    file.write(bytes);
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
