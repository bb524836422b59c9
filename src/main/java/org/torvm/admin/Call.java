package org.torvm.admin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * One call of the Admin API as it goes over the wire: {@code METHOD+ARG SOURCE name DEST NUL
 * PAYLOAD}.
 *
 * <p>Source: {@code qubes/api/__init__.py} (QubesDaemonProtocol) in qubes-core-admin.
 *
 * @param method such as {@code admin.vm.List}
 * @param argument what follows the first {@code +}; empty for none
 * @param source the calling qube; {@code dom0} on the local socket
 * @param destination a qube's name, or {@code dom0} for calls about the whole system
 * @param payload everything after the first NUL
 */
public record Call(
    String method, String argument, String source, String destination, Bytes payload) {

  /** qubesd drops the connection without an answer beyond this many bytes, header included. */
  public static final int MAXIMUM_BYTES = 65_536;

  /** A call from dom0. */
  public static Call of(String method, String argument, String destination, Bytes payload) {
    return new Call(method, argument, "dom0", destination, payload);
  }

  /**
   * The bytes of this call.
   *
   * @throws IllegalArgumentException when the call cannot be said in the protocol: a word that is
   *     not printable ASCII or holds a space, or more than {@link #MAXIMUM_BYTES}
   */
  public byte[] encode() {
    var header = method + "+" + argument + " " + source + " name " + destination;
    for (String word : new String[] {method, argument, source, destination}) {
      if (!word.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
        throw new IllegalArgumentException("a header word is not printable ASCII");
      }
    }
    var bytes = new ByteArrayOutputStream(header.length() + 1 + payload.size());
    bytes.writeBytes(header.getBytes(US_ASCII));
    bytes.write(0);
    bytes.writeBytes(payload.toArray());
    if (bytes.size() > MAXIMUM_BYTES) {
      throw new IllegalArgumentException("the call is longer than qubesd accepts");
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a call as qubesd does.
   *
   * @return nothing when the bytes are no call: no NUL, not four words, not ASCII, too long
   */
  public static Optional<Call> parse(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      if (bytes[end] < 0) {
        return Optional.empty();
      }
      end++;
    }
    if (end == bytes.length || bytes.length > MAXIMUM_BYTES) {
      return Optional.empty();
    }
    String[] words = new String(bytes, 0, end, US_ASCII).split(" ", -1);
    if (words.length != 4) {
      return Optional.empty();
    }
    var destination =
        switch (words[2]) {
          case "name" -> words[3];
          case "keyword" -> words[3].equals("adminvm") ? "dom0" : "";
          default -> "";
        };
    if (destination.isEmpty()) {
      return Optional.empty();
    }
    int plus = words[0].indexOf('+');
    var method = plus < 0 ? words[0] : words[0].substring(0, plus);
    var argument = plus < 0 ? "" : words[0].substring(plus + 1);
    var payload = Bytes.of(Arrays.copyOfRange(bytes, end + 1, bytes.length));
    return Optional.of(new Call(method, argument, words[1], destination, payload));
  }

  /** The header only: payloads are never logged. */
  @Override
  public String toString() {
    return method + "+" + argument + " -> " + destination + " (" + payload + ")";
  }
}
