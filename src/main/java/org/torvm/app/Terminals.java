package org.torvm.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.torvm.cli.Terminal;
import org.torvm.report.Ink;

/** The terminal, files or pipes that this process was started with. */
final class Terminals {
  private Terminals() {}

  /**
   * Standard output in UTF-8, whatever the locale, because programs read it; questions and colours
   * only where input and output are a terminal.
   */
  static Terminal ofThisProcess(Map<String, String> environment) {
    var console = Optional.ofNullable(System.console()).filter(c -> c.isTerminal());
    Optional<Function<String, Optional<String>>> question =
        console.map(c -> prompt -> Optional.ofNullable(c.readLine("%s ", prompt)));
    boolean colour =
        console.isPresent()
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    return new Terminal(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        colour ? Ink.COLOUR : Ink.PLAIN,
        question);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new BufferedOutputStream(new FileOutputStream(descriptor)), true, UTF_8);
  }
}
