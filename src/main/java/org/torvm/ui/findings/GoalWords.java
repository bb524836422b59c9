package org.torvm.ui.findings;

import java.util.Optional;
import org.torvm.change.Words;
import org.torvm.leak.Goal;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;
import org.torvm.text.Text;

/** What a fix changes, old to new, in the words of a preview. */
final class GoalWords {
  private final QubesSystem system;

  /** Words about that system. */
  GoalWords(QubesSystem system) {
    this.system = system;
  }

  /** What bringing that about changes. */
  Text of(Goal goal) {
    return switch (goal) {
      case Goal.NetQubeIs g -> reference(g.qube(), QubeReference.NET_QUBE, g.netQube());
      case Goal.DisposableTemplateIs g ->
          reference(g.qube(), QubeReference.DISPOSABLE_TEMPLATE, g.template());
      case Goal.Tagged g -> Text.of("change.line.tag-added", g.qube(), g.tag());
      case Goal.Untagged g -> Text.of("change.line.tag-removed", g.qube(), g.tag());
      case Goal.FeatureIs g ->
          Text.of(
              "change.line.property",
              g.qube(),
              Text.of("change.property.feature", g.key()),
              old(g),
              value(g.value()));
      case Goal.Off g -> Text.of("change.line.shut-down", g.qube());
    };
  }

  private Text reference(QubeName qube, QubeReference reference, Optional<QubeName> wanted) {
    var old =
        system
            .qube(qube)
            .map(q -> Words.setting(q.reference(reference)).inWords())
            .orElseGet(() -> Text.of("change.value.unknown"));
    return Text.of(
        "change.line.property", qube, Words.property(reference), old, Words.value(wanted));
  }

  private Text old(Goal.FeatureIs goal) {
    var features = system.qube(goal.qube()).map(Qube::features).flatMap(f -> f.value());
    if (features.isEmpty()) {
      return Text.of("change.value.unknown");
    }
    return Optional.ofNullable(features.get().get(goal.key()))
        .map(GoalWords::value)
        .orElseGet(() -> Text.of("change.value.not-set"));
  }

  private static Text value(String value) {
    return value.isEmpty() ? Text.of("change.value.off") : Text.of("change.value.feature", value);
  }
}
