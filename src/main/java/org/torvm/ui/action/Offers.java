package org.torvm.ui.action;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.torvm.change.NetworkMemory;
import org.torvm.graph.KnownGateways;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Verdict;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.ui.change.Torifiable;

/**
 * Which actions fit which qubes of a report. An action that fits may still be refused, with the
 * reason, once it is planned; one that never could be done does not fit.
 */
final class Offers {
  private final LeakReport report;

  Offers(LeakReport report) {
    this.report = report;
  }

  boolean torify(QubeName name) {
    return is(name, q -> Torifiable.is(q) && !KnownGateways.of(report).contains(q.name()));
  }

  boolean untorify(QubeName name) {
    return torify(name) && verdict(name) == Verdict.TORIFIED;
  }

  /** What cannot be read cannot be given back, and so is only ever cut. */
  boolean networkOff(QubeName name) {
    return is(name, q -> hasNetwork(q) && isReadForMemory(q));
  }

  boolean networkOn(QubeName name) {
    return is(
        name,
        q -> NetworkMemory.of(q).isPresent() && verdict(name) == Verdict.OFFLINE && isOurs(q));
  }

  boolean pin(QubeName name) {
    return is(name, q -> q.netQube().isInherited() && isOurs(q));
  }

  boolean cut(Qube qube) {
    return hasNetwork(qube) && !isReadForMemory(qube);
  }

  boolean shutDown(Qube qube) {
    return switch (qube.state()) {
      case RUNNING, TRANSIENT ->
          qube.klass() != QubeClass.ADMIN && qube.klass() != QubeClass.REMOTE;
      case HALTED, CRASHED, PAUSED, SUSPENDED, HALTING, DYING, UNKNOWN -> false;
    };
  }

  boolean kill(Qube qube) {
    boolean isOn = qube.state().isOn() && qube.state() != PowerState.UNKNOWN;
    boolean isHere = qube.klass() != QubeClass.ADMIN && qube.klass() != QubeClass.REMOTE;
    return isOn && isHere && !qube.isPreloaded();
  }

  /** A disposable that should have vanished by itself. */
  boolean remove(Qube qube) {
    boolean isOff = qube.state() == PowerState.HALTED || qube.state() == PowerState.CRASHED;
    return isOff
        && qube.klass() == QubeClass.DISPOSABLE
        && qube.is(QubeFlag.AUTO_CLEANUP)
        && !qube.isPreloaded();
  }

  /** The qubes that have that one as their net qube. */
  List<QubeName> clients(QubeName netQube) {
    return report.system().qubes().values().stream()
        .filter(q -> q.netQube().value().equals(Optional.of(Optional.of(netQube))))
        .map(Qube::name)
        .toList();
  }

  /** The gateways that what is behind that qube could go to; not those that are behind it too. */
  List<QubeName> gatewaysBesides(QubeName netQube) {
    return KnownGateways.of(report).stream()
        .filter(g -> !g.equals(netQube))
        .filter(g -> {
          var route = report.routes().get(g);
          return route != null && !route.route().via().contains(netQube);
        })
        .toList();
  }

  private boolean is(QubeName name, Predicate<Qube> predicate) {
    return report.system().qube(name).filter(predicate).isPresent();
  }

  /** A net qube is not cut: without a net qube it may be the clearnet side itself. */
  private boolean hasNetwork(Qube qube) {
    return Torifiable.is(qube) && verdict(qube.name()) != Verdict.OFFLINE;
  }

  private static boolean isReadForMemory(Qube qube) {
    return qube.netQube().isKnown()
        && qube.disposableTemplate().isKnown()
        && qube.features().isKnown();
  }

  private static boolean isOurs(Qube qube) {
    return switch (qube.klass()) {
      case APP, STANDALONE, DISPOSABLE -> !qube.isPreloaded();
      case ADMIN, TEMPLATE, REMOTE -> false;
    };
  }

  private Verdict verdict(QubeName name) {
    var route = report.routes().get(name);
    return route == null ? Verdict.UNKNOWN : route.route().verdict();
  }
}
