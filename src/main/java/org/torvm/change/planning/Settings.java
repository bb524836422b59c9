package org.torvm.change.planning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.torvm.change.PlannedStep;
import org.torvm.change.Step;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;

/** Steps by the setting that they are about; what is no setting, such as power, is left out. */
final class Settings {
  private Settings() {}

  /**
   * One setting of one qube.
   *
   * @param qube the qube
   * @param kind what kind of setting it is
   * @param key its name
   */
  record Key(QubeName qube, String kind, String key) {}

  /** The steps about each setting, in their order. */
  static Map<Key, List<PlannedStep>> of(Stream<PlannedStep> steps) {
    var settings = new LinkedHashMap<Key, List<PlannedStep>>();
    steps.forEach(planned ->
        key(planned.step())
            .ifPresent(k -> settings.computeIfAbsent(k, _ -> new ArrayList<>()).add(planned)));
    return settings;
  }

  /**
   * Whether the setting is as one of those steps made it, or as one of them found it. A change that
   * was not finished may have left it at any of them; at any other, somebody else decided since.
   */
  static boolean isOurs(List<PlannedStep> history, QubesSystem system) {
    boolean isKnown = history.stream().anyMatch(s -> s.inverse().isPresent());
    return !isKnown
        || history.stream()
            .flatMap(s -> Stream.concat(Stream.of(s.step()), s.inverse().stream()))
            .anyMatch(value -> SafeOrder.isMade(system, value));
  }

  private static Optional<Key> key(Step step) {
    return switch (step) {
      case Step.SetReference s ->
          Optional.of(new Key(s.qube(), "property", s.reference().property()));
      case Step.ResetReference s ->
          Optional.of(new Key(s.qube(), "property", s.reference().property()));
      case Step.AddTag s -> Optional.of(new Key(s.qube(), "tag", s.tag()));
      case Step.RemoveTag s -> Optional.of(new Key(s.qube(), "tag", s.tag()));
      case Step.SetFeature s -> Optional.of(new Key(s.qube(), "feature", s.key()));
      case Step.RemoveFeature s -> Optional.of(new Key(s.qube(), "feature", s.key()));
      case Step.Start _, Step.ShutDown _, Step.Kill _, Step.Remove _ -> Optional.empty();
      case Step.MakeDisposable _, Step.StartMade _ -> Optional.empty();
    };
  }
}
