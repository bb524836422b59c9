package org.torvm.leak;

import java.util.Optional;
import org.torvm.qubes.QubeName;

/**
 * A fact that should hold. A remedy is a list of these; in which order to bring them about, and
 * what to do with a qube that is running, is the business of {@code change}.
 */
public sealed interface Goal {
  /** The qube the goal is about. */
  QubeName qube();

  /** The qube's net qube is set to this one, or to none. */
  record NetQubeIs(QubeName qube, Optional<QubeName> netQube) implements Goal {}

  /** The qube makes its disposables from this template, or from none. */
  record DisposableTemplateIs(QubeName qube, Optional<QubeName> template) implements Goal {}

  /** The qube has this tag. */
  record Tagged(QubeName qube, String tag) implements Goal {}

  /** The qube does not have this tag. */
  record Untagged(QubeName qube, String tag) implements Goal {}

  /** The qube's own feature has this value; the empty value switches it off. */
  record FeatureIs(QubeName qube, String key, String value) implements Goal {}

  /** The qube is off. */
  record Off(QubeName qube) implements Goal {}
}
