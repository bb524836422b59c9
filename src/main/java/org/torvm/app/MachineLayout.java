package org.torvm.app;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a machine keeps what tells which Qubes system can be reached from it.
 *
 * @param qubesd qubesd's socket, there in dom0
 * @param qubesdInternal its sister that tells everything in one call, there in dom0
 * @param qrexecClient the program through which a management qube asks dom0
 * @param qubesMarkers files of which one exists on every machine that runs Qubes
 */
public record MachineLayout(
    Path qubesd, Path qubesdInternal, Path qrexecClient, List<Path> qubesMarkers) {
  /** Copies the list. */
  public MachineLayout {
    qubesMarkers = List.copyOf(qubesMarkers);
  }

  /** This machine. */
  public static MachineLayout genuine() {
    return under(Path.of("/"));
  }

  /** A machine whose root folder is that one. */
  public static MachineLayout under(Path root) {
    return new MachineLayout(
        root.resolve("var/run/qubesd.sock"),
        root.resolve("var/run/qubesd.internal.sock"),
        root.resolve("usr/bin/qrexec-client-vm"),
        List.of(root.resolve("etc/qubes-release"), root.resolve("usr/share/qubes/marker-vm")));
  }
}
