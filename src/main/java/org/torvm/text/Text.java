package org.torvm.text;

import java.util.List;

/**
 * A sentence for the user, not yet in words: a key of {@code messages.properties} and what stands
 * in its {@code {0}}, {@code {1}} … Equal texts say the same thing, whatever the language.
 *
 * @param key the key of the sentence
 * @param arguments numbers, sentences, or anything else, which is made {@link Visible}
 */
public record Text(String key, List<Object> arguments) {
  /** Copies the arguments. */
  public Text {
    arguments = List.copyOf(arguments);
  }

  /** The sentence of that key with those arguments. */
  public static Text of(String key, Object... arguments) {
    return new Text(key, List.of(arguments));
  }
}
