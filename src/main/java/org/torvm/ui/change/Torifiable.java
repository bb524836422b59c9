package org.torvm.ui.change;

import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeFlag;

/** Which qubes may be put behind a gateway. */
public final class Torifiable {
  private Torifiable() {}

  /** Whether that qube uses the network itself and passes on nobody else's packets. */
  public static boolean is(Qube qube) {
    return switch (qube.klass()) {
      case APP, STANDALONE, DISPOSABLE ->
          !qube.is(QubeFlag.PROVIDES_NETWORK) && !qube.isPreloaded();
      case ADMIN, TEMPLATE, REMOTE -> false;
    };
  }
}
