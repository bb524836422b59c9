package org.torvm.change.planning;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.torvm.change.Condition;
import org.torvm.change.Condition.Power;
import org.torvm.change.Step;
import org.torvm.leak.Evidence;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.WatchedFeatures;

/**
 * What a plan rests on: the settings it will change as they are now, the power of the qubes it
 * moves, and for every qube it connects something to, the whole way from there. What could not be
 * read cannot be rested on and is left out; {@link Obstacles} has refused the plan where that
 * matters.
 */
final class Premises {
  private static final List<String> GATEWAY_MARKS =
      List.of(WatchedFeatures.WHONIX_GATEWAY, WatchedFeatures.QUBES_TOR_SERVICE);

  private final QubesSystem system;
  private final Ways ways;
  private final Set<Condition> premises = new LinkedHashSet<>();

  private Premises(Evidence evidence) {
    this.system = evidence.system();
    this.ways = new Ways(evidence);
  }

  static List<Condition> of(Evidence evidence, List<Step> steps) {
    var premises = new Premises(evidence);
    steps.forEach(premises::add);
    return List.copyOf(premises.premises);
  }

  private void add(Step step) {
    var qube = system.qube(step.qube()).orElseThrow();
    switch (step) {
      case Step.SetReference(var name, var reference, var value) -> {
        addReference(name, reference);
        value.ifPresent(v -> addTarget(reference, v));
        addPower(qube, reference);
      }
      case Step.ResetReference(var name, var reference) -> {
        addReference(name, reference);
        addDefault(qube, reference);
        addPower(qube, reference);
      }
      case Step.AddTag(var name, var tag) -> addTag(name, tag);
      case Step.RemoveTag(var name, var tag) -> addTag(name, tag);
      case Step.SetFeature(var name, var key, var _) -> addFeature(name, key);
      case Step.RemoveFeature(var name, var key) -> addFeature(name, key);
      case Step.ShutDown _ ->
          premises.add(new Condition.PowerIs(qube.name(), Power.of(qube.state())));
      case Step.Kill _, Step.Remove _ ->
          premises.add(new Condition.PowerIs(qube.name(), Power.of(qube.state())));
      case Step.MakeDisposable(var name, var _, var _) -> {
        premises.add(new Condition.FlagIs(name, QubeFlag.DISPOSABLE_TEMPLATE, true));
        addReference(name, QubeReference.NET_QUBE);
        qube.netQube().value().flatMap(n -> n).ifPresent(n -> addTarget(QubeReference.NET_QUBE, n));
      }
      case Step.Start _, Step.StartMade _ -> {}
    }
  }

  private void addReference(QubeName name, QubeReference reference) {
    system
        .qube(name)
        .map(q -> q.reference(reference))
        .filter(s -> s.isKnown())
        .ifPresent(s -> premises.add(new Condition.ReferenceIs(name, reference, s)));
  }

  private void addPower(Qube qube, QubeReference reference) {
    if (reference == QubeReference.NET_QUBE && Power.of(qube.state()) != Power.HELD) {
      premises.add(new Condition.PowerIs(qube.name(), Power.of(qube.state())));
    }
  }

  private void addTag(QubeName name, String tag) {
    system
        .qube(name)
        .flatMap(q -> q.tags().value())
        .ifPresent(t -> premises.add(new Condition.TagIs(name, tag, t.contains(tag))));
  }

  private void addFeature(QubeName name, String key) {
    system
        .qube(name)
        .flatMap(q -> q.features().value())
        .ifPresent(
            f -> premises.add(new Condition.FeatureIs(name, key, Optional.ofNullable(f.get(key)))));
  }

  private void addDefault(Qube qube, QubeReference reference) {
    switch (reference) {
      case NET_QUBE -> addGlobal(GlobalReference.DEFAULT_NET_QUBE, reference);
      case DISPOSABLE_TEMPLATE -> {
        if (qube.klass() == QubeClass.DISPOSABLE) {
          addReference(qube.name(), QubeReference.TEMPLATE);
        } else {
          addGlobal(GlobalReference.DEFAULT_DISPOSABLE_TEMPLATE, reference);
        }
      }
      case MANAGEMENT_DISPOSABLE_TEMPLATE ->
          addGlobal(GlobalReference.MANAGEMENT_DISPOSABLE_TEMPLATE, reference);
      case TEMPLATE -> {}
    }
  }

  private void addGlobal(GlobalReference global, QubeReference follower) {
    var setting = system.global(global);
    if (setting.isKnown()) {
      premises.add(new Condition.GlobalIs(global, setting));
      setting.value().flatMap(v -> v).ifPresent(v -> addTarget(follower, v));
    }
  }

  private void addTarget(QubeReference reference, QubeName target) {
    if (reference == QubeReference.NET_QUBE) {
      premises.add(new Condition.FlagIs(target, QubeFlag.PROVIDES_NETWORK, true));
    }
    for (QubeName hop : ways.chain(target).value().orElse(List.of())) {
      addReference(hop, QubeReference.NET_QUBE);
      GATEWAY_MARKS.forEach(key -> addInheritedFeature(hop, key));
    }
  }

  /** What makes a qube a gateway may be a feature of its own or of its template. */
  private void addInheritedFeature(QubeName name, String key) {
    var next = Optional.of(name);
    for (int hops = 0; next.isPresent() && hops <= system.qubes().size(); hops++) {
      var qube = next.flatMap(system::qube);
      if (qube.flatMap(q -> q.features().value()).filter(f -> f.containsKey(key)).isPresent()) {
        addFeature(next.get(), key);
        return;
      }
      next = qube.flatMap(q -> q.template().value()).flatMap(t -> t);
    }
  }
}
