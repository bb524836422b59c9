package org.torvm.gallery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.torvm.change.PastChange;
import org.torvm.change.PastChange.Fate;
import org.torvm.change.PastChange.State;
import org.torvm.change.Plan;
import org.torvm.change.PlannedStep;
import org.torvm.change.Purpose;
import org.torvm.change.Step;
import org.torvm.qubes.Known;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;
import org.torvm.text.Text;

/** The changes that scenes remember. */
final class Pasts {
  private static final QubeName WORK = new QubeName("work");
  private static final QubeName WHONIX = new QubeName("sys-whonix");

  private Pasts() {}

  /** A change that was finished. */
  static PastChange done() {
    return torify("done", "personal", 60, 5, State.DONE);
  }

  /** A change that was broken off while work had no network and was off. */
  static PastChange brokenOff() {
    return torify("broken-off", "work", 2, 3, State.BROKEN_OFF);
  }

  /** One of every kind, the newest first. */
  static List<PastChange> all() {
    var undone = torify("undone", "bank", 4000, 5, State.DONE).with(Fate.TAKEN_BACK);
    var undo = torify("undo", "bank", 3900, 1, State.DONE);
    return List.of(
        torify("stopped", "work", 2, 1, State.STOPPED),
        done(),
        torify("failed", "forum", 2000, 2, State.FAILED).with(Fate.LEFT),
        new PastChange(
            "undo",
            undo.at(),
            Text.of("change.title.undo", undone.title()),
            undo.steps(),
            List.of(),
            undo.live(),
            State.DONE,
            new Purpose.TakeBack("undone"),
            Fate.STANDS),
        undone);
  }

  /** That system as the change that was broken off has left it. */
  static QubesSystem afterBrokenOff(QubesSystem system) {
    return system.change(
        WORK,
        q ->
            q.with(QubeReference.NET_QUBE, Setting.explicit(Optional.empty()))
                .withTags(Known.of(new TreeSet<>(Set.of("anon-vm"))))
                .withState(PowerState.HALTED));
  }

  private static PastChange torify(String id, String name, int minutes, int made, State state) {
    var qube = new QubeName(name);
    var steps =
        List.of(
            set(qube, Optional.empty(), new Step.ResetReference(qube, QubeReference.NET_QUBE)),
            new PlannedStep(
                new Step.AddTag(qube, "anon-vm"), Optional.of(new Step.RemoveTag(qube, "anon-vm"))),
            new PlannedStep(new Step.ShutDown(qube), Optional.empty()),
            set(
                qube,
                Optional.of(WHONIX),
                new Step.SetReference(qube, QubeReference.NET_QUBE, Optional.empty())),
            new PlannedStep(new Step.Start(qube), Optional.empty()));
    var plan = new Plan(Text.of("change.title.torify", name, WHONIX.value()), steps);
    return PastChange.begun(id, Systems.NOON.minus(Duration.ofMinutes(minutes)), plan)
        .with(steps.subList(0, made), steps.subList(made, steps.size()), state);
  }

  private static PlannedStep set(QubeName qube, Optional<QubeName> to, Step inverse) {
    return new PlannedStep(
        new Step.SetReference(qube, QubeReference.NET_QUBE, to), Optional.of(inverse));
  }
}
