package org.torvm.demo.part;

/**
 * A call that fails with an error packet. Source: {@code qubes/exc.py} in qubes-core-admin, as
 * listed on the Admin API page, section 1.1.
 */
public final class ApiError extends RuntimeException {
  private final String type;

  /** An error of that type, with that finished message. */
  public ApiError(String type, String message) {
    super(message, null, false, false);
    this.type = type;
  }

  /** The type's name on the wire, such as {@code QubesValueError}. */
  public String type() {
    return type;
  }

  /** The message on the wire, possibly empty. */
  public String text() {
    var message = getMessage();
    return message == null ? "" : message;
  }

  /** A value that is wrong. */
  public static ApiError value(String message) {
    return new ApiError("QubesValueError", message);
  }

  /** A value that this property does not take. */
  public static ApiError propertyValue(String message) {
    return new ApiError("QubesPropertyValueError", message);
  }

  /** No qube of that name. */
  public static ApiError notFound(String name) {
    return new ApiError("QubesVMNotFoundError", "No such domain: '" + name + "'");
  }

  /** The qube is halted. */
  public static ApiError notStarted(String qube) {
    return new ApiError("QubesVMNotStartedError", "Domain is powered off: '" + qube + "'");
  }

  /** The qube is halted or paused. */
  public static ApiError notRunning(String qube) {
    return new ApiError(
        "QubesVMNotRunningError",
        "Domain not running (either powered off or paused): '" + qube + "'");
  }

  /** The qube is not halted. */
  public static ApiError notHalted(String qube) {
    return new ApiError("QubesVMNotHaltedError", "Domain is not powered off: '" + qube + "'");
  }
}
