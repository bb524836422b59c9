package org.torvm.cli;

import org.torvm.text.Text;

/** Ends a command with a sentence for the user and an exit code. */
public final class Stop extends Exception {
  private final int code;
  private final transient Text reason;

  /** Ends with that code, for that reason. */
  public Stop(int code, Text reason) {
    super(reason.key());
    this.code = code;
    this.reason = reason;
  }

  /** The system does not answer, for that reason. */
  public static Stop noConnection(Text reason) {
    return new Stop(ExitCode.NO_CONNECTION, reason);
  }

  /** The command line makes no sense. */
  public static Stop usage(String key, Object... arguments) {
    return new Stop(ExitCode.USAGE, Text.of(key, arguments));
  }

  /** One of {@link ExitCode}. */
  public int code() {
    return code;
  }

  /** What to tell the user. */
  public Text reason() {
    return reason;
  }
}
