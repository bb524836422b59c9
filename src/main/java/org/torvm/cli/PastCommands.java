package org.torvm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.torvm.apply.Changes;
import org.torvm.change.PastChange;
import org.torvm.report.HistoryJson;
import org.torvm.report.HistoryText;
import org.torvm.report.Ink;
import org.torvm.report.NeutralNames;
import org.torvm.settings.PrivateFile;
import org.torvm.text.Messages;
import org.torvm.text.Text;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands about changes that were made before. */
final class PastCommands {
  private PastCommands() {}

  /** Lists them. */
  @Command(name = "log")
  static final class Log implements Callable<Integer> {
    private final RootCommand root;
    private final Terminal terminal;
    private final Messages messages;

    @Option(names = "--json", descriptionKey = "cli.log.json")
    private boolean json;

    @Option(names = "--neutral-names", descriptionKey = "cli.log.neutral-names")
    private boolean neutral;

    @Option(names = "--output", paramLabel = "FILE", descriptionKey = "cli.log.output")
    private @Nullable Path output;

    Log(RootCommand root, Terminal terminal, Messages messages) {
      this.root = root;
      this.terminal = terminal;
      this.messages = messages;
    }

    @Override
    public Integer call() throws Stop {
      try (var session = root.open()) {
        var past = session.changes().past();
        var changes = neutral ? NeutralNames.in(past) : past;
        if (output == null) {
          lines(changes, terminal.ink()).forEach(terminal::say);
        } else {
          write(output, String.join("\n", lines(changes, Ink.PLAIN)) + "\n");
        }
        return ExitCode.OK;
      }
    }

    private List<String> lines(List<PastChange> changes, Ink ink) {
      return json
          ? List.of(new HistoryJson(messages).of(changes, neutral))
          : new HistoryText(messages, ink).of(changes);
    }

    private static void write(Path file, String content) throws Stop {
      try {
        PrivateFile.write(file, content.getBytes(UTF_8));
      } catch (IOException _) {
        throw new Stop(ExitCode.FINDINGS, Text.of("cli.file.unwritable", file.toString()));
      }
    }
  }

  /** Takes one back: the last one, or the one that is named. */
  @Command(name = "undo")
  static final class Undo implements Callable<Integer> {
    private final RootCommand root;
    private final FirstLook firstLook;
    private final ChangeDialogue dialogue;

    @Parameters(arity = "0..1", paramLabel = "ID", descriptionKey = "cli.undo.id")
    private @Nullable String id;

    @Mixin private ChangeOptions options = new ChangeOptions();

    Undo(RootCommand root, FirstLook firstLook, ChangeDialogue dialogue) {
      this.root = root;
      this.firstLook = firstLook;
      this.dialogue = dialogue;
    }

    @Override
    public Integer call() throws Stop {
      try (var session = root.open()) {
        firstLook.at(session.situations());
        var changes = session.changes();
        var planned =
            id == null ? changes.planUndo() : changes.planUndo(named(changes.past(), id).id());
        return dialogue.carryOut(changes, planned, options, "cli.undone");
      }
    }
  }

  /** Finishes one that was not finished, rolls it back, or lets it be. */
  @Command(name = "recover")
  static final class Recover implements Callable<Integer> {
    private final RootCommand root;
    private final FirstLook firstLook;
    private final ChangeDialogue dialogue;
    private final Terminal terminal;
    private final Messages messages;

    /** What is to become of it; one of them at most. */
    static final class Way {
      @Option(names = "--finish", descriptionKey = "cli.recover.finish")
      private boolean finish;

      @Option(names = "--roll-back", descriptionKey = "cli.recover.roll-back")
      private boolean rollBack;

      @Option(names = "--leave", descriptionKey = "cli.recover.leave")
      private boolean leave;
    }

    @ArgGroup(exclusive = true)
    private @Nullable Way way;

    @Parameters(arity = "0..1", paramLabel = "ID", descriptionKey = "cli.recover.id")
    private @Nullable String id;

    @Mixin private ChangeOptions options = new ChangeOptions();

    Recover(
        RootCommand root,
        FirstLook firstLook,
        ChangeDialogue dialogue,
        Terminal terminal,
        Messages messages) {
      this.root = root;
      this.firstLook = firstLook;
      this.dialogue = dialogue;
      this.terminal = terminal;
      this.messages = messages;
    }

    @Override
    public Integer call() throws Stop {
      try (var session = root.open()) {
        var changes = session.changes();
        var past = unfinished(changes);
        if (past.isEmpty()) {
          terminal.say(messages.say("cli.recover.nothing"));
          return ExitCode.OK;
        }
        new HistoryText(messages, terminal.ink()).of(past.get()).forEach(terminal::say);
        if (way == null && options.isDryRun()) {
          return ExitCode.OK;
        }
        var chosen = way == null ? asked() : way;
        if (!chosen.leave && (chosen.finish || chosen.rollBack)) {
          firstLook.at(session.situations());
        }
        return recover(changes, past.get(), chosen);
      }
    }

    private Optional<PastChange> unfinished(Changes changes) throws Stop {
      return id == null ? changes.unfinished() : Optional.of(named(changes.past(), id));
    }

    private int recover(Changes changes, PastChange past, Way chosen) throws Stop {
      if (chosen.finish) {
        return dialogue.carryOut(changes, changes.planFinish(past.id()), options, "cli.done");
      }
      if (chosen.rollBack) {
        return dialogue.carryOut(changes, changes.planUndo(past.id()), options, "cli.undone");
      }
      if (!chosen.leave) {
        terminal.note(messages.say("cli.declined"));
        return ExitCode.FINDINGS;
      }
      if (options.isDryRun()) {
        terminal.say(messages.say("cli.dry-run.done"));
      } else if (changes.readOnly().isPresent()) {
        throw new Stop(ExitCode.FINDINGS, changes.readOnly().get().reason());
      } else {
        changes.leave(past.id());
        terminal.say(messages.say("cli.recover.left"));
      }
      return ExitCode.OK;
    }

    private Way asked() throws Stop {
      var question = terminal.question();
      if (question.isEmpty()) {
        throw Stop.usage("cli.recover.nobody-to-ask");
      }
      var answer = question.get().apply(messages.say("cli.recover.ask")).orElse("").strip();
      var asked = new Way();
      asked.finish = answer.equalsIgnoreCase("f") || answer.equalsIgnoreCase("finish");
      asked.rollBack = answer.equalsIgnoreCase("r") || answer.equalsIgnoreCase("roll back");
      asked.leave = answer.equalsIgnoreCase("l") || answer.equalsIgnoreCase("leave");
      return asked;
    }
  }

  /**
   * The change whose id begins like that.
   *
   * @throws Stop when there is none, or more than one
   */
  private static PastChange named(List<PastChange> past, String id) throws Stop {
    var found = past.stream().filter(c -> c.id().startsWith(id)).toList();
    if (found.size() != 1 || id.isEmpty()) {
      throw Stop.usage("cli.unknown-change", id);
    }
    return found.getFirst();
  }
}
