package org.torvm.cli;

/** For whom a command writes. */
enum Format {
  /** For people. */
  TEXT,
  /** For programs. */
  JSON
}
