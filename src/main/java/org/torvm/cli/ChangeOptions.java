package org.torvm.cli;

import java.util.ArrayList;
import java.util.List;
import org.torvm.qubes.QubeName;
import picocli.CommandLine.Option;

/** What every command that changes something can be told. */
final class ChangeOptions {
  @Option(names = "--dry-run", descriptionKey = "cli.dry-run")
  private boolean dryRun;

  @Option(names = "--yes", descriptionKey = "cli.yes")
  private boolean yes;

  @Option(
      names = "--confirm",
      paramLabel = "QUBE",
      arity = "1",
      descriptionKey = "cli.confirm-option")
  private List<String> typed = new ArrayList<>();

  /** Whether that name was typed in advance. */
  boolean isConfirmed(QubeName name) {
    return typed.contains(name.value());
  }

  /** Only show what would be done. */
  boolean isDryRun() {
    return dryRun;
  }

  /** Do not ask. */
  boolean isConfirmed() {
    return yes;
  }

  /** Whether something will be changed that nobody has been shown first. */
  boolean isUnasked() {
    return yes && !dryRun;
  }
}
