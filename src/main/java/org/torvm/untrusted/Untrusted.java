package org.torvm.untrusted;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.torvm.text.Text;

/**
 * What somebody said who is not trusted: a program in a qube, a Tor relay, a file of a qube. It can
 * be handed around, counted, and read through a {@link Validator}; in no other way does anything of
 * its content come out. Two of them are equal only when they are the same object, and one cannot be
 * serialised, so that neither a map nor a log nor a file says what is in it.
 *
 * <p>Immutable: for all threads.
 */
public final class Untrusted {
  /** What no text in any encoding that is read here begins with. */
  private static final byte[] NO_TEXT = {(byte) 0xff};

  private final byte[] bytes;
  private final boolean cutOff;

  private Untrusted(byte[] bytes, boolean cutOff) {
    this.bytes = bytes;
    this.cutOff = cutOff;
  }

  /** Those bytes, copied. */
  public static Untrusted of(byte[] bytes) {
    return new Untrusted(bytes.clone(), false);
  }

  /**
   * That text, as UTF-8, for a library that has made text of somebody's bytes already. What is no
   * Unicode, such as one half of a surrogate pair, makes the whole unreadable for every validator.
   */
  public static Untrusted of(String text) {
    try {
      var encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      var bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return new Untrusted(bytes, false);
    } catch (CharacterCodingException _) {
      return new Untrusted(NO_TEXT, false);
    }
  }

  /**
   * Something that was longer than whoever read it accepts. Nothing of it is kept, and every
   * validator rejects it: half a file or half a line could mean something else than the whole.
   */
  public static Untrusted cutOff() {
    return new Untrusted(new byte[0], true);
  }

  /** How many bytes it has; 0 when it was cut off. */
  public int size() {
    return bytes.length;
  }

  /** Whether it was too long to be read. */
  public boolean isCutOff() {
    return cutOff;
  }

  /**
   * What that validator makes of it. Throws nothing, whatever the content is.
   *
   * @return the value, or the reason why there is none, which never repeats the content
   */
  public <T> Checked<T> read(Validator<T> validator) {
    if (cutOff) {
      return new Checked.Rejected<>(Text.of("untrusted.cut-off"));
    }
    if (bytes.length > validator.limit()) {
      return new Checked.Rejected<>(Text.of("untrusted.too-long", validator.limit()));
    }
    return decoded(validator.charset())
        .map(validator::check)
        .orElseGet(() -> new Checked.Rejected<>(Text.of("untrusted.no-text")));
  }

  /** The whole as text, or nothing when a single byte is wrong: nothing is ever replaced. */
  private Optional<String> decoded(Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  /** How many bytes there are, and nothing of what they say. */
  @Override
  public String toString() {
    return cutOff ? "untrusted, cut off" : "untrusted, " + bytes.length + " bytes";
  }
}
