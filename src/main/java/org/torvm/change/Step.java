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
}
