package org.torvm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.torvm.report.Ink;
import org.torvm.report.TestWords;

/** Runs the command line as a shell would and keeps what it wrote. */
final class Shell {
  private final Ports ports;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Optional<String> answer = Optional.empty();
  final List<String> prompts = new ArrayList<>();

  Shell(Ports ports) {
    this.ports = ports;
  }

  /** The same with somebody at a terminal who answers that to every question. */
  Shell answering(String text) {
    answer = Optional.of(text);
    return this;
  }

  /** Runs and returns the exit code. */
  int run(String... arguments) {
    Function<String, Optional<String>> asked =
        prompt -> {
          prompts.add(prompt);
          return answer;
        };
    var terminal =
        new Terminal(
            new PrintStream(out, false, UTF_8),
            new PrintStream(err, true, UTF_8),
            Ink.PLAIN,
            answer.map(_ -> asked));
    return new Program(ports, terminal, TestWords.messages(), "1.2.3", Duration.ofSeconds(10))
        .run(arguments);
  }

  /** What was written to standard output. */
  String out() {
    return out.toString(UTF_8);
  }

  /** What was written to standard error. */
  String err() {
    return err.toString(UTF_8);
  }
}
