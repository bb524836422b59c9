package org.torvm.ui.shown;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;

/**
 * The selected qubes, in the graph, the list and the inspector alike.
 *
 * @param main the one that was selected last, which the inspector shows; none when nothing is
 *     selected
 * @param all every selected qube, that one included
 */
public record Selection(Optional<QubeName> main, SortedSet<QubeName> all) {
  /** Nothing is selected. */
  public static final Selection NONE =
      new Selection(Optional.empty(), Collections.emptySortedSet());

  /** Copies the set. */
  public Selection {
    all = Collections.unmodifiableSortedSet(new TreeSet<>(all));
  }

  /** That qube and no other. */
  public static Selection of(QubeName qube) {
    return new Selection(Optional.of(qube), new TreeSet<>(Set.of(qube)));
  }

  /** Takes that qube in, or out again when it is selected already. */
  public Selection toggled(QubeName qube) {
    var others = new TreeSet<>(all);
    if (others.remove(qube)) {
      var next = main.filter(m -> !m.equals(qube)).or(() -> others.stream().findFirst());
      return new Selection(next, others);
    }
    others.add(qube);
    return new Selection(Optional.of(qube), others);
  }

  /** What is left of it in that system. */
  public Selection within(QubesSystem system) {
    var left = new TreeSet<>(all);
    left.removeIf(q -> system.qube(q).isEmpty());
    return new Selection(main.filter(left::contains).or(() -> left.stream().findFirst()), left);
  }

  public boolean contains(QubeName qube) {
    return all.contains(qube);
  }
}
