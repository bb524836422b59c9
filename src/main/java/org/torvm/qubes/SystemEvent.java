package org.torvm.qubes;

import java.util.Optional;

/**
 * What qubesd announces on its event stream, as far as this program acts on it.
 *
 * <p>An event is a hint, not a fact: some are sent before their cause, some name a value that is
 * not the effective one, and a removal that is then refused is announced all the same. Whoever
 * needs the truth reads it again. Source: {@code qubes/events.py} in qubes-core-admin, and recorded
 * exchanges.
 */
public sealed interface SystemEvent {
  /** The stream is open; what happened before is not told again. */
  record Connected() implements SystemEvent {}

  /** A qube was made ({@code domain-add}). */
  record QubeAdded(QubeName qube) implements SystemEvent {}

  /** A qube was removed ({@code domain-delete}). */
  record QubeRemoved(QubeName qube) implements SystemEvent {}

  /**
   * A property of a qube, or of the system when there is no subject, was set or reset ({@code
   * property-set:*}, {@code property-reset:*}).
   */
  record PropertyChanged(Optional<QubeName> subject, String property) implements SystemEvent {}

  /**
   * A start has been asked for and nothing has run yet ({@code domain-pre-start}): the earliest
   * sign that a disposable template is about to run.
   */
  record StartAnnounced(QubeName qube) implements SystemEvent {}

  /** The announced start did not happen ({@code domain-start-failed}). */
  record StartFailed(QubeName qube) implements SystemEvent {}

  /** The qube is up ({@code domain-start}). */
  record Started(QubeName qube) implements SystemEvent {}

  /** The qube is off ({@code domain-shutdown}). */
  record Stopped(QubeName qube) implements SystemEvent {}

  /** Something else about the power state of the qube changed, such as a pause. */
  record PowerChanged(QubeName qube) implements SystemEvent {}

  /** A tag was added or removed. */
  record TagChanged(QubeName qube, String tag) implements SystemEvent {}

  /** A feature was set or removed. */
  record FeatureChanged(QubeName qube, String feature) implements SystemEvent {}

  /** The firewall rules of the qube changed. */
  record FirewallChanged(QubeName qube) implements SystemEvent {}

  /** A device was attached to, detached from, assigned to or unassigned from the qube. */
  record DeviceChanged(QubeName qube) implements SystemEvent {}

  /** An event that this program does not act on. */
  record Other() implements SystemEvent {}
}
