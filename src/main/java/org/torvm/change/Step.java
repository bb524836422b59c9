package org.torvm.change;

import java.util.Optional;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;

/** One call that changes the system, as data. */
public sealed interface Step {
  /** The qube that is changed. */
  QubeName qube();

  /** Sets a property that names a qube, explicitly, to that qube or to none. */
  record SetReference(QubeName qube, QubeReference reference, Optional<QubeName> value)
      implements Step {}

  /** Makes a property that names a qube follow its default again. */
  record ResetReference(QubeName qube, QubeReference reference) implements Step {}

  /** Adds a tag. */
  record AddTag(QubeName qube, String tag) implements Step {}

  /** Removes a tag. */
  record RemoveTag(QubeName qube, String tag) implements Step {}

  /** Sets the qube's own feature; the empty value switches it off. */
  record SetFeature(QubeName qube, String key, String value) implements Step {}

  /** Removes the qube's own feature. */
  record RemoveFeature(QubeName qube, String key) implements Step {}

  /** Starts the qube, and the net qubes before it that are off. */
  record Start(QubeName qube) implements Step {}

  /** Asks the qube to shut down and waits until it is off. */
  record ShutDown(QubeName qube) implements Step {}

  /**
   * Makes an unnamed disposable of the disposable template {@code qube}, without starting it.
   *
   * @param qube the disposable template
   * @param made the disposable; Qubes picks its name, so it is empty until the step was made
   */
  record MakeDisposable(QubeName qube, Optional<QubeName> made) implements Step {}

  /**
   * Starts the disposable that a step before made from {@code qube}. Once its name is known, this
   * is {@link Start} of that name.
   */
  record StartMade(QubeName qube) implements Step {}

  /** The qube that this step made, as far as its name is known. */
  default Optional<QubeName> newQube() {
    return this instanceof MakeDisposable m ? m.made() : Optional.empty();
  }

  /** The same step, now that the disposable made from {@code template} has that name. */
  default Step named(QubeName template, QubeName disposable) {
    return switch (this) {
      case MakeDisposable m when m.qube().equals(template) ->
          new MakeDisposable(template, Optional.of(disposable));
      case StartMade s when s.qube().equals(template) -> new Start(disposable);
      default -> this;
    };
  }
}
