package org.torvm.change.planning;

import java.util.Optional;
import org.torvm.change.Step;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;

/** What would take a step back, from the snapshot that its plan was made from. */
final class Inverses {
  private Inverses() {}

  /**
   * The step that restores what that snapshot shows: a value that was set is set again, one that
   * followed its default follows it again. Empty when there is nothing to restore or when what was
   * there before could not be read.
   */
  static Optional<Step> of(QubesSystem snapshot, Step step) {
    return snapshot.qube(step.qube()).flatMap(q -> of(q, step));
  }

  private static Optional<Step> of(Qube qube, Step step) {
    return switch (step) {
      case Step.SetReference(var name, var reference, var _) ->
          switch (qube.reference(reference)) {
            case Setting.Explicit<Optional<QubeName>>(var old) ->
                Optional.of(new Step.SetReference(name, reference, old));
            case Setting.Inherited<Optional<QubeName>> _ ->
                Optional.of(new Step.ResetReference(name, reference));
            case Setting.Unknown<Optional<QubeName>> _ -> Optional.empty();
          };
      case Step.ResetReference(var name, var reference) ->
          of(qube, new Step.SetReference(name, reference, Optional.empty()));
      case Step.AddTag(var name, var tag) ->
          qube.tags().value().filter(t -> !t.contains(tag)).map(_ -> new Step.RemoveTag(name, tag));
      case Step.RemoveTag(var name, var tag) ->
          qube.tags().value().filter(t -> t.contains(tag)).map(_ -> new Step.AddTag(name, tag));
      case Step.SetFeature(var name, var key, var _) ->
          qube.features()
              .value()
              .map(f ->
                  f.containsKey(key)
                      ? new Step.SetFeature(name, key, f.getOrDefault(key, ""))
                      : new Step.RemoveFeature(name, key));
      case Step.RemoveFeature(var name, var key) ->
          qube.features()
              .value()
              .filter(f -> f.containsKey(key))
              .map(f -> new Step.SetFeature(name, key, f.getOrDefault(key, "")));
      case Step.Start _, Step.ShutDown _, Step.StartMade _, Step.Kill _, Step.Remove _ ->
          Optional.empty();
      // The name of what is to be shut down is known once it was made.
      case Step.MakeDisposable _ -> Optional.empty();
    };
  }
}
