package org.torvm.graph;

import org.torvm.leak.Verdict;
import org.torvm.qubes.QubeName;

/**
 * A line between two cards, or from a card to where ways out end.
 *
 * @param kind what it stands for
 * @param from the qube whose packets or whose template it shows
 * @param to the name of a qube, or the id of an {@link Origin.Kind}
 * @param verdict where the packets on it end up; what a gateway sends on is torified
 * @param weight how wide the line is, in pixels
 * @param path the whole line, as SVG path data, from its arrow to the qube: lines that meet lie
 *     exactly on each other from there on
 * @param arrow the closed triangle at its end, as SVG path data
 */
public record Line(
    Kind kind,
    QubeName from,
    String to,
    Verdict verdict,
    double weight,
    String path,
    String arrow) {
  /** What a line stands for. */
  public enum Kind {
    /** From a qube to its net qube. */
    NETWORK,
    /** From a disposable to the disposable template it was made from. */
    MADE_FROM
  }
}
