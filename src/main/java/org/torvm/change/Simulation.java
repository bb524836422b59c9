package org.torvm.change;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.torvm.qubes.Defaults;
import org.torvm.qubes.Known;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;

/**
 * A system in which steps are made without making them: the same snapshot type, changed as qubesd
 * would change it. What follows a default follows it; disposables that exist keep what they were
 * born with, because their settings are copies. A disposable whose name nobody knows yet is not in
 * it; what its start starts on the way is.
 *
 * <p>Source: qubes-core-admin, {@code qubes/vm/mix/net.py}, {@code qubes/vm/dispvm.py}; Admin API
 * notes on {@code admin.vm.Start} (starts the net qubes first) and {@code auto_cleanup}.
 */
public final class Simulation {
  private Simulation() {}

  /** That system after all steps of that plan. */
  public static QubesSystem after(QubesSystem system, Plan plan) {
    var next = system;
    for (PlannedStep planned : plan.steps()) {
      next = after(next, planned.step());
    }
    return next;
  }

  /** That system after that step; the same system when the qube is not in it. */
  public static QubesSystem after(QubesSystem system, Step step) {
    return switch (step) {
      case Step.SetReference(var name, var reference, var value) ->
          referring(system, name, reference, Setting.explicit(value));
      case Step.ResetReference(var name, var reference) ->
          system
              .qube(name)
              .map(q -> new Defaults(system).inherited(q, reference))
              .map(setting -> referring(system, name, reference, setting))
              .orElse(system);
      case Step.AddTag(var name, var tag) -> tagged(system, name, tags -> tags.add(tag));
      case Step.RemoveTag(var name, var tag) -> tagged(system, name, tags -> tags.remove(tag));
      case Step.SetFeature(var name, var key, var value) ->
          featured(system, name, features -> features.put(key, value));
      case Step.RemoveFeature(var name, var key) ->
          featured(system, name, features -> features.remove(key));
      case Step.Start(var name) -> started(system, name);
      case Step.ShutDown(var name) -> stopped(system, name);
      case Step.Kill(var name) -> stopped(system, name);
      case Step.Remove(var name) -> system.without(name);
      case Step.MakeDisposable(var template, var made, var _) -> made(system, template, made);
      case Step.StartMade(var template) -> withNetQubesStarted(system, template);
    };
  }

  /**
   * What reading back must show after that step, given the system just before it. Where the default
   * of a property is unknown, so is the effective value after a reset.
   */
  public static Condition effect(QubesSystem before, Step step) {
    return switch (step) {
      case Step.SetReference(var name, var reference, var value) ->
          new Condition.ReferenceIs(name, reference, Setting.explicit(value));
      case Step.ResetReference(var name, var reference) ->
          new Condition.ReferenceIs(
              name,
              reference,
              before
                  .qube(name)
                  .map(q -> new Defaults(before).inherited(q, reference))
                  .orElseGet(Setting::unknown));
      case Step.AddTag(var name, var tag) -> new Condition.TagIs(name, tag, true);
      case Step.RemoveTag(var name, var tag) -> new Condition.TagIs(name, tag, false);
      case Step.SetFeature(var name, var key, var value) ->
          new Condition.FeatureIs(name, key, Optional.of(value));
      case Step.RemoveFeature(var name, var key) ->
          new Condition.FeatureIs(name, key, Optional.empty());
      case Step.Start(var name) -> new Condition.PowerIs(name, Condition.Power.ON);
      case Step.ShutDown(var name) -> new Condition.OffOrGone(name);
      case Step.Kill(var name) -> new Condition.OffOrGone(name);
      case Step.Remove(var name) -> new Condition.Gone(name);
      case Step.MakeDisposable(var template, var made, var _) ->
          new Condition.DisposableOf(
              made,
              template,
              before.qube(template).map(q -> q.netQube().known()).orElseGet(Known::unknown));
      case Step.StartMade(var template) ->
          new Condition.DisposableOf(Optional.empty(), template, Known.unknown());
    };
  }

  /**
   * What must still be so just before that step, lest it overwrite what somebody else decided or
   * connect a qube that somebody else has started meanwhile. What is unknown is not asked for.
   */
  public static List<Condition> precondition(QubesSystem before, Step step) {
    return before.qube(step.qube()).map(q -> precondition(q, step)).orElse(List.of());
  }

  private static List<Condition> precondition(Qube qube, Step step) {
    return switch (step) {
      case Step.SetReference s -> reference(qube, s.reference(), s.value().isPresent());
      case Step.ResetReference s -> reference(qube, s.reference(), true);
      case Step.AddTag s -> tag(qube, s.tag());
      case Step.RemoveTag s -> tag(qube, s.tag());
      case Step.SetFeature s -> feature(qube, s.key());
      case Step.RemoveFeature s -> feature(qube, s.key());
      // Starting what is on and shutting down what is off are done already.
      case Step.Start _, Step.ShutDown _, Step.Kill _ -> List.of();
      case Step.Remove _ -> List.of(new Condition.PowerIs(qube.name(), Condition.Power.OFF));
      // What the disposable copies must be what the preview showed.
      case Step.MakeDisposable _ -> reference(qube, QubeReference.NET_QUBE, false);
      case Step.StartMade _ -> List.of();
    };
  }

  private static List<Condition> reference(Qube qube, QubeReference reference, boolean connects) {
    var conditions = new ArrayList<Condition>();
    var setting = qube.reference(reference);
    if (setting.isKnown()) {
      conditions.add(new Condition.ReferenceIs(qube.name(), reference, setting));
    }
    if (connects
        && reference == QubeReference.NET_QUBE
        && Condition.Power.of(qube.state()) == Condition.Power.OFF) {
      conditions.add(new Condition.PowerIs(qube.name(), Condition.Power.OFF));
    }
    return conditions;
  }

  private static List<Condition> tag(Qube qube, String tag) {
    return qube.tags()
        .value()
        .map(t -> List.<Condition>of(new Condition.TagIs(qube.name(), tag, t.contains(tag))))
        .orElse(List.of());
  }

  private static List<Condition> feature(Qube qube, String key) {
    return qube.features()
        .value()
        .map(f -> Optional.ofNullable(f.get(key)))
        .map(v -> List.<Condition>of(new Condition.FeatureIs(qube.name(), key, v)))
        .orElse(List.of());
  }

  private static QubesSystem referring(
      QubesSystem system,
      QubeName name,
      QubeReference reference,
      Setting<Optional<QubeName>> setting) {
    var changed = system.change(name, q -> q.with(reference, setting));
    if (reference != QubeReference.TEMPLATE) {
      return changed;
    }
    // A disposable makes further disposables from its own template, unless somebody set another.
    return changed.change(
        name,
        q ->
            q.disposableTemplate().isInherited()
                ? q.with(
                    QubeReference.DISPOSABLE_TEMPLATE,
                    new Defaults(changed).inherited(q, QubeReference.DISPOSABLE_TEMPLATE))
                : q);
  }

  private static QubesSystem tagged(
      QubesSystem system, QubeName name, Consumer<SortedSet<String>> edit) {
    return system.change(
        name,
        q -> {
          Known<SortedSet<String>> changed =
              q.tags()
                  .map(old -> {
                    var tags = new TreeSet<>(old);
                    edit.accept(tags);
                    return Collections.unmodifiableSortedSet(tags);
                  });
          return q.withTags(changed);
        });
  }

  private static QubesSystem featured(
      QubesSystem system, QubeName name, Consumer<Map<String, String>> edit) {
    return system.change(
        name,
        q ->
            q.withFeatures(
                q.features()
                    .map(old -> {
                      var features = new TreeMap<>(old);
                      edit.accept(features);
                      return Collections.unmodifiableSortedMap(features);
                    })));
  }

  private static QubesSystem started(QubesSystem system, QubeName name) {
    var next = system;
    var here = Optional.of(name);
    for (int hops = 0; here.isPresent() && hops <= system.qubes().size(); hops++) {
      var qube = system.qube(here.get());
      if (qube.isEmpty() || Condition.Power.of(qube.get().state()) != Condition.Power.OFF) {
        return next;
      }
      next = next.change(here.get(), q -> q.withState(PowerState.RUNNING));
      here = qube.get().netQube().value().flatMap(n -> n);
    }
    return next;
  }

  private static QubesSystem withNetQubesStarted(QubesSystem system, QubeName template) {
    return system
        .qube(template)
        .flatMap(q -> q.netQube().value().flatMap(n -> n))
        .map(n -> started(system, n))
        .orElse(system);
  }

  private static QubesSystem made(
      QubesSystem system, QubeName template, Optional<QubeName> disposable) {
    var origin = system.qube(template);
    return origin.isEmpty() || disposable.isEmpty()
        ? system
        : system.with(copy(system, origin.get(), disposable.get()));
  }

  private static Qube copy(QubesSystem system, Qube origin, QubeName name) {
    var qube =
        new Qube(
                name,
                QubeClass.DISPOSABLE,
                PowerState.HALTED,
                origin.label(),
                origin.references(),
                origin.flags(),
                origin.tags(),
                origin.features(),
                Optional.empty(),
                Optional.empty())
            .with(QubeReference.TEMPLATE, Setting.explicit(Optional.of(origin.name())))
            .with(QubeFlag.DISPOSABLE_TEMPLATE, Setting.inherited(false))
            .with(QubeFlag.PRELOADED, Setting.inherited(false))
            .with(QubeFlag.AUTO_CLEANUP, Setting.explicit(true));
    for (QubeReference reference : QubeReference.values()) {
      if (qube.reference(reference).isInherited()) {
        qube = qube.with(reference, new Defaults(system).inherited(qube, reference));
      }
    }
    return qube;
  }

  private static QubesSystem stopped(QubesSystem system, QubeName name) {
    boolean vanishes =
        system
            .qube(name)
            .filter(q -> q.klass() == QubeClass.DISPOSABLE && q.is(QubeFlag.AUTO_CLEANUP))
            .isPresent();
    return vanishes ? system.without(name) : system.change(name, Simulation::off);
  }

  private static Qube off(Qube qube) {
    return new Qube(
        qube.name(),
        qube.klass(),
        PowerState.HALTED,
        qube.label(),
        qube.references(),
        qube.flags(),
        qube.tags(),
        qube.features(),
        qube.ip(),
        Optional.empty());
  }
}
