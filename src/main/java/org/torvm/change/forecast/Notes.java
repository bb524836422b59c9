package org.torvm.change.forecast;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.torvm.change.NetworkMemory;
import org.torvm.change.Plan;
import org.torvm.change.PlannedStep;
import org.torvm.change.Step;
import org.torvm.change.Words;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Evidence;
import org.torvm.leak.Route;
import org.torvm.leak.Verdict;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;
import org.torvm.text.Text;

/**
 * What is worth knowing before a plan is approved and is no finding: what stops working behind Tor,
 * what a restart or a live switch means, what the plan does not reach.
 *
 * <p>Source: the Qubes TorVM page (only TCP and DNS pass; what is not hidden), QI#2774 (firewall
 * rules are enforced by the net qube), facts 1 and 3 on disposables.
 */
final class Notes {
  private final Evidence before;
  private final Evidence after;
  private final Plan plan;
  private final EgressGraph now;
  private final EgressGraph then;
  private final Set<Text> notes = new LinkedHashSet<>();

  Notes(Evidence before, Evidence after, Plan plan) {
    this.before = before;
    this.after = after;
    this.plan = plan;
    this.now = new EgressGraph(before);
    this.then = new EgressGraph(after);
  }

  List<Text> all() {
    power();
    newDisposables();
    connections();
    disposables();
    defaults();
    return List.copyOf(notes);
  }

  private void power() {
    var stopped = about(Step.ShutDown.class);
    var started = about(Step.Start.class);
    note("change.note.restart", stopped, started::contains);
    note("change.note.shut-down", stopped, q -> !started.contains(q));
    note("change.note.kill", about(Step.Kill.class), _ -> true);
    about(Step.Kill.class).forEach(this::stranded);
    note("change.note.remove", about(Step.Remove.class), _ -> true);
    note("change.note.start-first", started, q -> !stopped.contains(q) && isWaitedFor(q));
    note("change.note.start", started, q -> !stopped.contains(q) && !isWaitedFor(q));
    note("change.note.live", Forecast.livePassengers(before.system(), plan), _ -> true);
  }

  /** Whether something is connected to that qube once it runs. */
  private boolean isWaitedFor(QubeName name) {
    var start = new Step.Start(name);
    return plan.steps().stream()
        .map(PlannedStep::step)
        .dropWhile(s -> !s.equals(start))
        .anyMatch(s ->
            s instanceof Step.SetReference(var _, var _, var to) && to.equals(Optional.of(name)));
  }

  /** Killing asks nobody: what a net qube carried hangs in the air until it runs again. */
  private void stranded(QubeName killed) {
    var clients =
        clients(before.system(), killed).filter(q -> q.state().isOn()).map(Qube::name).toList();
    if (!clients.isEmpty()) {
      notes.add(Text.of("change.note.stranded", killed.value(), Words.names(clients)));
    }
  }

  /** What came back to a default that is another one by now, and a default that keeps nobody. */
  private void defaults() {
    for (PlannedStep planned : plan.steps()) {
      if (planned.step() instanceof Step.ResetReference(var name, var reference)) {
        before
            .system()
            .qube(name)
            .flatMap(NetworkMemory::of)
            .flatMap(m -> m.of(reference).value())
            .filter(v -> !now(name, reference).equals(Optional.of(v)))
            .ifPresent(v ->
                notes.add(
                    Text.of(
                        "change.note.other-default",
                        name.value(),
                        Words.property(reference),
                        Words.value(v),
                        Words.value(now(name, reference).orElse(Optional.empty())))));
      }
    }
    before
        .system()
        .global(GlobalReference.DEFAULT_NET_QUBE)
        .value()
        .flatMap(n -> n)
        .filter(n -> clients(before.system(), n).findAny().isPresent())
        .filter(n -> clients(after.system(), n).findAny().isEmpty())
        .ifPresent(n -> notes.add(Text.of("change.note.still-default", n.value())));
  }

  private Optional<Optional<QubeName>> now(QubeName name, QubeReference reference) {
    return after.system().qube(name).flatMap(q -> q.reference(reference).value());
  }

  private static Stream<Qube> clients(QubesSystem system, QubeName netQube) {
    return system.qubes().values().stream()
        .filter(q -> q.netQube().value().equals(Optional.of(Optional.of(netQube))));
  }

  private void connections() {
    var torified = plan.qubes().stream().filter(this::becomesTorified).toList();
    note("change.note.tcp-only", torified, _ -> true);
    note("change.note.firewall", torified, _ -> true);
    note("change.note.not-whonix", torified, q -> !isWhonix(q));
    note("change.note.real-address", plan.qubes(), this::becomesClear);
    for (QubeName name : plan.qubes()) {
      var clients =
          after.system().qubes().values().stream()
              .filter(q -> movesWith(q.name(), name))
              .map(Qube::name)
              .toList();
      if (!clients.isEmpty()) {
        notes.add(Text.of("change.note.clients", name.value(), Words.names(clients)));
      }
    }
  }

  private void newDisposables() {
    for (QubeName template : about(Step.MakeDisposable.class)) {
      var route = now.route(template);
      var via = String.join(", ", route.via().stream().map(QubeName::value).toList());
      notes.add(
          Text.of(
              "change.note.disposable." + route.verdict().name().toLowerCase(Locale.ROOT),
              template.value(),
              via));
      if (before.system().qube(template).filter(q -> q.state().isOn()).isPresent()) {
        notes.add(Text.of("change.note.disposable.inherits", template.value()));
      }
      route.via().stream()
          .filter(q -> isOff(before, q) && !isOff(after, q))
          .forEach(q -> notes.add(Text.of("change.note.disposable.starts", q.value())));
    }
  }

  private static boolean isOff(Evidence evidence, QubeName name) {
    return evidence.system().qube(name).filter(q -> !q.state().isOn()).isPresent();
  }

  private void disposables() {
    for (PlannedStep planned : plan.steps()) {
      if (planned.step() instanceof Step.SetReference s
          && s.reference() == QubeReference.DISPOSABLE_TEMPLATE
          && after.system().qube(s.qube()).map(Notes::makesNoDisposables).orElse(false)) {
        notes.add(Text.of("change.note.no-disposables", s.qube().value()));
      }
    }
    for (QubeName name : plan.qubes()) {
      var born =
          before.system().qubes().values().stream()
              .filter(q -> q.klass() == QubeClass.DISPOSABLE && !plan.qubes().contains(q.name()))
              .filter(q -> q.template().value().equals(Optional.of(Optional.of(name))))
              .map(Qube::name)
              .toList();
      if (!born.isEmpty() && changesNetwork(name)) {
        notes.add(Text.of("change.note.born", name.value(), Words.names(born)));
      }
    }
  }

  private void note(String key, Iterable<QubeName> qubes, Predicate<QubeName> which) {
    var names = new ArrayList<QubeName>();
    qubes.forEach(names::add);
    var picked = names.stream().filter(which).sorted().toList();
    if (!picked.isEmpty()) {
      notes.add(Text.of(key, Words.names(picked)));
    }
  }

  private Set<QubeName> about(Class<? extends Step> kind) {
    return plan.steps().stream()
        .map(PlannedStep::step)
        .filter(kind::isInstance)
        .map(Step::qube)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean becomesTorified(QubeName name) {
    return then.isTorified(name) && !sameGateway(now.route(name), then.route(name));
  }

  private static boolean sameGateway(Route one, Route other) {
    return one.verdict() == other.verdict() && one.gateway().equals(other.gateway());
  }

  private boolean becomesClear(QubeName name) {
    return then.isClear(name) && now.route(name).verdict() != Verdict.CLEARNET;
  }

  private boolean isWhonix(QubeName name) {
    return then.isWorkstation(name).value().orElse(false);
  }

  private boolean movesWith(QubeName client, QubeName netQube) {
    return !plan.qubes().contains(client)
        && then.route(client).via().contains(netQube)
        && !now.route(client).equals(then.route(client));
  }

  private boolean changesNetwork(QubeName name) {
    return !now.route(name).equals(then.route(name));
  }

  private static boolean makesNoDisposables(Qube qube) {
    return qube.disposableTemplate().value().filter(Optional::isEmpty).isPresent();
  }
}
