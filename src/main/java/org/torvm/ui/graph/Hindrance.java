package org.torvm.ui.graph;

import java.util.Optional;
import org.torvm.leak.LeakReport;
import org.torvm.portrait.KnownGateways;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;
import org.torvm.ui.change.Torifiable;

/** Says why a qube cannot be dropped on a gateway. Pure. */
public final class Hindrance {
  private Hindrance() {}

  /** The reason in words; nothing exactly when the qube may be put behind a gateway. */
  public static Optional<Text> of(QubeName name, LeakReport report) {
    if (KnownGateways.of(report).contains(name)) {
      return Optional.of(Text.of("window.graph.refused.gateway", name));
    }
    var qube = report.system().qube(name);
    if (qube.isEmpty()) {
      return Optional.of(Text.of("window.graph.refused.hidden", name));
    }
    return qube.filter(q -> !Torifiable.is(q)).map(Hindrance::reason);
  }

  private static Text reason(Qube qube) {
    var name = qube.name();
    return switch (qube.klass()) {
      case ADMIN -> Text.of("window.graph.refused.admin", name);
      case TEMPLATE -> Text.of("window.graph.refused.template", name);
      case REMOTE -> Text.of("window.graph.refused.remote", name);
      case APP, STANDALONE, DISPOSABLE ->
          qube.is(QubeFlag.PROVIDES_NETWORK)
              ? Text.of("window.graph.refused.net", name)
              : Text.of("window.graph.refused.preloaded", name);
    };
  }
}
