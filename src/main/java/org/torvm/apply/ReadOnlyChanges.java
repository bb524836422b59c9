package org.torvm.apply;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.torvm.change.Consent;
import org.torvm.change.PastChange;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.Preview;
import org.torvm.change.Wish;
import org.torvm.change.forecast.Forecast;
import org.torvm.leak.Audit;
import org.torvm.leak.Evidence;
import org.torvm.text.Text;

/**
 * The door, locked: every wish is refused with the same reason. Nothing can be changed by way of it
 * whatever its callers do, because it does not know the Admin API, and of the change log only what
 * it says.
 */
public final class ReadOnlyChanges implements Changes {
  private static final Logger LOG = LoggerFactory.getLogger(ReadOnlyChanges.class);
  private static final Text REASON = Text.of("apply.read-only");

  private final Supplier<Evidence> evidence;
  private final Forecast forecast;
  private final Remembered remembered;

  /** Where past changes are read from. */
  public interface Remembered {
    /** The changes that are over or were broken off, the oldest first. */
    List<PastChange> read() throws IOException;
  }

  /**
   * @param evidence what is known now, for previews
   * @param audit what previews are judged by
   * @param remembered the past
   */
  public ReadOnlyChanges(Supplier<Evidence> evidence, Audit audit, Remembered remembered) {
    this.evidence = evidence;
    this.forecast = new Forecast(audit);
    this.remembered = remembered;
  }

  /** A system of which no past is known. */
  public ReadOnlyChanges(Supplier<Evidence> evidence, Audit audit) {
    this(evidence, audit, List::of);
  }

  @Override
  public Planned plan(Wish wish) {
    return new Planned.Refused(REASON);
  }

  @Override
  public Preview preview(Plan plan) {
    return forecast.of(plan, evidence.get());
  }

  @Override
  public Outcome apply(Plan plan, Consent consent, Progress progress) {
    return plan.isEmpty()
        ? new Outcome.Done(plan)
        : new Outcome.Failed(plan, List.of(), plan.steps().getFirst(), REASON);
  }

  @Override
  public List<PastChange> past() {
    try {
      return remembered.read().reversed();
    } catch (IOException e) {
      LOG.warn("The change log cannot be read: {}", e.getClass().getSimpleName());
      return List.of();
    }
  }

  @Override
  public Planned planUndo(String change) {
    return new Planned.Refused(REASON);
  }

  @Override
  public Planned planUndo() {
    return new Planned.Refused(REASON);
  }

  @Override
  public Planned planFinish(String change) {
    return new Planned.Refused(REASON);
  }

  @Override
  public void leave(String change) {
    // What is left unfinished stays so, and is told of again.
  }

  @Override
  public Optional<ReadOnly> readOnly() {
    return Optional.of(new ReadOnly(REASON, true));
  }
}
