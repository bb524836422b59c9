package org.torvm.admin.live;

import java.util.Set;
import org.torvm.qubes.Qube;

/** Puts parts of one reading of a qube into what is known of it. */
final class Parts {
  private Parts() {}

  /** {@code known} with those parts of {@code read}; both are of one class. */
  static Qube fold(Qube known, Qube read, Set<Part> parts) {
    var folded = known;
    if (parts.contains(Part.STATE)) {
      folded = folded.withState(read.state());
    }
    if (parts.contains(Part.PROPERTIES)) {
      folded =
          new Qube(
              folded.name(),
              folded.klass(),
              folded.state(),
              read.label(),
              read.references(),
              read.flags(),
              folded.tags(),
              folded.features(),
              read.ip(),
              read.startedAt());
    }
    if (parts.contains(Part.TAGS)) {
      folded = folded.withTags(read.tags());
    }
    if (parts.contains(Part.FEATURES)) {
      folded = folded.withFeatures(read.features());
    }
    return folded;
  }
}
