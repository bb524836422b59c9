package org.torvm.report;

import org.torvm.leak.Severity;

/** How words stand out on a terminal. Colour repeats what the words say and adds nothing. */
public enum Ink {
  /** No escape sequences at all, for files and pipes. */
  PLAIN,
  /** ANSI escape sequences. */
  COLOUR;

  private static final String RESET = "\u001b[0m";
  private static final String BOLD = "\u001b[1m";
  private static final String RED = "\u001b[1;31m";
  private static final String AMBER = "\u001b[33m";
  private static final String CYAN = "\u001b[36m";

  /** A heading. */
  public String heading(String text) {
    return in(BOLD, text);
  }

  /** Something nobody must overlook. */
  public String alert(String text) {
    return in(RED, text);
  }

  /** The word of a severity. */
  public String severity(Severity severity, String text) {
    return switch (severity) {
      case CRITICAL, HIGH -> in(RED, text);
      case MEDIUM -> in(AMBER, text);
      case INFO -> in(CYAN, text);
    };
  }

  private String in(String sequence, String text) {
    return this == PLAIN ? text : sequence + text + RESET;
  }
}
