package org.torvm.leak;

import java.util.ArrayList;
import java.util.List;
import org.torvm.qubes.QubeName;

/**
 * The exact way a leak takes.
 *
 * @param hops the qubes on the way, the one that leaks first
 * @param end what lies behind the last of them
 */
public record LeakPath(List<QubeName> hops, End end) {
  /** What a path ends in. */
  public enum End {
    /** The open network. */
    CLEARNET,
    /** Nobody knows. */
    UNKNOWN,
    /** Nothing further: the path only names the qubes that matter. */
    NOTHING
  }

  /** Copies the list. */
  public LeakPath {
    hops = List.copyOf(hops);
  }

  /** A path out to the open network. */
  public static LeakPath toClearnet(List<QubeName> hops) {
    return new LeakPath(hops, End.CLEARNET);
  }

  /** No path, only qubes. */
  public static LeakPath of(QubeName... qubes) {
    return new LeakPath(List.of(qubes), End.NOTHING);
  }

  /** The hops and, where there is one, the end, as reports list them. */
  public List<String> words() {
    var words = new ArrayList<String>();
    hops.forEach(h -> words.add(h.value()));
    switch (end) {
      case CLEARNET -> words.add("clearnet");
      case UNKNOWN -> words.add("unknown");
      case NOTHING -> {}
    }
    return List.copyOf(words);
  }
}
