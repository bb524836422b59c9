package org.torvm.change;

import java.util.Optional;

/** What a plan has to do with changes that were made before. */
public sealed interface Purpose {
  /** It is a change of its own. */
  record Fresh() implements Purpose {}

  /** It takes the change of that id back, all of it. */
  record TakeBack(String change) implements Purpose {}

  /** It makes what is still missing of the change of that id, which was not finished. */
  record Finish(String change) implements Purpose {}

  /** The id of the change that it takes back. */
  default Optional<String> takesBack() {
    return this instanceof TakeBack(var change) ? Optional.of(change) : Optional.empty();
  }

  /** The id of the change that it finishes. */
  default Optional<String> finishes() {
    return this instanceof Finish(var change) ? Optional.of(change) : Optional.empty();
  }
}
