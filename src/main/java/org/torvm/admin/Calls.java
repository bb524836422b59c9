package org.torvm.admin;

import java.time.Duration;
import org.torvm.admin.value.MalformedValue;
import org.torvm.qubes.QubeName;

/** Makes calls over a transport and turns every form of failure into an {@link AdminException}. */
final class Calls {
  /** Longer than any reply of a real system: a list of ten thousand qubes has a megabyte. */
  static final int REPLY_LIMIT = 4 << 20;

  private final Transport transport;
  private final Deadlines deadlines;

  Calls(Transport transport, Deadlines deadlines) {
    this.transport = transport;
    this.deadlines = deadlines;
  }

  /** Takes a value out of a successful reply's text. */
  interface Parser<T> {
    T parse(String reply) throws MalformedValue;
  }

  Deadlines deadlines() {
    return deadlines;
  }

  /** A call that changes nothing. */
  <T> T read(String method, String argument, QubeName destination, Parser<T> parser)
      throws AdminException {
    var call = Call.of(method, argument, destination.value(), Bytes.NONE);
    return parsed(call, ask(call, deadlines.read()), parser);
  }

  /** A call that changes something and says nothing but that it did. */
  void change(String method, String argument, QubeName destination, Bytes payload)
      throws AdminException {
    change(method, argument, destination, payload, deadlines.change());
  }

  /** The same with another deadline. */
  void change(
      String method, String argument, QubeName destination, Bytes payload, Duration deadline)
      throws AdminException {
    make(method, argument, destination, payload, deadline, reply -> reply);
  }

  /** A call that changes something and answers with a value. */
  <T> T make(
      String method,
      String argument,
      QubeName destination,
      Bytes payload,
      Duration deadline,
      Parser<T> parser)
      throws AdminException {
    var call = Call.of(method, argument, destination.value(), payload);
    try {
      return parsed(call, ask(call, deadline), parser);
    } catch (AdminException.TimedOut
        | AdminException.ConnectionLost
        | AdminException.Garbled
        | AdminException.TooLarge e) {
      throw new AdminException.OutcomeUnknown(call, e);
    }
  }

  /** The event stream of {@code admin.Events} about the whole system. */
  Events listen() throws AdminException {
    var call = Call.of("admin.Events", "", QubeName.DOM0.value(), Bytes.NONE);
    return new Events(call, transport.open(call, deadlines.connect()));
  }

  private Bytes ask(Call call, Duration deadline) throws AdminException {
    var bytes = transport.exchange(call, deadline, REPLY_LIMIT);
    return switch (Reply.parse(bytes.toArray())) {
      case Reply.Value(Bytes value) -> value;
      case Reply.Failure failure -> throw new AdminException.Refused(call, failure);
      case Reply.Nothing() ->
          throw new AdminException.RefusedSilently(
              call, AdminException.RefusedSilently.How.EMPTY_REPLY);
      case Reply.Garbled() -> throw new AdminException.Garbled(call);
    };
  }

  private static <T> T parsed(Call call, Bytes value, Parser<T> parser)
      throws AdminException.Garbled {
    try {
      return parser.parse(value.utf8());
    } catch (MalformedValue e) {
      throw new AdminException.Garbled(call);
    }
  }
}
