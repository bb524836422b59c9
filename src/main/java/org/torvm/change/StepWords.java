package org.torvm.change;

import org.torvm.text.Text;

/** Steps in words, for progress and for results. */
public final class StepWords {
  private StepWords() {}

  /** What that step does, such as "Set the net qube of work to sys-whonix". */
  public static Text of(Step step) {
    var qube = step.qube().value();
    return switch (step) {
      case Step.SetReference s ->
          Text.of(
              "change.step.set-reference",
              Words.property(s.reference()),
              qube,
              Words.value(s.value()));
      case Step.ResetReference s ->
          Text.of("change.step.reset-reference", Words.property(s.reference()), qube);
      case Step.AddTag s -> Text.of("change.step.add-tag", qube, s.tag());
      case Step.RemoveTag s -> Text.of("change.step.remove-tag", qube, s.tag());
      case Step.SetFeature s -> Text.of("change.step.set-feature", qube, s.key(), s.value());
      case Step.RemoveFeature s -> Text.of("change.step.remove-feature", qube, s.key());
      case Step.Start _ -> Text.of("change.step.start", qube);
      case Step.ShutDown _ -> Text.of("change.step.shut-down", qube);
      case Step.Kill _ -> Text.of("change.step.kill", qube);
      case Step.Remove _ -> Text.of("change.step.remove", qube);
      case Step.MakeDisposable(var template, var made, var _) when made.isPresent() ->
          Text.of("change.step.made-disposable", made.get().value(), template.value());
      case Step.MakeDisposable _ -> Text.of("change.step.make-disposable", qube);
      case Step.StartMade _ -> Text.of("change.step.start-made");
    };
  }
}
