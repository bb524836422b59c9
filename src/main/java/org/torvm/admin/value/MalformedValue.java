package org.torvm.admin.value;

/** A reply did not have the form that its method promises. The message never repeats the reply. */
public final class MalformedValue extends Exception {
  /** What was expected, in words. */
  public MalformedValue(String expectation) {
    super(expectation);
  }
}
