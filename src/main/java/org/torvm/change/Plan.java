package org.torvm.change;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/**
 * Steps in the order in which they are safe: whatever is missing when one fails, no qube is on a
 * way out that it was not on before. The first steps cut, the last ones connect.
 *
 * @param title what the plan does, such as "Torify work"
 * @param steps the steps
 * @param premises what the plan was made from; it may be executed only while all of it holds
 * @param undoes the id of the past change that this plan takes back, if it does
 */
public record Plan(
    Text title, List<PlannedStep> steps, List<Condition> premises, Optional<String> undoes) {
  /** Copies the lists. */
  public Plan {
    steps = List.copyOf(steps);
    premises = List.copyOf(premises);
  }

  /** A plan that rests on nothing and takes nothing back. */
  public Plan(Text title, List<PlannedStep> steps) {
    this(title, steps, List.of(), Optional.empty());
  }

  /** Whether everything is already as it should be. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /** The same plan, now that the disposable made from {@code template} has that name. */
  public Plan named(QubeName template, QubeName disposable) {
    var named = steps.stream().map(s -> s.named(template, disposable)).toList();
    return new Plan(title, named, premises, undoes);
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
