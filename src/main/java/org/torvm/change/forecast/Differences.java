package org.torvm.change.forecast;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.torvm.change.Difference;
import org.torvm.change.NetworkMemory;
import org.torvm.change.Plan;
import org.torvm.change.PlannedStep;
import org.torvm.change.Step;
import org.torvm.change.Words;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;
import org.torvm.text.Text;

/** What is different after a plan, setting by setting, old to new; not how it comes about. */
final class Differences {
  private final QubesSystem before;
  private final QubesSystem after;
  private final Plan plan;

  Differences(QubesSystem before, QubesSystem after, Plan plan) {
    this.before = before;
    this.after = after;
    this.plan = plan;
  }

  List<Difference> all() {
    var words = new LinkedHashSet<Difference>();
    for (QubeName name : plan.qubes()) {
      for (PlannedStep planned : plan.steps()) {
        if (planned.step().qube().equals(name)) {
          difference(planned.step()).ifPresent(words::add);
        }
      }
      power(name).ifPresent(words::add);
    }
    return List.copyOf(words);
  }

  private Optional<Difference> difference(Step step) {
    return switch (step) {
      case Step.SetReference s -> reference(s.qube(), s.reference());
      case Step.ResetReference s -> reference(s.qube(), s.reference());
      case Step.AddTag s -> happens(s, Text.of("change.line.tag-added", name(s), s.tag()));
      case Step.RemoveTag s -> happens(s, Text.of("change.line.tag-removed", name(s), s.tag()));
      case Step.SetFeature s when s.key().equals(NetworkMemory.KEY) ->
          happens(s, Text.of("change.line.remembered", name(s)));
      case Step.RemoveFeature s when s.key().equals(NetworkMemory.KEY) ->
          happens(s, Text.of("change.line.forgotten", name(s)));
      case Step.SetFeature s -> feature(s.qube(), s.key());
      case Step.RemoveFeature s -> feature(s.qube(), s.key());
      case Step.Remove(var qube) -> happens(step, Text.of("change.line.removed", qube.value()));
      case Step.MakeDisposable(var template, var _, var _) ->
          happens(step, Text.of("change.line.disposable", template.value()));
      case Step.Start _, Step.ShutDown _, Step.Kill _, Step.StartMade _ -> Optional.empty();
    };
  }

  private static Optional<Difference> happens(Step step, Text words) {
    return Optional.of(new Difference.Happens(step.qube(), words));
  }

  private static String name(Step step) {
    return step.qube().value();
  }

  private Optional<Difference> reference(QubeName name, QubeReference reference) {
    var old = before.qube(name).map(q -> q.reference(reference));
    var changed = after.qube(name).map(q -> q.reference(reference));
    if (old.isEmpty() || changed.isEmpty() || old.equals(changed)) {
      return Optional.empty();
    }
    return Optional.of(
        new Difference.Changed(
            name,
            Words.property(reference),
            Words.setting(old.get()),
            Words.setting(changed.get())));
  }

  private Optional<Difference> feature(QubeName name, String key) {
    var old = word(before.qube(name), key);
    var changed = word(after.qube(name), key);
    return old.equals(changed)
        ? Optional.empty()
        : Optional.of(
            new Difference.Changed(
                name,
                Text.of("change.property.feature", key),
                new Difference.Value(old, false),
                new Difference.Value(changed, false)));
  }

  private static Text word(Optional<Qube> qube, String key) {
    var features = qube.flatMap(q -> q.features().value());
    if (features.isEmpty()) {
      return Text.of("change.value.unknown");
    }
    var value = features.get().get(key);
    if (value == null) {
      return Text.of("change.value.not-set");
    }
    return value.isEmpty() ? Text.of("change.value.off") : Text.of("change.value.feature", value);
  }

  private Optional<Difference> power(QubeName name) {
    Set<Step> steps = new LinkedHashSet<>();
    plan.steps().forEach(s -> steps.add(s.step()));
    boolean stops = steps.contains(new Step.ShutDown(name));
    boolean starts = steps.contains(new Step.Start(name));
    var keys = new ArrayList<String>();
    if (steps.contains(new Step.Kill(name))) {
      boolean vanishes = after.qube(name).isEmpty();
      keys.add(vanishes ? "change.line.killed-vanishes" : "change.line.killed");
    } else if (stops && starts) {
      keys.add("change.line.restarted");
    } else if (stops) {
      keys.add(after.qube(name).isEmpty() ? "change.line.vanishes" : "change.line.shut-down");
    } else if (starts) {
      keys.add("change.line.started");
    }
    return keys.stream()
        .findFirst()
        .map(k -> new Difference.Happens(name, Text.of(k, name.value())));
  }
}
