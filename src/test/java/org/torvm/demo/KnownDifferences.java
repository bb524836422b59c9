package org.torvm.demo;

import java.util.List;
import java.util.Optional;
import org.torvm.qubes.Release;

/** Why an exchange is answered otherwise than it was recorded. */
final class KnownDifferences {
  private record Difference(Release release, String exchange, String reason) {}

  private static final String HELP =
      "The help texts are this project's own words; clients show them and do not read them.";
  private static final String LIBVIRT =
      "The recording machine's libvirt told of pauses late, after the next calls, and of some not"
          + " at all; here a pause is told of before its call returns.";
  private static final String NOTES =
      "The recording machine lacked the library that checks notes, so qubesd gave up; here notes"
          + " can be set.";
  private static final String NO_PCI =
      "The recording machine had no such PCI device to attach; here dom0's devices exist.";
  private static final List<Difference> DIFFERENCES =
      List.of(
          new Difference(Release.UNKNOWN, "vm.property.Help netvm", HELP),
          new Difference(Release.UNKNOWN, "vm.property.Help default_dispvm", HELP),
          new Difference(Release.UNKNOWN, "vm.property.Help provides_network", HELP),
          new Difference(Release.UNKNOWN, "vm.property.Help label", HELP),
          new Difference(Release.UNKNOWN, "property.Help default_netvm", HELP),
          new Difference(Release.UNKNOWN, "events: unpause and pause", LIBVIRT),
          new Difference(Release.R4_3, "notes.Set (needs libqubes-pure; fails here)", NOTES),
          new Difference(Release.R4_2, "device.pci.Attach", NO_PCI),
          new Difference(
              Release.R4_2,
              "device.pci.List after",
              "Follows from the exchange before: the device is attached."));

  private KnownDifferences() {}

  /** The reason, or nothing for an exchange whose answer must be the recorded one. */
  static Optional<String> reason(Release release, String exchange) {
    return DIFFERENCES.stream()
        .filter(d -> d.release() == release || d.release() == Release.UNKNOWN)
        .filter(d -> d.exchange().equals(exchange))
        .map(Difference::reason)
        .findFirst();
  }
}
