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
import org.torvm.apply.memory.ChangeLog;
import org.torvm.change.Consent;
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
  public Outcome apply(Plan plan, Consent consent, Progress progress) {
    if (!consent.covers(plan)) {
      return new Outcome.Failed(
          plan, List.of(), plan.steps().getFirst(), Text.of("apply.not-confirmed"));
    }
    oneAtATime.lock();
    try (var _ = log.lock()) {
      log.recover();
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
  public List<PastChange> past() {
    recover();
    try {
      return log.changes().reversed();
    } catch (IOException e) {
      LOG.warn("The change log cannot be read: {}", e.getClass().getSimpleName());
      return List.of();
    }
  }

  @Override
  public Planned planUndo(String change) {
    return past(change)
        .filter(past -> past.isUndoable() || past.isUnfinished())
        .map(past -> planner.undo(past, lookAt(past)))
        .orElseGet(() -> new Planned.Refused(Text.of("apply.nothing-to-undo")));
  }

  @Override
  public Planned planFinish(String change) {
    return past(change)
        .filter(past -> past.state() != PastChange.State.DONE)
        .filter(past -> past.fate() != PastChange.Fate.TAKEN_BACK)
        .map(past -> planner.finish(past, lookAt(past)))
        .orElseGet(() -> new Planned.Refused(Text.of("apply.nothing-to-finish")));
  }

  @Override
  public void leave(String change) {
    oneAtATime.lock();
    try (var _ = log.lock()) {
      log.leave(change);
    } catch (IOException e) {
      LOG.warn("What to leave could not be written down: {}", e.getClass().getSimpleName());
    } finally {
      oneAtATime.unlock();
    }
  }

  private Optional<PastChange> past(String id) {
    return past().stream().filter(c -> c.id().equals(id)).findFirst();
  }

  private Evidence lookAt(PastChange past) {
    return new FreshLook(new QubeReader(api)).at(past, evidence.get());
  }

  /** Looks for a change that was broken off, unless one is under way here or elsewhere. */
  private void recover() {
    if (!oneAtATime.tryLock()) {
      return;
    }
    try {
      var lock = log.tryLock();
      if (lock.isPresent()) {
        try (var _ = lock.get()) {
          log.recover();
        }
      }
    } catch (IOException e) {
      LOG.warn("The journal cannot be read: {}", e.getClass().getSimpleName());
    } finally {
      oneAtATime.unlock();
    }
  }

  @Override
  public Optional<ReadOnly> readOnly() {
    return readOnly;
  }

  private Outcome execute(Plan plan, Progress progress) throws IOException {
    var begun = PastChange.begun(UUID.randomUUID().toString(), clock.instant(), plan);
    if (plan.isEmpty()) {
      log.begin(begun);
      log.end(begun.with(List.of(), List.of(), PastChange.State.DONE));
      return new Outcome.Done(plan);
    }
    var system = evidence.get().system();
    var denials = new ArrayList<AdminException>();
    var calls = new StepCalls(api, denials::add);
    var outcome = new Execution(new Facts(api), calls, log, plan, system, begun).run(progress);
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
}
