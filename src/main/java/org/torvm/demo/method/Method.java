package org.torvm.demo.method;

import org.torvm.demo.part.Refused;

/**
 * One method of the Admin API: where it may be sent, what it may carry, what it answers.
 *
 * @param scope where it may be sent
 * @param argument whether it takes an argument
 * @param payload whether it takes a payload
 * @param changes whether it changes anything, which takes qubesd longer
 * @param handler what it answers; called with the world's lock held
 */
record Method(Scope scope, boolean argument, boolean payload, boolean changes, Handler handler) {
  enum Scope {
    /** Only to dom0, and about the whole system. */
    SYSTEM,
    /** To any qube. */
    QUBE
  }

  /** Gives the value of a success reply. */
  @FunctionalInterface
  interface Handler {
    String answer(Request request);
  }

  /**
   * Answers.
   *
   * @throws Refused when the call has an argument or a payload that the method does not take, or
   *     the wrong destination
   */
  String answer(Request request) {
    if ((!argument && !request.argument().isEmpty())
        || (!payload && !request.call().payload().isEmpty())
        || (scope == Scope.SYSTEM && !request.isGlobal())) {
      throw new Refused("a call that the method does not take");
    }
    return handler.answer(request);
  }

  /** A method about the whole system that only reads. */
  static Method system(Handler handler) {
    return new Method(Scope.SYSTEM, false, false, false, handler);
  }

  /** A method about a qube that only reads. */
  static Method qube(Handler handler) {
    return new Method(Scope.QUBE, false, false, false, handler);
  }

  /** The same with an argument. */
  Method withArgument() {
    return new Method(scope, true, payload, changes, handler);
  }

  /** The same with a payload. */
  Method withPayload() {
    return new Method(scope, argument, true, changes, handler);
  }

  /** The same as a change. */
  Method asChange() {
    return new Method(scope, argument, payload, true, handler);
  }
}
