package org.torvm.cli;

import picocli.CommandLine.Option;

/** What every command that changes something can be told. */
final class ChangeOptions {
  @Option(names = "--dry-run", descriptionKey = "cli.dry-run")
  private boolean dryRun;

  @Option(names = "--yes", descriptionKey = "cli.yes")
  private boolean yes;

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
