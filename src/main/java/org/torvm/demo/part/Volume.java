package org.torvm.demo.part;

import java.util.ArrayList;
import java.util.List;

/** One storage volume of a qube. Mutable; touched only with the world's lock held. */
public final class Volume {
  /** Where a volume lives and what it is a snapshot of. */
  public record Place(String pool, String vid, String source, String path) {}

  /** Whether it is kept on stop, and whether it is a fresh snapshot on every start. */
  public record Keeping(boolean saveOnStop, boolean snapOnStart, boolean rw) {}

  private final Place place;
  private final Keeping keeping;
  private final List<String> revisions = new ArrayList<>();
  private long size;
  private int revisionsToKeep;
  private boolean writable;
  private boolean ephemeral;

  /** A volume without revisions. */
  public Volume(Place place, Keeping keeping, long size) {
    this.place = place;
    this.keeping = keeping;
    this.size = size;
    this.revisionsToKeep = keeping.saveOnStop() ? 1 : 0;
    this.writable = keeping.rw();
  }

  /** Its name inside its pool. */
  public String vid() {
    return place.vid();
  }

  /** Its size in bytes. */
  public long size() {
    return size;
  }

  /** Makes it that many bytes long. */
  public void resize(long bytes) {
    size = bytes;
  }

  /** Whether what is written survives a shutdown. */
  public boolean isKept() {
    return keeping.saveOnStop();
  }

  /** The revisions that can be gone back to, oldest first. */
  public List<String> revisions() {
    return List.copyOf(revisions);
  }

  /** How many revisions are kept. */
  public void keepRevisions(int count) {
    revisionsToKeep = count;
    trim();
  }

  /** Whether it can be written to. */
  public void writable(boolean now) {
    writable = now;
  }

  /** Whether its content is encrypted with a key that is forgotten on stop. */
  public void ephemeral(boolean now) {
    ephemeral = now;
  }

  /** The qube ran and stopped: what was there before becomes a revision. */
  public void stopped(String revision) {
    if (keeping.saveOnStop()) {
      revisions.add(revision);
      trim();
    }
  }

  private void trim() {
    while (revisions.size() > revisionsToKeep) {
      revisions.removeFirst();
    }
  }

  /**
   * The lines of {@code admin.vm.volume.Info}; {@code vid} and {@code path} may follow a setting.
   */
  public String info() {
    return "pool=%s\nvid=%s\nsize=%d\nusage=0\nrw=%s\nsource=%s\npath=%s\n"
            .formatted(
                place.pool(), place.vid(), size, bool(writable), place.source(), place.path())
        + "save_on_stop=%s\nsnap_on_start=%s\nrevisions_to_keep=%d\nephemeral=%s\n"
            .formatted(
                bool(keeping.saveOnStop()),
                bool(keeping.snapOnStart()),
                revisionsToKeep,
                bool(ephemeral))
        + "is_outdated=False\n";
  }

  private static String bool(boolean value) {
    return value ? "True" : "False";
  }
}
