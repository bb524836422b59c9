package org.torvm.change;

import java.util.Optional;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.Known;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;

/**
 * A fact that can be read from a system: what a plan was made from, and what a step must have
 * brought about. Two equal conditions state the same fact.
 */
public sealed interface Condition {
  /** How a qube is powered, as far as it decides what can be done with it. */
  enum Power {
    /** Off: nothing runs and nothing is held in memory. */
    OFF,
    /** Starting or running; it can be asked to shut down. */
    ON,
    /** Paused, suspended, shutting down, or nobody knows. */
    HELD;

    /** Which of the three that state is. */
    public static Power of(PowerState state) {
      return switch (state) {
        case HALTED, CRASHED -> OFF;
        case RUNNING, TRANSIENT -> ON;
        case PAUSED, SUSPENDED, HALTING, DYING, UNKNOWN -> HELD;
      };
    }
  }

  /** That property of that qube is this, set or inherited alike. */
  record ReferenceIs(QubeName qube, QubeReference reference, Setting<Optional<QubeName>> setting)
      implements Condition {}

  /** That system-wide property is this. */
  record GlobalIs(GlobalReference reference, Setting<Optional<QubeName>> setting)
      implements Condition {}

  /** That flag of that qube is on or off. */
  record FlagIs(QubeName qube, QubeFlag flag, boolean on) implements Condition {}

  /** That qube has, or does not have, that tag. */
  record TagIs(QubeName qube, String tag, boolean present) implements Condition {}

  /** That qube's own feature has that value, or is not set. */
  record FeatureIs(QubeName qube, String key, Optional<String> value) implements Condition {}

  /** That qube is powered this way. */
  record PowerIs(QubeName qube, Power power) implements Condition {}

  /** The qube is off, or it was one that vanishes when it is shut down and is gone. */
  record OffOrGone(QubeName qube) implements Condition {}

  /** There is no qube of that name. */
  record Gone(QubeName qube) implements Condition {}

  /**
   * That qube is a disposable of that disposable template and has that net qube, set or inherited.
   * It does not hold while nobody knows its name or which net qube it should have.
   */
  record DisposableOf(
      Optional<QubeName> disposable, QubeName template, Known<Optional<QubeName>> netQube)
      implements Condition {}

  /**
   * Whether it is known to hold in that system. What is unknown there does not hold, unless the
   * condition itself says that it is unknown.
   */
  default boolean holdsIn(QubesSystem system) {
    return switch (this) {
      case ReferenceIs(var name, var reference, var setting) ->
          system.qube(name).map(q -> q.reference(reference).equals(setting)).orElse(false);
      case GlobalIs(var reference, var setting) -> system.global(reference).equals(setting);
      case FlagIs(var name, var flag, var on) ->
          system.qube(name).flatMap(q -> q.flag(flag).value()).equals(Optional.of(on));
      case TagIs(var name, var tag, var present) ->
          system
              .qube(name)
              .flatMap(q -> q.tags().value().map(t -> t.contains(tag)))
              .equals(Optional.of(present));
      case FeatureIs(var name, var key, var value) ->
          system
              .qube(name)
              .flatMap(q -> q.features().value())
              .filter(f -> Optional.ofNullable(f.get(key)).equals(value))
              .isPresent();
      case PowerIs(var name, var power) ->
          system.qube(name).map(q -> Power.of(q.state()) == power).orElse(false);
      case OffOrGone(var name) -> system.qube(name).map(Condition::isOff).orElse(true);
      case Gone(var name) -> system.qube(name).isEmpty();
      case DisposableOf(var name, var template, var netQube) ->
          name.flatMap(system::qube)
              .filter(q -> q.klass() == QubeClass.DISPOSABLE && netQube.isKnown())
              .filter(q -> q.template().value().equals(Optional.of(Optional.of(template))))
              .filter(q -> q.netQube().known().equals(netQube))
              .isPresent();
    };
  }

  private static boolean isOff(Qube qube) {
    return Power.of(qube.state()) == Power.OFF;
  }
}
