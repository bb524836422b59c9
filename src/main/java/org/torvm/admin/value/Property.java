package org.torvm.admin.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.Setting;
import org.torvm.text.Visible;

/**
 * A property of a qube or of the whole system, as {@code Get} and {@code GetAll} report it.
 *
 * @param name its name, such as {@code netvm}
 * @param isDefault whether nobody set it
 * @param type {@code str}, {@code int}, {@code bool}, {@code vm} or {@code label}
 * @param value as it stands on the wire; not checked, so never to be shown as it is. Empty for no
 *     qube, for no value, and when qubesd failed to find the value
 */
public record Property(String name, boolean isDefault, String type, String value) {

  /**
   * Reads the reply of {@code admin.vm.property.Get} or {@code admin.property.Get}.
   *
   * @throws MalformedValue when it is not {@code default=B type=T VALUE}
   */
  public static Property parse(String name, String reply) throws MalformedValue {
    int first = reply.indexOf(' ');
    int second = reply.indexOf(' ', first + 1);
    if (first < 0 || second < 0) {
      throw new MalformedValue("default=B type=T VALUE");
    }
    boolean isDefault =
        switch (reply.substring(0, first)) {
          case "default=True" -> true;
          case "default=False" -> false;
          default -> throw new MalformedValue("default=True or default=False");
        };
    return new Property(
        name, isDefault, type(reply.substring(first + 1, second)), reply.substring(second + 1));
  }

  /**
   * Reads the reply of {@code GetAll}, in its order.
   *
   * @throws MalformedValue when a line is not {@code NAME default=B type=T VALUE}
   */
  public static List<Property> parseAll(String reply) throws MalformedValue {
    var properties = new ArrayList<Property>();
    for (String line : Lines.of(reply)) {
      int space = line.indexOf(' ');
      if (space <= 0 || !Visible.isPrintableAscii(line.substring(0, space))) {
        throw new MalformedValue("NAME default=B type=T VALUE");
      }
      var property = parse(line.substring(0, space), line.substring(space + 1));
      properties.add(
          new Property(property.name, property.isDefault, property.type, unescape(property.value)));
    }
    return List.copyOf(properties);
  }

  /**
   * Reads the reply of {@code GetDefault}.
   *
   * @return nothing when the property has no default
   * @throws MalformedValue when it is neither empty nor {@code type=T VALUE}
   */
  public static Optional<Property> parseDefault(String name, String reply) throws MalformedValue {
    if (reply.isEmpty()) {
      return Optional.empty();
    }
    int space = reply.indexOf(' ');
    if (space < 0) {
      throw new MalformedValue("type=T VALUE");
    }
    var type = type(reply.substring(0, space));
    return Optional.of(new Property(name, true, type, reply.substring(space + 1)));
  }

  /** The qube it names, or none; unknown when it is of another type or no qube name. */
  public Setting<Optional<QubeName>> asReference() {
    if (!type.equals("vm")) {
      return Setting.unknown();
    }
    if (value.isEmpty()) {
      return setting(Optional.of(Optional.empty()), Function.identity());
    }
    return setting(QubeName.parse(value), Optional::of);
  }

  /** Yes or no; unknown when it is of another type or qubesd failed to find the value. */
  public Setting<Boolean> asFlag() {
    if (!type.equals("bool")) {
      return Setting.unknown();
    }
    return switch (value) {
      case "True" -> setting(Optional.of(true), Function.identity());
      case "False" -> setting(Optional.of(false), Function.identity());
      default -> Setting.unknown();
    };
  }

  private <V, T> Setting<T> setting(Optional<V> read, Function<V, T> typed) {
    return read.map(typed)
        .map(v -> isDefault ? Setting.inherited(v) : Setting.explicit(v))
        .orElseGet(Setting::unknown);
  }

  private static String type(String word) throws MalformedValue {
    return switch (word) {
      case "type=str", "type=int", "type=bool", "type=vm", "type=label" -> word.substring(5);
      default -> throw new MalformedValue("a type this program knows");
    };
  }

  private static String unescape(String value) throws MalformedValue {
    if (value.indexOf('\\') < 0) {
      return value;
    }
    var text = new StringBuilder(value.length());
    boolean escaped = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!escaped && c == '\\') {
        escaped = true;
        continue;
      }
      if (escaped && c != '\\' && c != 'n') {
        throw new MalformedValue("an escaped backslash or line break");
      }
      text.append(escaped && c == 'n' ? '\n' : c);
      escaped = false;
    }
    if (escaped) {
      throw new MalformedValue("something after a backslash");
    }
    return text.toString();
  }
}
