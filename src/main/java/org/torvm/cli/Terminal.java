package org.torvm.cli;

import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Function;
import org.torvm.report.Ink;
import org.torvm.text.Visible;

/**
 * Where a command writes and asks.
 *
 * @param out what was asked for; never a word more
 * @param err what went wrong, questions and progress
 * @param ink how words stand out on {@code out}
 * @param question shows a prompt and returns the answer, or nothing at the end of the input; absent
 *     when nobody can be asked
 */
public record Terminal(
    PrintStream out,
    PrintStream err,
    Ink ink,
    Optional<Function<String, Optional<String>>> question) {

  /** Writes a line of what was asked for. */
  void say(String line) {
    out.println(line);
  }

  /** Writes a line beside what was asked for, made safe to show. */
  void note(String line) {
    err.println(Visible.of(line));
  }

  /** Whether the user confirms; anything but a clear yes is a no. Ask only with a question. */
  boolean isConfirmed(String prompt) {
    return question
        .flatMap(q -> q.apply(prompt))
        .map(String::strip)
        .filter(a -> a.equalsIgnoreCase("y") || a.equalsIgnoreCase("yes"))
        .isPresent();
  }
}
