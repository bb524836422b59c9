package org.torvm.ui.action;

import java.util.List;
import java.util.stream.Stream;
import org.torvm.text.Text;

/**
 * One thing that can be done with qubes. Performing it only ever opens a preview or touches the
 * clipboard; nothing is changed without one more yes.
 *
 * @param id the same for the same action, such as {@code torify}
 * @param words what it is called
 * @param perform does it, on the FX thread
 * @param choices what to choose from before anything is performed; mostly empty
 */
public record QubeAction(String id, Text words, Runnable perform, List<QubeAction> choices) {
  /** Copies the list. */
  public QubeAction {
    choices = List.copyOf(choices);
  }

  /** An action that leaves nothing to choose. */
  public QubeAction(String id, Text words, Runnable perform) {
    this(id, words, perform, List.of());
  }

  /** An action of which one of those has to be chosen. */
  public static QubeAction choice(String id, Text words, List<QubeAction> choices) {
    return new QubeAction(id, words, () -> {}, choices);
  }

  /** What can be performed: itself, or its choices. */
  public Stream<QubeAction> performable() {
    return choices.isEmpty() ? Stream.of(this) : choices.stream();
  }
}
