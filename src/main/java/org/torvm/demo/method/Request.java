package org.torvm.demo.method;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.torvm.admin.Call;
import org.torvm.demo.model.DemoQube;
import org.torvm.demo.part.Refused;

/**
 * A call whose source and destination exist.
 *
 * @param call as it came over the wire
 * @param source who calls
 * @param target the destination
 */
record Request(Call call, DemoQube source, DemoQube target) {
  String argument() {
    return call.argument();
  }

  /** Whether the call is about the whole system. */
  boolean isGlobal() {
    return target.name().equals("dom0");
  }

  /**
   * The payload as text.
   *
   * @throws Refused when it is not UTF-8
   */
  String payload() {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(call.payload().toArray())).toString();
    } catch (CharacterCodingException _) {
      throw new Refused("a payload that is not UTF-8");
    }
  }

  /** The payload as text; what is not ASCII stays not ASCII. */
  String lenientPayload() {
    return call.payload().utf8();
  }

  /**
   * The payload as a number.
   *
   * @throws Refused when it is none
   */
  long number() {
    try {
      return Long.parseLong(payload());
    } catch (NumberFormatException _) {
      throw new Refused("a payload that is no number");
    }
  }
}
