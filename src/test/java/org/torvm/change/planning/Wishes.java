package org.torvm.change.planning;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.Step;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.leak.Evidence;
import org.torvm.leak.Finding;
import org.torvm.leak.Goal;
import org.torvm.leak.LeakPath;
import org.torvm.leak.Remedy;
import org.torvm.leak.Severity;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/** Wishes, plans and steps, written shortly. */
final class Wishes {
  private Wishes() {}

  static Wish torify(String gateway, String... qubes) {
    return torify(gateway, RunningQube.RESTART, qubes);
  }

  static Wish torify(String gateway, RunningQube running, String... qubes) {
    return new Wish.Torify(qubes(qubes), new QubeName(gateway), running);
  }

  static Wish mend(Goal... goals) {
    var fix = new Remedy.Fix(Text.of("x"), List.of(goals));
    return new Wish.Mend(finding(fix), RunningQube.RESTART);
  }

  static Finding finding(Remedy remedy) {
    return new Finding(
        "rule",
        Severity.HIGH,
        QubeName.DOM0,
        Text.of("x"),
        Text.of("x"),
        Text.of("x"),
        LeakPath.of(),
        remedy,
        Optional.empty());
  }

  static List<QubeName> qubes(String... names) {
    return Arrays.stream(names).map(QubeName::new).toList();
  }

  static Optional<QubeName> name(String name) {
    return Optional.of(new QubeName(name));
  }

  static Plan ready(Wish wish, Evidence evidence) {
    return switch (new Planner().plan(wish, evidence)) {
      case Planned.Ready(Plan plan) -> plan;
      case Planned.Refused(Text reason) -> throw new AssertionError("refused: " + reason);
    };
  }

  /** The steps, or the one line "refused: " with the end of the key of the reason. */
  static List<String> outcome(Wish wish, Evidence evidence) {
    return switch (new Planner().plan(wish, evidence)) {
      case Planned.Ready(Plan plan) -> words(plan);
      case Planned.Refused(Text reason) ->
          List.of("refused: " + reason.key().substring("change.refused.".length()));
    };
  }

  static List<String> words(Plan plan) {
    return plan.steps().stream().map(s -> word(s.step())).toList();
  }

  static String word(Step step) {
    var qube = step.qube();
    return switch (step) {
      case Step.SetReference s ->
          qube + " " + s.reference().property() + "=" + s.value().map(QubeName::value).orElse("");
      case Step.ResetReference s -> qube + " " + s.reference().property() + ":";
      case Step.AddTag s -> qube + " +" + s.tag();
      case Step.RemoveTag s -> qube + " -" + s.tag();
      case Step.SetFeature s -> qube + " " + s.key() + "=" + s.value();
      case Step.RemoveFeature s -> qube + " " + s.key() + ":";
      case Step.Start _ -> "start " + qube;
      case Step.ShutDown _ -> "stop " + qube;
      case Step.Kill _ -> "kill " + qube;
      case Step.Remove _ -> "remove " + qube;
      case Step.MakeDisposable m -> "make from " + qube + m.made().map(d -> " " + d).orElse("");
      case Step.StartMade _ -> "start what " + qube + " gave";
    };
  }
}
