package org.torvm.portrait;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.torvm.leak.Finding;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Proof;
import org.torvm.leak.QubeRoute;
import org.torvm.leak.Route;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Known;
import org.torvm.qubes.Label;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/**
 * All about one qube that a person may want to know, in the order of their questions. Equal
 * portraits say the same.
 *
 * @param face who it is
 * @param standing whether anything of it leaves outside Tor
 * @param findings what is wrong with it, the worst first
 * @param complete whether everything the audit needed could be read
 * @param way its way to the network
 * @param opening what it opens in disposables
 * @param keeping what it keeps and loses
 * @param circles which qubes depend on it
 * @param settings its settings
 * @param tags its tags
 * @param services its services
 */
public record Portrait(
    Face face,
    Standing standing,
    List<Finding> findings,
    boolean complete,
    Way way,
    Opening opening,
    Keeping keeping,
    List<Circle> circles,
    List<SettingLine> settings,
    Known<SortedSet<String>> tags,
    Services services) {
  /**
   * Who it is.
   *
   * @param name its name
   * @param kind what it is
   * @param label its colour
   * @param template its template, when it has one
   * @param state its power state
   * @param since when it was started, when it is on and that is known
   * @param ip its address, when it has one
   */
  public record Face(
      QubeName name,
      Text kind,
      Label label,
      Optional<QubeName> template,
      PowerState state,
      Optional<Instant> since,
      Optional<String> ip) {}

  /** Copies the lists. */
  public Portrait {
    findings = List.copyOf(findings);
    circles = List.copyOf(circles);
    settings = List.copyOf(settings);
  }

  /** The portrait of that qube; nothing when it is not in the report's system. */
  public static Optional<Portrait> of(LeakReport report, QubeName name) {
    return report.system().qube(name).map(qube -> of(report, qube));
  }

  /** The power state in words, such as "running". */
  public static Text words(PowerState state) {
    return Text.of("portrait.state." + state.name().toLowerCase(Locale.ROOT));
  }

  private static Portrait of(LeakReport report, Qube qube) {
    var system = report.system();
    Set<QubeName> gateways = KnownGateways.of(report);
    var kinds = new KindWords(system, gateways::contains, q -> isRelay(report, q));
    var found = Optional.ofNullable(report.routes().get(qube.name()));
    var way = Way.of(qube, system, gateways, kinds);
    var opening = Opening.of(qube, system, found);
    boolean gateway = gateways.contains(qube.name());
    return new Portrait(
        face(qube, kinds),
        Standing.of(qube, gateway, found.map(QubeRoute::route).orElse(NOWHERE), way, opening),
        report.findings().stream().filter(f -> f.qube().equals(qube.name())).toList(),
        report.complete(),
        way,
        opening,
        Keeping.of(qube),
        Circle.around(qube, report, gateway),
        SettingLine.of(qube),
        qube.tags(),
        Services.of(qube, system));
  }

  private static final Route NOWHERE =
      new Route(Verdict.UNKNOWN, List.of(), Optional.empty(), Proof.DECLARED);

  private static Face face(Qube qube, KindWords kinds) {
    return new Face(
        qube.name(),
        kinds.of(qube.name()),
        qube.label(),
        qube.template().value().flatMap(t -> t),
        qube.state(),
        qube.state().isOn() ? qube.startedAt() : Optional.empty(),
        qube.ip());
  }

  /** Whether it passes on the packets of others, or is there to do so. */
  private static boolean isRelay(LeakReport report, QubeName name) {
    return report.system().qube(name).filter(q -> q.is(QubeFlag.PROVIDES_NETWORK)).isPresent()
        || report.routes().values().stream().anyMatch(r -> r.route().via().contains(name));
  }
}
