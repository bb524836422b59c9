package org.torvm.admin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One event as it goes over the wire: {@code 1 NUL SUBJECT NUL EVENT NUL (KEY NUL VALUE NUL)* NUL}.
 *
 * @param subject the qube the event is about; empty for the whole system
 * @param event such as {@code domain-start} or {@code property-set:netvm}
 * @param arguments in the order of the wire; absent values are the word {@code None}
 */
public record EventPacket(String subject, String event, Map<String, String> arguments) {
  /** Copies the arguments, keeping their order. */
  public EventPacket {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  /** The bytes of this event. */
  public byte[] encode() {
    var bytes = new ByteArrayOutputStream();
    bytes.write('1');
    bytes.write(0);
    word(bytes, subject);
    word(bytes, event);
    arguments.forEach((key, value) -> {
      word(bytes, key);
      word(bytes, value);
    });
    bytes.write(0);
    return bytes.toByteArray();
  }

  private static void word(ByteArrayOutputStream bytes, String word) {
    bytes.writeBytes(word.getBytes(US_ASCII));
    bytes.write(0);
  }
}
