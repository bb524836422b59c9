package org.torvm.change.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.torvm.change.Confirmation;
import org.torvm.change.NetworkMemory;
import org.torvm.change.Purpose;
import org.torvm.change.Simulation;
import org.torvm.change.Step;
import org.torvm.change.Words;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Evidence;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;
import org.torvm.text.Text;

/**
 * What the user has to say before steps are made: what cannot be undone, and what lets something
 * out that was kept in. Source: the guards of the leak rules (S2: utmost caution when an offline
 * disposable gets network).
 */
final class Confirmations {
  private Confirmations() {}

  static List<Confirmation> of(Evidence evidence, List<Step> steps, Purpose purpose) {
    var confirmations = new ArrayList<Confirmation>();
    for (Step step : steps) {
      switch (step) {
        case Step.Kill(var qube) ->
            confirmations.add(
                Confirmation.type(qube, Text.of(killing(evidence, qube), qube.value())));
        case Step.Remove(var qube) ->
            confirmations.add(
                Confirmation.type(qube, Text.of("change.confirm.remove", qube.value())));
        case Step.ResetReference s when s.isAbout(QubeReference.NET_QUBE) ->
            otherDefault(evidence, s).ifPresent(confirmations::add);
        default -> {}
      }
    }
    var then = evidence.about(after(evidence, steps));
    for (Qube qube : then.system().qubes().values()) {
      var before = evidence.system().qube(qube.name());
      if (before.filter(q -> wasKeptOffline(q) && !isOffline(qube)).isPresent()) {
        confirmations.add(
            Confirmation.type(
                qube.name(), Text.of("change.confirm.offline-disposable", qube.name().value())));
      }
    }
    if (purpose.takesBack().isEmpty()) {
      leavingTor(evidence, then).ifPresent(confirmations::add);
    }
    return List.copyOf(confirmations);
  }

  private static String killing(Evidence evidence, QubeName name) {
    boolean isDisposable =
        evidence.system().qube(name).filter(q -> q.klass() == QubeClass.DISPOSABLE).isPresent();
    return isDisposable ? "change.confirm.kill-disposable" : "change.confirm.kill";
  }

  /** What followed the default comes back to the default, but that is another net qube by now. */
  private static Optional<Confirmation> otherDefault(Evidence evidence, Step.ResetReference step) {
    var remembered =
        evidence
            .system()
            .qube(step.qube())
            .flatMap(NetworkMemory::of)
            .map(NetworkMemory::netQube)
            .filter(Setting::isInherited)
            .flatMap(Setting::value);
    var next =
        Simulation.after(evidence.system(), step)
            .qube(step.qube())
            .flatMap(q -> q.netQube().value());
    return remembered.isEmpty() || remembered.equals(next)
        ? Optional.empty()
        : Optional.of(
            Confirmation.tick(
                Text.of(
                    "change.confirm.other-default",
                    step.qube().value(),
                    Words.value(remembered.get()),
                    Words.value(next.orElse(Optional.empty())))));
  }

  private static QubesSystem after(Evidence evidence, List<Step> steps) {
    var system = evidence.system();
    for (Step step : steps) {
      system = Simulation.after(system, step);
    }
    return system;
  }

  private static boolean wasKeptOffline(Qube qube) {
    return qube.klass() == QubeClass.DISPOSABLE && isOffline(qube);
  }

  private static boolean isOffline(Qube qube) {
    return qube.netQube().value().filter(Optional::isEmpty).isPresent();
  }

  private static Optional<Confirmation> leavingTor(Evidence evidence, Evidence then) {
    var before = new EgressGraph(evidence);
    var after = new EgressGraph(then);
    var leaving =
        then.system().qubes().keySet().stream()
            .filter(q -> isKeptFromClearnet(before, q))
            .filter(q -> verdict(after, q) == Verdict.CLEARNET)
            .sorted()
            .toList();
    return leaving.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Confirmation.tick(Text.of("change.confirm.leaves-tor", Words.names(leaving))));
  }

  /** Behind Tor, or cut off while it is meant to be. */
  private static boolean isKeptFromClearnet(EgressGraph graph, QubeName name) {
    boolean isCut = verdict(graph, name) == Verdict.OFFLINE && graph.hasBusinessWithTor(name);
    return isCut || verdict(graph, name) == Verdict.TORIFIED;
  }

  private static Verdict verdict(EgressGraph graph, QubeName name) {
    return graph.route(name).verdict();
  }
}
