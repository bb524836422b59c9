package org.torvm.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.text.Text;

/**
 * Steps in the order in which they are safe: whatever is missing when one fails, no qube is on a
 * way out that it was not on before. The first steps cut, the last ones connect.
 *
 * @param title what the plan does, such as "Torify work"
 * @param steps the steps
 * @param premises what the plan was made from; it may be executed only while all of it holds
 * @param confirmations what the user has to say before it may be carried out
 * @param purpose what it has to do with changes that were made before
 */
public record Plan(
    Text title,
    List<PlannedStep> steps,
    List<Condition> premises,
    List<Confirmation> confirmations,
    Purpose purpose) {
  /** Copies the lists. */
  public Plan {
    steps = List.copyOf(steps);
    premises = List.copyOf(premises);
    confirmations = List.copyOf(confirmations);
  }

  /** A plan that rests on nothing and takes nothing back. */
  public Plan(Text title, List<PlannedStep> steps) {
    this(title, steps, List.of(), List.of(), new Purpose.Fresh());
  }

  /** Whether everything is already as it should be. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /** The same plan with that step in the place of the one of that index. */
  public Plan with(int index, PlannedStep step) {
    var changed = new ArrayList<>(steps);
    changed.set(index, step);
    return new Plan(title, changed, premises, confirmations, purpose);
  }

  /** The same plan, now that the disposable made from {@code template} has that name. */
  public Plan named(QubeName template, QubeName disposable) {
    var named = steps.stream().map(s -> s.named(template, disposable)).toList();
    return new Plan(title, named, premises, confirmations, purpose);
  }

  /** The qubes whose network the plan switches while they run. */
  public Set<QubeName> switchedLive() {
    var switched = new TreeSet<QubeName>();
    var stopped = new TreeSet<QubeName>();
    for (PlannedStep planned : steps) {
      switch (planned.step()) {
        case Step.ShutDown s -> stopped.add(s.qube());
        case Step.Kill k -> stopped.add(k.qube());
        case Step.SetReference s when s.value().isPresent() && isOn(s) -> switched.add(s.qube());
        case Step.ResetReference s when isOn(s) -> switched.add(s.qube());
        default -> {}
      }
    }
    switched.removeAll(stopped);
    return switched;
  }

  private boolean isOn(Step step) {
    return step.isAbout(QubeReference.NET_QUBE)
        && premises.contains(new Condition.PowerIs(step.qube(), Condition.Power.ON));
  }

  /** Every qube that a step is about, and those that are made, as far as they have names. */
  public Set<QubeName> qubes() {
    var names = new TreeSet<QubeName>();
    steps.forEach(s -> {
      names.add(s.step().qube());
      s.step().newQube().ifPresent(names::add);
    });
    return names;
  }
}
