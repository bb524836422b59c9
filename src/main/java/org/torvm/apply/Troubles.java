package org.torvm.apply;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.torvm.admin.AdminException;
import org.torvm.change.Condition;
import org.torvm.change.Plan;
import org.torvm.change.PlannedStep;
import org.torvm.change.Simulation;
import org.torvm.change.Step;
import org.torvm.change.StepWords;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.text.Text;

/** What went wrong in words: what happened, what is still true, what to do. */
final class Troubles {
  private final QubesSystem before;
  private final Plan plan;

  Troubles(QubesSystem before, Plan plan) {
    this.before = before;
    this.plan = plan;
  }

  /** A premise does not hold any more; nothing was tried. */
  Text outdated(Condition premise) {
    return Text.of("apply.outdated", words(premise));
  }

  /** What a step or the whole plan rests on could not be read, and so it was not tried. */
  Text unread(Condition condition, AdminException reason, List<PlannedStep> done) {
    return Text.of("apply.unread", words(condition), reason.text(), standing(done));
  }

  /** Somebody changed something between two steps. */
  Text interfered(Condition condition, List<PlannedStep> done) {
    return Text.of("apply.interfered", words(condition), standing(done));
  }

  /** What a step needs to know could not be read, and so it was not tried. */
  Text unseen(Step step, AdminException reason, List<PlannedStep> done) {
    return Text.of("apply.refused", StepWords.of(step), reason.text(), standing(done));
  }

  /** The user stopped it. */
  Text stopped(List<PlannedStep> done) {
    return Text.of("apply.stopped", standing(done));
  }

  /** What was done could not be remembered, and so nothing more was tried. */
  Text notRemembered(List<PlannedStep> done) {
    return Text.of("apply.not-remembered", standing(done));
  }

  /** The step was refused, or could not be sent. */
  Text refused(Step step, AdminException reason, List<PlannedStep> done) {
    return Text.of("apply.refused", StepWords.of(step), reason.text(), standing(done));
  }

  /** The step was made, but reading it back shows something else. */
  Text notSo(Step step, List<PlannedStep> done) {
    return Text.of("apply.not-so", StepWords.of(step), besides(done));
  }

  /** Nobody knows whether the step was made. */
  Text unknown(Step step, AdminException reason, List<PlannedStep> done) {
    return Text.of("apply.unknown", StepWords.of(step), reason.text(), besides(done));
  }

  /** What is true after those steps, whatever became of the one that is in doubt. */
  private Text besides(List<PlannedStep> done) {
    return done.isEmpty() ? Text.of("apply.standing.nothing-else") : standing(done);
  }

  /** What is true after those steps. */
  private Text standing(List<PlannedStep> done) {
    if (done.isEmpty()) {
      return Text.of("apply.standing.unchanged");
    }
    var now = Simulation.after(before, new Plan(plan.title(), done));
    var offline =
        plan.qubes().stream()
            .filter(q -> netQube(before, q).isPresent() && netQube(now, q).isEmpty())
            .map(QubeName::value)
            .collect(Collectors.joining(", "));
    if (!offline.isEmpty()) {
      return Text.of("apply.standing.offline", offline);
    }
    var unused = done.stream().flatMap(s -> s.step().newQube().stream()).findFirst();
    if (unused.isPresent()) {
      return Text.of("apply.standing.disposable", unused.get().value());
    }
    return done.stream().allMatch(s -> s.inverse().isEmpty())
        ? Text.of("apply.standing.stays")
        : Text.of("apply.standing.partly");
  }

  private static Optional<QubeName> netQube(QubesSystem system, QubeName name) {
    return system.qube(name).flatMap(q -> q.netQube().value()).flatMap(n -> n);
  }

  private static Text words(Condition condition) {
    return switch (condition) {
      case Condition.ReferenceIs c ->
          Text.of("apply.fact.property", c.reference().property(), c.qube().value());
      case Condition.GlobalIs c -> Text.of("apply.fact.global", c.reference().property());
      case Condition.FlagIs c ->
          Text.of("apply.fact.property", c.flag().property(), c.qube().value());
      case Condition.TagIs c -> Text.of("apply.fact.tag", c.tag(), c.qube().value());
      case Condition.FeatureIs c -> Text.of("apply.fact.feature", c.key(), c.qube().value());
      case Condition.PowerIs c -> Text.of("apply.fact.power", c.qube().value());
      case Condition.OffOrGone c -> Text.of("apply.fact.power", c.qube().value());
      case Condition.Gone c -> Text.of("apply.fact.gone", c.qube().value());
      case Condition.DisposableOf c -> Text.of("apply.fact.disposable", c.template().value());
    };
  }
}
