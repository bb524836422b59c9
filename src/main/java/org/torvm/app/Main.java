package org.torvm.app;

import java.nio.file.Path;
import java.time.Duration;
import org.torvm.cli.Program;
import org.torvm.text.Messages;

/** Where the program starts. */
public final class Main {
  /** How long a command waits for a system to be read as a whole. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Main() {}

  /** Does what the arguments say and ends with the exit code of the command. */
  public static void main(String... arguments) {
    var environment = System.getenv();
    var messages = Messages.shipped();
    var wiring =
        new Wiring(
            MachineLayout.genuine(),
            environment,
            Path.of(System.getProperty("user.home")),
            Path.of(System.getProperty("java.io.tmpdir")),
            messages);
    var terminal = Terminals.ofThisProcess(environment);
    int code = new Program(wiring, terminal, messages, Version.read(), PATIENCE).run(arguments);
    // The toolkit of the window keeps threads of its own.
    System.exit(code);
  }
}
