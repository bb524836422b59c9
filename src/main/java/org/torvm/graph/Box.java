package org.torvm.graph;

/** An upright rectangle in a picture, in pixels at 1x. */
public record Box(double x, double y, double width, double height) {
  /** Where the right edge is. */
  public double right() {
    return x + width;
  }

  /** Where the bottom edge is. */
  public double bottom() {
    return y + height;
  }

  /** The middle from left to right. */
  public double centreX() {
    return x + width / 2;
  }

  /** The middle from top to bottom. */
  public double centreY() {
    return y + height / 2;
  }

  /** Whether the two share any point when this one is made larger by {@code margin} all around. */
  public boolean overlaps(Box other, double margin) {
    return x - margin < other.right()
        && other.x < right() + margin
        && y - margin < other.bottom()
        && other.y < bottom() + margin;
  }

  /** The smallest box around both. */
  public Box around(Box other) {
    double left = Math.min(x, other.x);
    double top = Math.min(y, other.y);
    return new Box(
        left,
        top,
        Math.max(right(), other.right()) - left,
        Math.max(bottom(), other.bottom()) - top);
  }
}
