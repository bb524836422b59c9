package org.torvm.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Puts texts into words. Immutable: one may be shared by all threads. */
public final class Messages {
  private final ResourceBundle bundle;

  /** Words from that bundle. */
  public Messages(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /** The words that ship with the program, in English. */
  public static Messages shipped() {
    return new Messages(ResourceBundle.getBundle("org.torvm.text.messages", Locale.ROOT));
  }

  /**
   * The sentence in words. This is the door through which everything comes that the window and the
   * terminal show: the words of the bundle as they are, and every argument made {@link Visible}.
   * For numbers the sentence says how they are written.
   *
   * @throws java.util.MissingResourceException when the key is not in the bundle; a test makes sure
   *     that every key in the program is
   */
  public String say(Text text) {
    Object[] words = text.arguments().stream().map(this::argument).toArray();
    return new MessageFormat(bundle.getString(text.key()), Locale.ROOT).format(words);
  }

  // A nested sentence is made of safe parts already and may be of several lines.
  private Object argument(Object argument) {
    return switch (argument) {
      case Text nested -> say(nested);
      case Number number -> number;
      case Object other -> Visible.of(other.toString());
    };
  }

  /** The sentence of that key in words. */
  public String say(String key, Object... arguments) {
    return say(Text.of(key, arguments));
  }
}
