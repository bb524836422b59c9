package org.torvm.change;

import java.util.Optional;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/**
 * What the user has to say before a plan may be carried out, because it cannot be mended later.
 *
 * @param why what would happen, a whole sentence
 * @param typed the name that must be typed; when there is none, a tick is enough
 */
public record Confirmation(Text why, Optional<QubeName> typed) {
  /** A confirmation that takes a tick. */
  public static Confirmation tick(Text why) {
    return new Confirmation(why, Optional.empty());
  }

  /** A confirmation for which that name must be typed. */
  public static Confirmation type(QubeName name, Text why) {
    return new Confirmation(why, Optional.of(name));
  }

  /** Whether what somebody typed is that name, to the letter; blanks around it do not count. */
  public boolean isMetBy(String text) {
    return typed.filter(name -> name.value().equals(text.strip())).isPresent();
  }
}
