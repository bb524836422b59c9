package org.torvm.change.forecast;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.torvm.change.Plan;
import org.torvm.change.PlannedStep;
import org.torvm.change.Preview;
import org.torvm.change.Simulation;
import org.torvm.change.Step;
import org.torvm.leak.Audit;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Evidence;
import org.torvm.leak.Finding;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Past;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;

/** Says what a plan would do: the audit of the plan applied to the snapshot. Pure. */
public final class Forecast {
  private final Audit audit;

  /** A forecast by the rules of that audit. */
  public Forecast(Audit audit) {
    this.audit = audit;
  }

  /** What that plan would do to the system of that evidence. */
  public Preview of(Plan plan, Evidence evidence) {
    var before = audit.of(evidence);
    var then = after(plan, evidence);
    var after = audit.of(then);
    var about = plan.qubes();
    return new Preview(
        plan,
        new Differences(evidence.system(), then.system(), plan).all(),
        without(before, ids(after), _ -> true),
        without(after, Set.of(), f -> ids(before).contains(f.id()) && isAbout(f, about)),
        without(after, ids(before), _ -> true),
        new Notes(evidence, then, plan).all(),
        after);
  }

  /** The evidence as it would be once that plan was through. */
  static Evidence after(Plan plan, Evidence evidence) {
    var announced = new HashMap<>(evidence.past().announcedStarts());
    Map<QubeName, Past.Switch> switches = new HashMap<>(evidence.past().switches());
    var now = new EgressGraph(evidence);
    var system = Simulation.after(evidence.system(), plan);
    for (PlannedStep planned : plan.steps()) {
      var qube = planned.step().qube();
      if (stops(planned.step())) {
        announced.remove(qube);
        switches.remove(qube);
      }
    }
    var then = new EgressGraph(evidence.about(system));
    for (QubeName name : livePassengers(evidence.system(), plan)) {
      switches.putIfAbsent(
          name, new Past.Switch(now.route(name), then.route(name).via(), evidence.now()));
    }
    return new Evidence(
        system,
        evidence.intent(),
        evidence.gateways(),
        new Past(announced, switches),
        evidence.customising(),
        evidence.now());
  }

  /** Qubes that the plan attaches to another net qube without shutting them down. */
  static Set<QubeName> livePassengers(QubesSystem system, Plan plan) {
    var after = Simulation.after(system, plan);
    var stopped =
        plan.steps().stream()
            .map(PlannedStep::step)
            .filter(Forecast::stops)
            .map(Step::qube)
            .collect(Collectors.toSet());
    return plan.qubes().stream()
        .filter(q -> !stopped.contains(q))
        .filter(q -> isOn(system, q))
        .filter(q -> netQube(after, q).isPresent())
        .filter(q -> !netQube(after, q).equals(netQube(system, q)))
        .collect(Collectors.toSet());
  }

  private static boolean stops(Step step) {
    return step instanceof Step.ShutDown || step instanceof Step.Kill;
  }

  private static boolean isOn(QubesSystem system, QubeName name) {
    return system.qube(name).map(q -> q.state().isOn()).orElse(false);
  }

  private static Optional<QubeName> netQube(QubesSystem system, QubeName name) {
    return system.qube(name).flatMap(q -> q.netQube().value()).flatMap(n -> n);
  }

  private static boolean isAbout(Finding finding, Set<QubeName> qubes) {
    return qubes.contains(finding.qube())
        || finding.path().hops().stream().anyMatch(qubes::contains);
  }

  private static Set<String> ids(LeakReport report) {
    return report.findings().stream().map(Finding::id).collect(Collectors.toSet());
  }

  private static List<Finding> without(
      LeakReport report, Set<String> ids, Predicate<Finding> also) {
    return report.findings().stream().filter(f -> !ids.contains(f.id())).filter(also).toList();
  }
}
