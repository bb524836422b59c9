package org.torvm.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that the user asked for, such as an export. */
public final class PrivateFile {
  private PrivateFile() {}

  /**
   * Writes it, as a whole or not at all. Only its owner can read it (mode 0600). Its folder must be
   * there: none is made for it.
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    var whole = file.toAbsolutePath();
    if (!Files.isDirectory(whole.resolveSibling("")) || Files.isDirectory(whole)) {
      throw new IOException("no place for a file");
    }
    new LocalDisk().replace(whole, bytes);
  }
}
