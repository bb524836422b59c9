package org.torvm.admin;

import org.torvm.text.Messages;
import org.torvm.text.Text;
import org.torvm.text.Visible;

/**
 * A call that did not succeed, named by what is known about it.
 *
 * <p>{@link #text} and {@link #getMessage} are safe to show and to log: printable, on one line, of
 * limited length. What a qube may have chosen in them is there to be read by a person; nothing may
 * be decided from it.
 */
public abstract sealed class AdminException extends Exception {
  private static final int LONGEST_REASON = 300;

  private final transient Text text;

  private AdminException(Text text) {
    this.text = text;
  }

  /** What happened, for the user. */
  public final Text text() {
    return text;
  }

  /** {@link #text} in words. */
  @Override
  public final String getMessage() {
    return Messages.shipped().say(text);
  }

  /**
   * Whether the daemon or the policy said no, with or without a word. Nothing was changed, but for
   * one case: an empty reply can also be a fault of the daemon in the middle of a change.
   */
  public final boolean isRefusal() {
    return this instanceof Refused || this instanceof RefusedSilently;
  }

  /**
   * Whether the policy in dom0 certainly does not allow the call. An empty reply can mean that too,
   * but also something else, and does not count.
   */
  public final boolean isDenied() {
    return this instanceof RefusedSilently silent && silent.how == RefusedSilently.How.POLICY;
  }

  /** Whether the daemon refused with an error of that Python type. */
  public final boolean isRefusalOfType(String type) {
    return this instanceof Refused refused && refused.type.equals(type);
  }

  /** Whether the daemon says that there is no such qube. */
  public final boolean saysNoSuchQube() {
    return isRefusalOfType("QubesVMNotFoundError");
  }

  private static String destination(Call call) {
    return Visible.of(call.destination(), 60);
  }

  /** The daemon refused and named the kind of error. */
  public static final class Refused extends AdminException {
    private final String type;

    /** That call was refused in that way. */
    public Refused(Call call, Reply.Failure failure) {
      super(
          failure.message().isBlank()
              ? Text.of(
                  "connection.refused-without-reason",
                  destination(call),
                  Visible.of(failure.type(), LONGEST_REASON))
              : Text.of("connection.refused", destination(call), reason(failure.text())));
      this.type = failure.type();
    }

    // Errors of Python may be of several lines; here they are part of a sentence.
    private static String reason(String text) {
      return Visible.of(text.strip().replaceAll("\\s+", " "), LONGEST_REASON);
    }

    /** The Python type of the error, such as {@code QubesVMNotFoundError}. */
    public String type() {
      return type;
    }
  }

  /** Refused without a reason: policy, a mistake in the request, or a fault in the daemon. */
  public static final class RefusedSilently extends AdminException {
    /** How it was refused. */
    public enum How {
      /** The daemon closed the connection without a byte. */
      EMPTY_REPLY("connection.refused-silently"),
      /** qrexec says that policy denies it. */
      POLICY("connection.refused-by-policy"),
      /** qrexec says that dom0 has no such service. */
      NO_SUCH_SERVICE("connection.no-such-service");

      private final String key;

      How(String key) {
        this.key = key;
      }
    }

    private final How how;

    /** That call was refused in that way. */
    public RefusedSilently(Call call, How how) {
      super(Text.of(how.key, destination(call), Visible.of(call.method(), 60)));
      this.how = how;
    }

    /** How it was refused. */
    public How how() {
      return how;
    }
  }

  /** The daemon could not be reached; the call was not sent. */
  public static final class NotReachable extends AdminException {
    /** For that reason, a text of the section <em>connection</em>. */
    public NotReachable(Text reason) {
      super(reason);
    }
  }

  /** The connection broke after the call was sent. */
  public static final class ConnectionLost extends AdminException {
    /** That call got no whole answer. */
    public ConnectionLost(Call call) {
      super(Text.of("connection.lost", destination(call)));
    }
  }

  /** An answer came that is no answer. */
  public static final class Garbled extends AdminException {
    /** The answer to that call. */
    public Garbled(Call call) {
      super(Text.of("connection.garbled", destination(call)));
    }
  }

  /** The answer was longer than accepted; what had arrived was thrown away. */
  public static final class TooLarge extends AdminException {
    /** The answer to that call. */
    public TooLarge(Call call) {
      super(Text.of("connection.too-large", destination(call)));
    }
  }

  /** No answer in time to a call that changes nothing. */
  public static final class TimedOut extends AdminException {
    /** That call. */
    public TimedOut(Call call) {
      super(Text.of("connection.timed-out", destination(call)));
    }
  }

  /** The call cannot be written down in the protocol, or is longer than the daemon accepts. */
  public static final class Unsayable extends AdminException {
    /** That call. */
    public Unsayable(Call call) {
      super(Text.of("connection.unsayable", destination(call)));
    }
  }

  /**
   * A call that changes something was sent, and it is not known whether it was done: the deadline
   * passed, the connection broke, or the answer could not be read. Whoever made it must read what
   * is true before doing anything else.
   */
  public static final class OutcomeUnknown extends AdminException {
    /** That call, for that reason. */
    public OutcomeUnknown(Call call, AdminException reason) {
      super(Text.of("connection.outcome-unknown", destination(call), reason.text()));
      initCause(reason);
    }
  }
}
