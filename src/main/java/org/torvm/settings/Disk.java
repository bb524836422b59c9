package org.torvm.settings;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The few things that are done to files which must outlive a loss of power. When a method returns,
 * what it did is on the disk; when it throws, it may or may not be.
 */
public interface Disk {
  /** Puts those bytes in the place of what the file held; it holds either the old or the new. */
  void replace(Path file, byte[] bytes) throws IOException;

  /** Adds those bytes at the end of a file that exists; a loss of power may leave some of them. */
  void append(Path file, byte[] bytes) throws IOException;

  /** Removes the file, if it is there. */
  void remove(Path file) throws IOException;
}
