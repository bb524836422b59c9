package org.torvm.watch;

import java.util.Set;
import java.util.stream.Collectors;
import org.torvm.leak.Intent;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;

/** Reads what the user wants from the tags that this program puts on qubes. */
final class Intents {
  private Intents() {}

  /**
   * What is wanted of that system: what its tags say together with what was {@code kept} elsewhere.
   * A qube whose tags could not be read keeps only what was kept elsewhere.
   */
  static Intent of(QubesSystem system, Intent kept) {
    return new Intent(
        joined(kept.mustUseTor(), system, Intent.MUST_USE_TOR_TAG),
        joined(kept.mustBeOffline(), system, Intent.MUST_BE_OFFLINE_TAG),
        kept.gateways());
  }

  private static Set<QubeName> joined(Set<QubeName> kept, QubesSystem system, String tag) {
    var names =
        system.qubes().values().stream()
            .filter(q -> q.hasTag(tag))
            .map(Qube::name)
            .collect(Collectors.toSet());
    names.addAll(kept);
    return names;
  }
}
