package org.torvm.graph;

import java.util.Locale;
import org.torvm.leak.Verdict;
import org.torvm.text.Text;

/** What the things in a picture are called. */
public final class Words {
  private Words() {}

  /** The verdict in words, such as "only through Tor". */
  public static Text of(Verdict verdict) {
    return Text.of("graph.verdict." + verdict.name().toLowerCase(Locale.ROOT));
  }

  /** What lies at an end of all ways. */
  public static Text of(Origin.Kind kind) {
    return Text.of("graph.origin." + kind.name().toLowerCase(Locale.ROOT));
  }

  /** The line under a picture that says which system it shows. */
  public static Text captionOf(GraphPicture picture) {
    return Text.of("graph.caption." + picture.kind().word(), picture.release().word());
  }

  /** A card for those who cannot see it: its name, what it is, where its packets end up. */
  public static Text of(Card card) {
    return Text.of("graph.card.title", card.qube(), card.kind(), of(card.verdict()));
  }
}
