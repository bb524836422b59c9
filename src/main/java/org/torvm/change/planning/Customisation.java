package org.torvm.change.planning;

import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.torvm.change.Condition.Power;
import org.torvm.change.Step;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.leak.Evidence;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.Setting;
import org.torvm.text.Text;

/**
 * What customising a disposable template comes down to: no network while it runs, and what it had
 * before once it is off. Source: the guards of the leak rules (offline by default); S2 on using a
 * disposable template.
 */
final class Customisation {
  private Customisation() {}

  static Aims begin(QubeName template, Evidence evidence) throws Refusal {
    var qube = requireTemplate(template, evidence);
    boolean starting = evidence.past().announcedStarts().containsKey(template);
    if (Power.of(qube.state()) == Power.OFF && !starting) {
      throw new Refusal("change.refused.not-running", template.value());
    }
    return Aims.settings(
        Text.of("change.title.customise", template.value()),
        PlainAims.cuts(template),
        RunningQube.RESTART);
  }

  static Aims end(Wish.EndCustomising wish, Evidence evidence) throws Refusal {
    var qube = requireTemplate(wish.template(), evidence);
    var settings = new ArrayList<Step>();
    restore(qube, QubeReference.DISPOSABLE_TEMPLATE, wish.disposables()).ifPresent(settings::add);
    restore(qube, QubeReference.NET_QUBE, wish.netQube()).ifPresent(settings::add);
    return Aims.settings(
            Text.of("change.title.end-customising", wish.template().value()),
            settings,
            RunningQube.SHUT_DOWN)
        .withOff(Set.of(wish.template()));
  }

  /** Nothing when it was not known, or when somebody has decided otherwise since. */
  private static Optional<Step> restore(
      Qube qube, QubeReference reference, Setting<Optional<QubeName>> before) {
    boolean isCut = qube.reference(reference).equals(Setting.explicit(Optional.empty()));
    if (!isCut) {
      return Optional.empty();
    }
    return switch (before) {
      case Setting.Explicit<Optional<QubeName>>(var value) ->
          Optional.of(new Step.SetReference(qube.name(), reference, value));
      case Setting.Inherited<Optional<QubeName>> _ ->
          Optional.of(new Step.ResetReference(qube.name(), reference));
      case Setting.Unknown<Optional<QubeName>> _ -> Optional.empty();
    };
  }

  /** That qube, which must be known to be a disposable template. */
  static Qube requireTemplate(QubeName name, Evidence evidence) throws Refusal {
    var qube = Obstacles.require(evidence.system(), name);
    if (!qube.isDisposableTemplate()) {
      throw new Refusal("change.refused.no-disposable-template", name.value());
    }
    return qube;
  }
}
