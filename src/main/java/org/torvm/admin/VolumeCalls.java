package org.torvm.admin;

import java.util.List;
import java.util.regex.Pattern;
import org.torvm.admin.value.Lines;
import org.torvm.admin.value.MalformedValue;
import org.torvm.admin.value.VolumeInfo;
import org.torvm.qubes.QubeName;

/**
 * Calls about a qube's volumes: {@code root}, {@code private}, {@code volatile}, {@code kernel}.
 * The same guarantees as {@link AdminApi}.
 */
public final class VolumeCalls {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  private final Calls calls;

  VolumeCalls(Calls calls) {
    this.calls = calls;
  }

  /** Its volumes; dom0 has none. */
  public List<String> names(QubeName qube) throws AdminException {
    return calls.read("admin.vm.volume.List", "", qube, Lines::words);
  }

  /** What is known of that volume. */
  public VolumeInfo info(QubeName qube, String volume) throws AdminException {
    return calls.read("admin.vm.volume.Info", volume, qube, VolumeInfo::parse);
  }

  /** Earlier states of that volume, the oldest first. */
  public List<String> snapshots(QubeName qube, String volume) throws AdminException {
    return calls.read("admin.vm.volume.ListSnapshots", volume, qube, Lines::words);
  }

  /** Takes that volume back to an earlier state; the qube must be off. */
  public void revert(QubeName qube, String volume, String snapshot) throws AdminException {
    var deadline = calls.deadlines().make();
    calls.change("admin.vm.volume.Revert", volume, qube, Bytes.of(snapshot), deadline);
  }

  /** Copies a volume of one qube over that of another, which must be off. */
  public void copy(QubeName from, QubeName to, String volume) throws AdminException {
    cloneTo(to, volume, cloneFrom(from, volume));
  }

  /** Offers that volume for copying; the token is good once. */
  public String cloneFrom(QubeName qube, String volume) throws AdminException {
    return calls.read("admin.vm.volume.CloneFrom", volume, qube, VolumeCalls::token);
  }

  /** Copies what the token stands for over that volume. */
  public void cloneTo(QubeName qube, String volume, String token) throws AdminException {
    var deadline = calls.deadlines().make();
    calls.change("admin.vm.volume.CloneTo", volume, qube, Bytes.of(token), deadline);
  }

  private static String token(String reply) throws MalformedValue {
    if (!TOKEN.matcher(reply).matches()) {
      throw new MalformedValue("a clone token");
    }
    return reply;
  }
}
