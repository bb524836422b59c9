package org.torvm.graph;

import java.util.List;
import org.torvm.leak.Verdict;

/**
 * How lines are drawn, so that they can be told apart without colour: a tube for Tor, one solid
 * line for clearnet, dots for what was made from a template, dashes for a leak, short dashes for
 * what is not known.
 */
public final class Dashes {
  /** A way out that is not Tor. */
  public static final List<Double> LEAK = List.of(9.0, 5.0);

  private Dashes() {}

  /** Lengths of strokes and gaps in pixels; empty for a solid line. */
  public static List<Double> of(Line line) {
    return line.kind() == Line.Kind.MADE_FROM ? List.of(2.0, 4.0) : of(line.verdict());
  }

  /** Whether the line is a tube, that is has a light core. */
  public static boolean isTube(Line line) {
    return line.kind() == Line.Kind.NETWORK && line.verdict() == Verdict.TORIFIED;
  }

  private static List<Double> of(Verdict verdict) {
    return switch (verdict) {
      case TORIFIED, CLEARNET -> List.of();
      case OFFLINE -> List.of(1.0, 6.0);
      case UNKNOWN -> List.of(3.0, 5.0);
    };
  }
}
