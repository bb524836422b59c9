package org.torvm.gallery;

import java.util.function.Consumer;
import org.torvm.watch.Situation;
import org.torvm.watch.Situations;

/** One situation that stays as it is. */
record StillSituations(Situation latest) implements Situations {
  @Override
  public Subscription subscribe(Consumer<Situation> listener) {
    listener.accept(latest);
    return () -> {};
  }
}
