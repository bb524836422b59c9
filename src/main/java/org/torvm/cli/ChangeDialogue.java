package org.torvm.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.torvm.apply.Changes;
import org.torvm.apply.Outcome;
import org.torvm.apply.Progress;
import org.torvm.change.Confirmation;
import org.torvm.change.Consent;
import org.torvm.change.PastWords;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.Preview;
import org.torvm.change.Purpose;
import org.torvm.change.Step;
import org.torvm.change.StepWords;
import org.torvm.leak.Finding;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.report.TextReport;
import org.torvm.text.Messages;
import org.torvm.text.Text;

/** Shows what a plan would do, asks, carries it out and says what is now true. */
final class ChangeDialogue {
  private final Terminal terminal;
  private final Messages messages;

  ChangeDialogue(Terminal terminal, Messages messages) {
    this.terminal = terminal;
    this.messages = messages;
  }

  /**
   * The qubes of those names.
   *
   * @throws Stop when one of them is not there; the message repeats it only made safe to show
   */
  static List<QubeName> known(List<String> names, QubesSystem system) throws Stop {
    var qubes = new ArrayList<QubeName>();
    for (String name : names) {
      qubes.add(
          QubeName.parse(name)
              .filter(q -> system.qube(q).isPresent())
              .orElseThrow(() -> Stop.usage("cli.unknown-qube", name)));
    }
    return List.copyOf(qubes);
  }

  /**
   * Refuses a plan that shuts qubes down when nobody said that they may be.
   *
   * @throws Stop naming the qubes and the choices
   */
  static void refuseShutDown(Planned planned) throws Stop {
    if (planned instanceof Planned.Ready(Plan plan)) {
      var running =
          plan.steps().stream()
              .filter(s -> s.step() instanceof Step.ShutDown)
              .map(s -> s.step().qube().value())
              .distinct()
              .toList();
      if (!running.isEmpty()) {
        throw Stop.usage("cli.running", String.join(", ", running));
      }
    }
  }

  /**
   * Previews, asks, applies. Nothing is changed unless the user or an option said yes.
   *
   * @param done the key of the sentence that says that it is done
   */
  int carryOut(Changes changes, Planned planned, ChangeOptions options, String done) throws Stop {
    remind(changes, planned);
    return switch (planned) {
      case Planned.Refused(Text reason) -> throw new Stop(ExitCode.FINDINGS, reason);
      case Planned.Ready(Plan plan) -> {
        if (plan.isEmpty()) {
          yield alreadySo(changes, plan, options);
        }
        show(changes.preview(plan));
        if (options.isDryRun()) {
          terminal.say(messages.say("cli.dry-run.done"));
          yield ExitCode.OK;
        }
        warn(plan);
        yield confirmed(options) && isTyped(plan, options)
            ? apply(changes, plan, done)
            : declined();
      }
    };
  }

  /** Says that a change waits to be finished or rolled back, unless this is about that very one. */
  private void remind(Changes changes, Planned planned) {
    changes
        .unfinished()
        .filter(waiting -> !isAbout(planned, waiting.id()))
        .ifPresent(waiting ->
            terminal.note(
                messages.say("cli.unfinished", waiting.title(), PastWords.state(waiting))));
  }

  private static boolean isAbout(Planned planned, String change) {
    return planned instanceof Planned.Ready(Plan plan)
        && plan.purpose().takesBack().or(plan.purpose()::finishes).equals(Optional.of(change));
  }

  private boolean confirmed(ChangeOptions options) throws Stop {
    if (options.isConfirmed()) {
      return true;
    }
    if (terminal.question().isEmpty()) {
      throw Stop.usage("cli.nobody-to-ask");
    }
    return terminal.isConfirmed(messages.say("cli.confirm"));
  }

  /** What is to be taken back or finished and is so already is only taken off the list. */
  private int alreadySo(Changes changes, Plan plan, ChangeOptions options) {
    if (!(plan.purpose() instanceof Purpose.Fresh) && !options.isDryRun()) {
      changes.apply(plan, Consent.none(), Progress.none());
    }
    terminal.say(messages.say("cli.already-so"));
    return ExitCode.OK;
  }

  private void warn(Plan plan) {
    plan.confirmations().forEach(c -> terminal.note(messages.say(c.why())));
  }

  /** What takes more than a yes is asked one by one; a name has to be typed, or given. */
  private boolean isTyped(Plan plan, ChangeOptions options) throws Stop {
    for (Confirmation confirmation : plan.confirmations()) {
      if (confirmation.typed().isPresent() && !isTyped(confirmation, options)) {
        return false;
      }
    }
    return true;
  }

  private boolean isTyped(Confirmation confirmation, ChangeOptions options) throws Stop {
    var name = confirmation.typed().orElseThrow();
    if (options.isConfirmed(name)) {
      return true;
    }
    if (options.isConfirmed() || terminal.question().isEmpty()) {
      throw Stop.usage("cli.confirm-name", name.value());
    }
    return terminal
        .question()
        .flatMap(q -> q.apply(messages.say("cli.type-name", name.value())))
        .filter(confirmation::isMetBy)
        .isPresent();
  }

  private int declined() {
    terminal.note(messages.say("cli.declined"));
    return ExitCode.FINDINGS;
  }

  private int apply(Changes changes, Plan plan, String done) throws Stop {
    var outcome =
        changes.apply(
            plan,
            Consent.to(plan.confirmations()),
            (step, index, count) ->
                terminal.note(
                    messages.say("cli.step", index + 1, count, StepWords.of(step.step()))));
    return switch (outcome) {
      case Outcome.Done(Plan applied) -> {
        terminal.say(messages.say(done, applied.title()));
        yield ExitCode.OK;
      }
      case Outcome.Stopped stopped -> throw new Stop(ExitCode.FINDINGS, stopped.standing());
      case Outcome.Failed failed -> throw new Stop(ExitCode.FINDINGS, failed.trouble());
    };
  }

  private void show(Preview preview) {
    terminal.say(messages.say(preview.plan().title()));
    section("cli.preview.changes", preview.changesInWords(), messages::say);
    section("cli.preview.steps", preview.plan().steps(), s -> words(s.step()));
    var lines = new TextReport(messages, terminal.ink());
    Function<Finding, String> line = lines::line;
    section("cli.preview.vanishing", preview.vanishing(), line);
    section("cli.preview.remaining", preview.remaining(), line);
    section("cli.preview.appearing", preview.appearing(), line);
    section("cli.preview.notes", preview.notes(), messages::say);
  }

  private String words(Step step) {
    var words = StepWords.of(step);
    return messages.say(step.isFinal() ? Text.of("cli.preview.final", words) : words);
  }

  private <T> void section(String heading, List<T> items, Function<T, String> words) {
    if (items.isEmpty()) {
      return;
    }
    terminal.say("");
    terminal.say(terminal.ink().heading(messages.say(heading)));
    items.forEach(i -> terminal.say("  " + words.apply(i)));
  }
}
