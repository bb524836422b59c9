package org.torvm.ui;

import java.util.List;
import java.util.Optional;
import org.torvm.change.PastChange;
import org.torvm.change.PastChange.State;
import org.torvm.change.Plan;
import org.torvm.change.PlannedStep;
import org.torvm.change.Step;
import org.torvm.graph.Sample;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.text.Text;

/** Changes as they are remembered, by hand: work is cut, shut down, switched and started again. */
final class Pasts {
  private Pasts() {}

  static PastChange done(String id, String title) {
    return after(id, title, 4, State.DONE);
  }

  /** A change of which that many steps were made, the last of them perhaps. */
  static PastChange after(String id, String title, int made, State state) {
    var begun =
        PastChange.begun(id, Sample.NOON, new Plan(Text.of("sample.text", title), steps("work")));
    return begun.with(steps("work").subList(0, made), steps("work").subList(made, 4), state);
  }

  private static List<PlannedStep> steps(String name) {
    var qube = new QubeName(name);
    return List.of(
        switched(qube, Optional.empty(), new Step.ResetReference(qube, QubeReference.NET_QUBE)),
        new PlannedStep(new Step.ShutDown(qube), Optional.empty()),
        switched(
            qube,
            Optional.of(new QubeName("sys-whonix")),
            new Step.SetReference(qube, QubeReference.NET_QUBE, Optional.empty())),
        new PlannedStep(new Step.Start(qube), Optional.empty()));
  }

  private static PlannedStep switched(QubeName qube, Optional<QubeName> to, Step inverse) {
    return new PlannedStep(
        new Step.SetReference(qube, QubeReference.NET_QUBE, to), Optional.of(inverse));
  }
}
