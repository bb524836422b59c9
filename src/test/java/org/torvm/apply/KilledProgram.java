package org.torvm.apply;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.torvm.admin.AdminApi;
import org.torvm.admin.Deadlines;
import org.torvm.admin.QubesdSocket;
import org.torvm.admin.live.BackOff;
import org.torvm.admin.live.LiveSystem;
import org.torvm.apply.memory.ChangeLog;
import org.torvm.change.Consent;
import org.torvm.change.PlannedStep;
import org.torvm.change.SystemBuilder;
import org.torvm.leak.Audit;
import org.torvm.leak.rule.Rules;
import org.torvm.qubes.SystemKind;
import org.torvm.settings.StateFile;

/**
 * A program of its own that makes one change, for {@link KillTest}: it says each step on its
 * standard output before it makes it, and goes on at once.
 */
final class KilledProgram {
  private KilledProgram() {}

  /** Arguments: the socket, the file of the change log, the number of the story. */
  static void main(String[] arguments) throws Exception {
    var api =
        new AdminApi(
            new QubesdSocket(Path.of(arguments[0])), Deadlines.all(Duration.ofSeconds(20)));
    var live =
        new LiveSystem(
            api, Optional.empty(), SystemKind.DEMO, InstantSource.system(), BackOff.doubling());
    live.start();
    live.awaitLoaded(Duration.ofSeconds(60));
    var changes =
        new LiveChanges(
            api,
            () -> SystemBuilder.evidence(live.state().system()),
            new Audit(Rules.shipped()),
            new ChangeLog(new StateFile(Path.of(arguments[1]), 1 << 20)),
            InstantSource.system());
    var plan = Stories.ready(changes.plan(KillTest.WISHES.get(Integer.parseInt(arguments[2]))));
    changes.apply(plan, Consent.to(plan.confirmations()), KilledProgram::say);
    System.out.println("done");
    System.out.flush();
    System.exit(0);
  }

  private static void say(PlannedStep step, int index, int count) {
    System.out.println(index);
    System.out.flush();
  }
}
