package org.torvm.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The whole answer to one call, decoded once the daemon has closed the connection.
 *
 * <p>Source: {@code qubes/api/__init__.py} in qubes-core-admin. R4.2 and R4.3 refuse many calls by
 * closing the connection without a byte ({@link Nothing}); later releases send a {@link Failure}
 * instead, so both mean "refused".
 */
public sealed interface Reply {
  /** Success; the value may be empty. */
  record Value(Bytes bytes) implements Reply {
    /** The reply on the wire. */
    public byte[] encode() {
      var packet = new ByteArrayOutputStream(bytes.size() + 2);
      packet.write('0');
      packet.write(0);
      packet.writeBytes(bytes.toArray());
      return packet.toByteArray();
    }
  }

  /**
   * The daemon refused and said why.
   *
   * @param type the name of the Python class, such as {@code QubesVMNotFoundError}: letters,
   *     digits, {@code _}. The only part that may be acted on.
   * @param message may be empty, long and chosen by a qube: never to be shown as it is
   * @param arguments what stands after the message; today's daemons send none
   */
  record Failure(String type, String message, List<String> arguments) implements Reply {
    /** Copies the arguments. */
    public Failure {
      arguments = List.copyOf(arguments);
    }

    /** A failure without arguments. */
    public static Failure of(String type, String message) {
      return new Failure(type, message, List.of());
    }

    /**
     * The message with its arguments put in, as the Python client would. Without arguments a
     * literal {@code %} is left as it is.
     */
    public String text() {
      if (arguments.isEmpty()) {
        return message;
      }
      var rest = new ArrayList<>(arguments);
      var text = new StringBuilder();
      for (int i = 0; i < message.length(); i++) {
        char c = message.charAt(i);
        char next = i + 1 < message.length() ? message.charAt(i + 1) : ' ';
        if (c == '%' && next == '%') {
          text.append('%');
          i++;
        } else if (c == '%' && "sdr".indexOf(next) >= 0 && !rest.isEmpty()) {
          text.append(rest.removeFirst());
          i++;
        } else {
          text.append(c);
        }
      }
      rest.forEach(argument -> text.append(' ').append(argument));
      return text.toString();
    }

    /** The reply on the wire. */
    public byte[] encode() {
      var packet = new ByteArrayOutputStream();
      packet.write('2');
      packet.write(0);
      for (String field : List.of(type, "", message)) {
        packet.writeBytes(field.getBytes(UTF_8));
        packet.write(0);
      }
      for (String argument : arguments) {
        packet.writeBytes(argument.getBytes(UTF_8));
        packet.write(0);
      }
      return packet.toByteArray();
    }

    /** The type only: the message may be hostile. */
    @Override
    public String toString() {
      return type;
    }
  }

  /** The daemon closed the connection without a byte: refused, or it crashed over the call. */
  record Nothing() implements Reply {}

  /** The bytes are no reply, or the connection broke in the middle of one. */
  record Garbled() implements Reply {}

  /** Reads a whole reply. Never fails: what is no reply is {@link Garbled}. */
  static Reply parse(byte[] bytes) {
    if (bytes.length == 0) {
      return new Nothing();
    }
    if (bytes.length < 2 || bytes[1] != 0) {
      return new Garbled();
    }
    return switch (bytes[0]) {
      case '0' -> new Value(Bytes.of(Arrays.copyOfRange(bytes, 2, bytes.length)));
      case '2' -> failure(fields(bytes));
      default -> new Garbled();
    };
  }

  /** Reads the NUL-terminated fields of an error packet that stand after its two header bytes. */
  static Reply failure(List<String> fields) {
    if (fields.size() < 3 || !FailureType.FORM.matcher(fields.get(0)).matches()) {
      return new Garbled();
    }
    return new Failure(fields.get(0), fields.get(2), fields.subList(3, fields.size()));
  }

  private static List<String> fields(byte[] bytes) {
    var fields = new ArrayList<String>();
    int start = 2;
    for (int i = 2; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        fields.add(new String(bytes, start, i - start, UTF_8));
        start = i + 1;
      }
    }
    return start == bytes.length ? fields : List.of();
  }

  /** What a Python class name looks like. */
  final class FailureType {
    private static final Pattern FORM = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    private FailureType() {}
  }
}
