package org.torvm.change;

import java.util.Optional;
import java.util.Set;
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

  /** Switches the qube off at once, as if its power was cut. What it had not saved is lost. */
  record Kill(QubeName qube) implements Step {}

  /** Removes the qube, which must be off, with all that is stored in it. */
  record Remove(QubeName qube) implements Step {}

  /**
   * Makes an unnamed disposable of the disposable template {@code qube}, without starting it.
   *
   * @param qube the disposable template
   * @param made the disposable; Qubes picks its name, so it is empty until the step was made
   * @param others the disposables of that template that were there just before; empty until the
   *     step is begun. By them a disposable whose name got lost can be told from all others.
   */
  record MakeDisposable(QubeName qube, Optional<QubeName> made, Set<QubeName> others)
      implements Step {
    /** Copies the set. */
    public MakeDisposable {
      others = Set.copyOf(others);
    }

    /** The step before it is begun. */
    public MakeDisposable(QubeName qube) {
      this(qube, Optional.empty(), Set.of());
    }

    /** The same step, begun while those disposables of the template were there. */
    public MakeDisposable beside(Set<QubeName> present) {
      return new MakeDisposable(qube, made, present);
    }
  }

  /**
   * Starts the disposable that a step before made from {@code qube}. Once its name is known, this
   * is {@link Start} of that name.
   */
  record StartMade(QubeName qube) implements Step {}

  /** The qube that this step made, as far as its name is known. */
  default Optional<QubeName> newQube() {
    return this instanceof MakeDisposable m ? m.made() : Optional.empty();
  }

  /** Whether nothing could ever take it back. */
  default boolean isFinal() {
    return this instanceof Kill || this instanceof Remove;
  }

  /** Whether it sets or resets that property. */
  default boolean isAbout(QubeReference reference) {
    return switch (this) {
      case SetReference s -> s.reference() == reference;
      case ResetReference s -> s.reference() == reference;
      default -> false;
    };
  }

  /** The same step, now that the disposable made from {@code template} has that name. */
  default Step named(QubeName template, QubeName disposable) {
    return switch (this) {
      case MakeDisposable m when m.qube().equals(template) ->
          new MakeDisposable(template, Optional.of(disposable), m.others());
      case StartMade s when s.qube().equals(template) -> new Start(disposable);
      default -> this;
    };
  }
}
