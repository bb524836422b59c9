package org.torvm.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.torvm.leak.Audit;
import org.torvm.leak.Evidence;
import org.torvm.leak.LeakReport;
import org.torvm.leak.QubeRoute;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Known;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;

/** What planners ask the audit: where bytes go in a system, without any rule. */
final class Ways {
  private static final Audit NO_RULES = new Audit(List.of());

  private final QubesSystem system;
  private final LeakReport report;

  Ways(Evidence evidence) {
    this.system = evidence.system();
    this.report = NO_RULES.of(evidence);
  }

  Optional<QubeRoute> of(QubeName qube) {
    return Optional.ofNullable(report.routes().get(qube));
  }

  Verdict verdict(QubeName qube) {
    return of(qube).map(r -> r.route().verdict()).orElse(Verdict.UNKNOWN);
  }

  /** Whether everything of that qube goes through that gateway, its disposables' bytes included. */
  boolean isWhollyBehind(QubeName qube, QubeName gateway) {
    return isBehind(qube, gateway)
        && of(qube).orElseThrow().disposables().stream()
            .allMatch(s ->
                s.route().verdict() == Verdict.OFFLINE
                    || s.route().gateway().equals(Optional.of(gateway)));
  }

  /** Whether that qube's own packets go through that gateway. */
  boolean isBehind(QubeName qube, QubeName gateway) {
    return of(qube)
        .filter(r -> r.route().verdict() == Verdict.TORIFIED)
        .filter(r -> r.route().gateway().equals(Optional.of(gateway)))
        .isPresent();
  }

  /** Where the packets of an app qube would go that had that net qube. */
  static Optional<QubeRoute> behind(Evidence evidence, QubeName netQube) {
    var probe = unused(evidence.system());
    var qube =
        Qube.unread(probe, QubeClass.APP)
            .with(QubeReference.NET_QUBE, Setting.explicit(Optional.of(netQube)))
            .with(QubeReference.DISPOSABLE_TEMPLATE, Setting.explicit(Optional.empty()));
    return new Ways(evidence.about(evidence.system().with(qube))).of(probe);
  }

  /** Whether that qube is itself a Tor gateway. */
  static boolean isGateway(Evidence evidence, QubeName qube) {
    return behind(evidence, qube)
        .flatMap(r -> r.route().gateway())
        .filter(g -> g.equals(qube))
        .isPresent();
  }

  /** The net qubes from that one on, itself first; unknown when one of them could not be read. */
  Known<List<QubeName>> chain(QubeName from) {
    var chain = new ArrayList<QubeName>();
    var next = Optional.of(from);
    while (next.isPresent() && !chain.contains(next.get())) {
      chain.add(next.get());
      var link = system.qube(next.get()).flatMap(q -> q.netQube().value());
      if (link.isEmpty()) {
        return Known.unknown();
      }
      next = link.get();
    }
    return Known.of(chain);
  }

  /** The qubes whose net qube is that one and which are on. */
  List<QubeName> runningClients(QubeName qube) {
    return system.qubes().values().stream()
        .filter(c -> c.state().isOn())
        .filter(c -> c.netQube().value().equals(Optional.of(Optional.of(qube))))
        .map(Qube::name)
        .toList();
  }

  private static QubeName unused(QubesSystem system) {
    int number = 0;
    while (system.qube(new QubeName("probe-" + number)).isPresent()) {
      number++;
    }
    return new QubeName("probe-" + number);
  }
}
