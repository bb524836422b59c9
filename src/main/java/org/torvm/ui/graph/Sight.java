package org.torvm.ui.graph;

import java.util.Optional;
import org.torvm.graph.Box;

/**
 * Which part of a content is seen: its point (0, 0) appears at {@code (x, y)}, everything {@code
 * scale} times as large as it is. Immutable; all rules of panning, zooming and fitting are here.
 *
 * @param scale how large things are; 1 is life size
 * @param x in pixels of the view
 * @param y in pixels of the view
 */
record Sight(double scale, double x, double y) {
  static final double LEAST = 0.2;
  static final double READABLE = 0.72;
  static final double MOST = 3;
  private static final double MOST_INDENT = 120;
  private static final double KEPT_IN_VIEW = 80;

  /**
   * Rounds the scale to one that can be undone exactly, by a fraction that no eye sees: what is
   * scaled by it and back is then not scaled at all.
   */
  Sight {
    for (int i = 0; i < 20 && scale * (1 / scale) != 1; i++) {
      scale = Math.nextUp(scale);
    }
  }

  /** Life size, from the upper left corner. */
  static final Sight PLAIN = new Sight(1, 0, 0);

  /** A width and a height, in pixels. */
  record Size(double width, double height) {
    boolean isEmpty() {
      return width <= 0 || height <= 0;
    }
  }

  /** Shows the whole content, never larger than life. */
  static Sight ofAll(Size content, Size view) {
    return at(wholeScale(content, view), content, view, Optional.empty());
  }

  /**
   * Shows the whole content when it can be read then; else as much as can be read, with {@code
   * start} in the middle, or from the upper left corner.
   */
  static Sight ofReadable(Size content, Size view, Optional<Box> start) {
    return at(Math.max(READABLE, wholeScale(content, view)), content, view, start);
  }

  /** How large the whole content can be shown, never larger than life. */
  static double wholeScale(Size content, Size view) {
    double scale = Math.min(view.width() / content.width(), view.height() / content.height());
    return Math.clamp(scale, LEAST, 1);
  }

  /** Whether all of the content is in view. */
  boolean showsAll(Size content, Size view) {
    return x >= -1
        && y >= -1
        && x + content.width() * scale <= view.width() + 1
        && y + content.height() * scale <= view.height() + 1;
  }

  /** Zoomed by that factor, as far as the limits allow; the point at (atX, atY) stays there. */
  Sight zoomed(double factor, double atX, double atY) {
    double next = Math.clamp(scale * factor, LEAST, MOST);
    double real = next / scale;
    return new Sight(next, atX - (atX - x) * real, atY - (atY - y) * real);
  }

  /** Moved to a whole pixel, but never so far that the content is out of view. */
  Sight panned(double right, double down, Size content, Size view) {
    return new Sight(
        scale,
        kept(Math.rint(x + right), content.width() * scale, view.width()),
        kept(Math.rint(y + down), content.height() * scale, view.height()));
  }

  /** Moved just as far as needed for that part of the content to be in view. */
  Sight revealing(Box part, Size view) {
    return new Sight(
        scale,
        x + shift(x + part.x() * scale, x + part.right() * scale, view.width()),
        y + shift(y + part.y() * scale, y + part.bottom() * scale, view.height()));
  }

  /** On the way to another sight; 1 is there. */
  Sight toward(Sight other, double share) {
    return share >= 1
        ? other
        : new Sight(
            scale + (other.scale - scale) * share,
            x + (other.x - x) * share,
            y + (other.y - y) * share);
  }

  /** Where in the content a point of the view lies. */
  double contentX(double viewX) {
    return (viewX - x) / scale;
  }

  /** Where in the content a point of the view lies. */
  double contentY(double viewY) {
    return (viewY - y) / scale;
  }

  private static Sight at(double scale, Size content, Size view, Optional<Box> start) {
    double width = content.width() * scale;
    double height = content.height() * scale;
    double x =
        width <= view.width()
            ? Math.min((view.width() - width) / 2, MOST_INDENT)
            : start.map(s -> centred(s.centreX() * scale, width, view.width())).orElse(0.0);
    double y =
        height <= view.height()
            ? 0
            : start.map(s -> centred(s.centreY() * scale, height, view.height())).orElse(0.0);
    return new Sight(scale, Math.round(x), Math.round(y));
  }

  private static double centred(double at, double length, double room) {
    return Math.clamp(room / 2 - at, room - length, 0);
  }

  private static double kept(double at, double length, double room) {
    double least = Math.min(KEPT_IN_VIEW, length);
    return Math.clamp(at, least - length, Math.max(least - length, room - least));
  }

  private static double shift(double from, double to, double room) {
    return from < 0 ? -from : Math.min(0, Math.max(room - to, -from));
  }
}
