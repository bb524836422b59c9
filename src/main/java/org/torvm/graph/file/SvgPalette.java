package org.torvm.graph.file;

import org.torvm.leak.Severity;
import org.torvm.leak.Verdict;

/**
 * The colours of a drawn file, all of them here. They are those of the window's light style sheet.
 *
 * @param background behind everything
 * @param card a card's ground
 * @param outline a card's border
 * @param text names
 * @param muted everything else in words
 * @param torified what goes through Tor
 * @param ground the tint of a territory
 * @param clearnet what leaves with the user's address
 * @param unknown what could not be read
 * @param leak leak routes and the worst warnings
 * @param leakGround behind a leak's words
 * @param running the dot of a qube that is on
 * @param medium warnings of medium weight
 */
public record SvgPalette(
    String background,
    String card,
    String outline,
    String text,
    String muted,
    String torified,
    String ground,
    String clearnet,
    String unknown,
    String leak,
    String leakGround,
    String running,
    String medium) {

  /** Dark on light. */
  public static final SvgPalette LIGHT =
      new SvgPalette(
          "#f5f7fa", "#ffffff", "#d9dee7", "#1a202c", "#596273", "#7a3e93", "#ece7f1", "#af5700",
          "#6b7280", "#c81e1e", "#fdeaea", "#2a7331", "#2563d9");

  String of(Verdict verdict) {
    return switch (verdict) {
      case TORIFIED -> torified;
      case CLEARNET -> clearnet;
      case OFFLINE -> muted;
      case UNKNOWN -> unknown;
    };
  }

  String of(Severity severity) {
    return switch (severity) {
      case CRITICAL -> leak;
      case HIGH -> clearnet;
      case MEDIUM -> medium;
      case INFO -> muted;
    };
  }
}
