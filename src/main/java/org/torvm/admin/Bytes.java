package org.torvm.admin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Immutable bytes with value equality, as they stand on the wire. They are never logged. */
public final class Bytes {
  /** No bytes. */
  public static final Bytes NONE = new Bytes(new byte[0]);

  private final byte[] bytes;

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy of those bytes. */
  public static Bytes of(byte[] bytes) {
    return new Bytes(bytes.clone());
  }

  /** That text in UTF-8. */
  public static Bytes of(String text) {
    return new Bytes(text.getBytes(UTF_8));
  }

  /** How many there are. */
  public int size() {
    return bytes.length;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /** A copy of the bytes. */
  public byte[] toArray() {
    return bytes.clone();
  }

  /** The bytes as UTF-8; what is not UTF-8 becomes the replacement character. */
  public String utf8() {
    return new String(bytes, UTF_8);
  }

  /** The bytes as ASCII; what is not ASCII becomes the replacement character. */
  public String ascii() {
    return new String(bytes, US_ASCII);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Their number only. */
  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
