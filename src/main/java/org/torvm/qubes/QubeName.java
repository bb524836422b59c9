package org.torvm.qubes;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a qube, known to be one that qubesd itself accepts: 1 to 31 characters, an ASCII
 * letter first, then letters, digits, {@code _}, {@code .} and {@code -}. Names are case-sensitive.
 *
 * <p>A name is therefore safe to show, to log and to put on the wire.
 *
 * @param value the name as qubesd writes it
 */
public record QubeName(String value) implements Comparable<QubeName> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,30}");

  /** The admin qube. */
  public static final QubeName DOM0 = new QubeName("dom0");

  /**
   * @throws IllegalArgumentException when {@code value} is not a qube name; the message does not
   *     repeat the value, which may be hostile
   */
  public QubeName {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a qube name");
    }
  }

  /** Whether qubesd would accept {@code text} as the name of a qube. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches()
        && !text.equals("Domain-0")
        && !text.equals("none")
        && !text.equals("default")
        && !text.endsWith("-dm");
  }

  /** The name, or nothing when {@code text} is not one. */
  public static Optional<QubeName> parse(String text) {
    return isValid(text) ? Optional.of(new QubeName(text)) : Optional.empty();
  }

  @Override
  public int compareTo(QubeName other) {
    return value.compareTo(other.value);
  }

  /** The bare name, so that a name can stand in a sentence. */
  @Override
  public String toString() {
    return value;
  }
}
