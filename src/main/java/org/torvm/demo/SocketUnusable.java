package org.torvm.demo;

import java.io.IOException;
import java.nio.file.Path;

/** The demo system cannot listen where it was told to. Nothing was changed there. */
public final class SocketUnusable extends IOException {
  /** What is wrong with the path. */
  public enum Why {
    /** The kernel has room for 107 bytes. */
    PATH_TOO_LONG("the path has more than the 107 bytes that a socket path may have"),
    /** Something is there that must not be deleted. */
    NOT_A_SOCKET("a file is there that is not a socket"),
    /** Somebody answers there. */
    IN_USE("another program listens there");

    private final String words;

    Why(String words) {
      this.words = words;
    }
  }

  private final Why why;
  private final transient Path path;

  SocketUnusable(Why why, Path path) {
    super(why.words + ": " + path);
    this.why = why;
    this.path = path;
  }

  /** What is wrong, for whoever says it in the user's words. */
  public Why why() {
    return why;
  }

  /** The path that cannot be used. */
  public Path path() {
    return path;
  }
}
