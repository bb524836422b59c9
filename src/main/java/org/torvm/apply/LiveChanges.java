package org.torvm.apply;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.torvm.admin.AdminApi;
import org.torvm.admin.AdminException;
import org.torvm.admin.live.QubeReader;
import org.torvm.change.PastChange;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.Preview;
import org.torvm.change.Wish;
import org.torvm.change.forecast.Forecast;
import org.torvm.change.planning.Planner;
import org.torvm.leak.Audit;
import org.torvm.leak.Evidence;
import org.torvm.text.Text;

/**
 * Changes to a running system, through its Admin API. Plans are made from the newest evidence, and
 * carried out only while what they were made from still holds.
 */
public final class LiveChanges implements Changes {
  private static final Logger LOG = LoggerFactory.getLogger(LiveChanges.class);

  private final AdminApi api;
  private final Supplier<Evidence> evidence;
  private final ChangeLog log;
  private final InstantSource clock;
  private final Planner planner = new Planner();
  private final Forecast forecast;
  private final ReentrantLock oneAtATime = new ReentrantLock(true);
  private volatile Optional<ReadOnly> readOnly = Optional.empty();

  /**
   * @param api the system
   * @param evidence what is known now; asked on the calling thread for every plan and preview
   * @param audit what previews are judged by
   * @param log where changes are remembered
   * @param clock when changes were made
   */
  public LiveChanges(
      AdminApi api, Supplier<Evidence> evidence, Audit audit, ChangeLog log, InstantSource clock) {
    this.api = api;
    this.evidence = evidence;
    this.log = log;
    this.clock = clock;
    this.forecast = new Forecast(audit);
  }

  @Override
  public Planned plan(Wish wish) {
    return planner.plan(wish, evidence.get());
  }

  @Override
  public Preview preview(Plan plan) {
    return forecast.of(plan, evidence.get());
  }

  @Override
  public Outcome apply(Plan plan, Progress progress) {
    oneAtATime.lock();
    try (var _ = log.lock()) {
      return execute(plan, progress);
    } catch (IOException e) {
      LOG.warn("The change log cannot be used: {}", e.getClass().getSimpleName());
      var trouble = new Troubles(evidence.get().system(), plan).notRemembered(List.of());
      return plan.isEmpty()
          ? new Outcome.Done(plan)
          : new Outcome.Failed(plan, List.of(), plan.steps().getFirst(), trouble);
    } finally {
      oneAtATime.unlock();
    }
  }

  @Override
  public Optional<Text> undoable() {
    return newest().map(PastChange::title);
  }

  @Override
  public Planned planUndo() {
    var past = newest();
    if (past.isEmpty()) {
      return new Planned.Refused(Text.of("apply.nothing-to-undo"));
    }
    return planner.undo(
        past.get(), new FreshLook(new QubeReader(api)).at(past.get(), evidence.get()));
  }

  @Override
  public Optional<ReadOnly> readOnly() {
    return readOnly;
  }

  private Outcome execute(Plan plan, Progress progress) throws IOException {
    var fresh =
        new PastChange(
            UUID.randomUUID().toString(),
            clock.instant(),
            plan.title(),
            List.of(),
            PastChange.State.BEGUN,
            plan.undoes(),
            false);
    if (plan.isEmpty()) {
      if (plan.undoes().isPresent()) {
        log.rememberUndo(fresh.with(List.of(), PastChange.State.DONE), plan.undoes().get());
      }
      return new Outcome.Done(plan);
    }
    var system = evidence.get().system();
    var denials = new ArrayList<AdminException>();
    var calls = new StepCalls(api, denials::add);
    var outcome = new Execution(new Facts(api), calls, log, plan, system, fresh).run(progress);
    learn(outcome, denials);
    return outcome;
  }

  /** A change that could be made in part shows that not everything is denied. */
  private void learn(Outcome outcome, List<AdminException> denials) {
    boolean nothingDone = outcome instanceof Outcome.Failed failed && failed.done().isEmpty();
    if (!nothingDone) {
      readOnly = Optional.empty();
    } else if (!denials.isEmpty()) {
      readOnly = Optional.of(new ReadOnly(denials.getLast().text(), false));
    }
  }

  private Optional<PastChange> newest() {
    try {
      return log.undoable();
    } catch (IOException e) {
      LOG.warn("The change log cannot be read: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }
}
