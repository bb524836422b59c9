package org.torvm.demo.part;

/**
 * A call that qubesd answers with nothing but a closed connection: refused by its own checks, or
 * crashed. Source: the Admin API page, section 1.1.
 */
public final class Refused extends RuntimeException {
  /** A refusal; the reason is for the reader of the code, it is never sent. */
  public Refused(String reason) {
    super(reason, null, false, false);
  }
}
