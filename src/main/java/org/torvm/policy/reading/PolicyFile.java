package org.torvm.policy.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One file as the caller found it.
 *
 * @param folder its folder, absolute, without a slash at the end
 * @param name its name
 * @param content what is in it
 */
public record PolicyFile(String folder, String name, Content content) {
  /** What is in a file. */
  public sealed interface Content {
    /** Text. */
    record Text(String text) implements Content {}

    /** Bytes that are not UTF-8, the first of them in that line, counted from 1. */
    record NotText(int line) implements Content {}

    /** The file is there and could not be read. */
    record NotRead() implements Content {}
  }

  /** A file with that text. */
  public static PolicyFile of(String folder, String name, String text) {
    return new PolicyFile(folder, name, new Content.Text(text));
  }

  /** A file that is there and could not be read. */
  public static PolicyFile unread(String folder, String name) {
    return new PolicyFile(folder, name, new Content.NotRead());
  }

  /**
   * A file with those bytes. Never fails: bytes that are not UTF-8 are {@link Content.NotText}, as
   * Qubes does not accept them either (it opens the files as UTF-8 text, in strict mode).
   */
  public static PolicyFile of(String folder, String name, byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    int broken = Arrays.mismatch(bytes, text.getBytes(StandardCharsets.UTF_8));
    if (broken < 0) {
      return of(folder, name, text);
    }
    int line = 1;
    for (int i = 0; i < broken; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return new PolicyFile(folder, name, new Content.NotText(line));
  }
}
