package org.torvm.policy.decision;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.torvm.policy.Policy;
import org.torvm.policy.PolicyReading;
import org.torvm.policy.decision.Decision.Denied;
import org.torvm.policy.decision.Decision.Missing;
import org.torvm.policy.decision.Decision.Reason;
import org.torvm.policy.decision.Decision.Undecided;
import org.torvm.policy.decision.Way.Leave;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;

/**
 * A policy asked about a system. Immutable; may be asked from any thread.
 *
 * <p>Source: {@code qrexec/policy/parser.py} in qubes-core-qrexec (R4.3). What is not told: that a
 * call to a qube on another machine goes through its relay, and fails without one.
 */
public final class PolicyAnswers {
  /** What a template calls to fetch its updates; it names no target. */
  public static final String UPDATES = "qubes.UpdatesProxy";

  private final PolicyReading reading;
  private final Roll roll;
  private final LineBook book;
  private final Map<String, ServiceAnswers> prepared = new HashMap<>();

  private PolicyAnswers(PolicyReading reading, QubesSystem system) {
    this.reading = reading;
    roll = new Roll(system);
    book = new LineBook(reading.accepted().orElse(new Policy(List.of())), roll);
  }

  /**
   * The answers to what that policy does in that system.
   *
   * @param services those for which {@link #reach} is worked out now, for all qubes; others are
   *     worked out again whenever they are asked for
   */
  public static PolicyAnswers of(
      PolicyReading reading, QubesSystem system, Collection<String> services) {
    var answers = new PolicyAnswers(reading, system);
    services.forEach(s ->
        answers.prepared.computeIfAbsent(
            s, service -> new ServiceAnswers(service, answers.book, answers.roll)));
    return answers;
  }

  /** What Qubes does with that call. */
  public Decision decide(Call call) {
    if (reading instanceof PolicyReading.DeniesAll) {
      return new Denied(Optional.empty(), Reason.BROKEN_POLICY);
    }
    if (reading instanceof PolicyReading.Unclear) {
      return new Undecided(Optional.empty(), Missing.POLICY);
    }
    int caller = roll.number(call.source());
    if (caller < 0) {
      return new Undecided(Optional.empty(), Missing.SOURCE);
    }
    return switch (call.target()) {
      case CallTarget.Nobody _ -> decide(call, caller, roll.nobody());
      case CallTarget.NewDisposable _ -> decide(call, caller, roll.newDisposable());
      case CallTarget.Qube(QubeName name) -> toQube(call, caller, name);
      case CallTarget.NewDisposableOf(QubeName template) -> toFresh(call, caller, template);
    };
  }

  private Decision toQube(Call call, int caller, QubeName name) {
    if (name.equals(QubeName.DOM0)) {
      return decide(call, caller, roll.dom0());
    }
    int number = roll.number(name);
    if (number >= 0) {
      return decide(call, caller, number);
    }
    return roll.hides()
        ? new Undecided(Optional.empty(), Missing.QUBE)
        : decide(call, caller, roll.nobody());
  }

  private Decision toFresh(Call call, int caller, QubeName template) {
    int number = roll.number(template);
    if (number >= 0 && (roll.makers().get(number) || roll.perhapsMakers().get(number))) {
      return decide(call, caller, roll.size() + number);
    }
    return number < 0 && roll.hides()
        ? new Undecided(Optional.empty(), Missing.QUBE)
        : new Denied(Optional.empty(), Reason.NOT_A_TEMPLATE);
  }

  private Decision decide(Call call, int caller, int target) {
    var lines =
        Callers.applicable(book.about(call.service(), Optional.of(call.argument())), caller);
    int disposableTemplate = roll.disposableTemplate(caller);
    var share = Share.of(lines, target, roll, disposableTemplate);
    return new Verdict(roll, () -> Choices.of(lines, roll), caller, disposableTemplate)
        .on(share, target);
  }

  /**
   * What that qube reaches with that service, whatever argument and target it gives. When the
   * policy or the qube is not known, everything is {@link Leave#UNKNOWN}.
   */
  public Reach reach(QubeName source, String service) {
    int caller = roll.number(source);
    if (reading instanceof PolicyReading.Unclear || caller < 0) {
      var everything = Destinations.of(roll, roll.everything());
      return new Reach(
          List.of(List.of(new Way(Leave.UNKNOWN, Optional.empty(), everything))), caller);
    }
    var answers = prepared.get(service);
    return (answers == null ? new ServiceAnswers(service, book, roll) : answers).reach(caller);
  }

  /** Through what that template fetches its updates. */
  public Decision updates(QubeName template) {
    return decide(Call.of(UPDATES, template, new CallTarget.Nobody()));
  }

  /**
   * A set of destinations to ask for with {@link Reach#easiest}.
   *
   * @param existing which qubes that exist
   * @param fresh of which disposable templates new disposables
   */
  public Destinations where(Predicate<QubeName> existing, Predicate<QubeName> fresh) {
    return Destinations.where(roll, existing, fresh, existing.test(QubeName.DOM0));
  }

  /** The policy that is asked, or why there is none. */
  public PolicyReading reading() {
    return reading;
  }

  Roll roll() {
    return roll;
  }

  LineBook book() {
    return book;
  }
}
