package org.torvm.graph.layout;

/**
 * How far something reaches.
 *
 * @param right its right edge
 * @param bottom its bottom edge
 */
record Spread(double right, double bottom) {
  /** How far both reach together. */
  Spread and(Spread other) {
    return new Spread(Math.max(right, other.right), Math.max(bottom, other.bottom));
  }
}
