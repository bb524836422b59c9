package org.torvm.graph.file;

import org.torvm.graph.Box;
import org.torvm.graph.Card;
import org.torvm.graph.Marks;
import org.torvm.graph.Metrics;
import org.torvm.graph.PathData;
import org.torvm.graph.Point;
import org.torvm.graph.TextWidth;
import org.torvm.graph.Words;
import org.torvm.leak.Severity;
import org.torvm.leak.Verdict;
import org.torvm.text.Messages;

/** Draws one card of an SVG picture. */
final class SvgCard {
  private final SvgText svg;
  private final SvgPalette palette;
  private final Messages messages;

  SvgCard(SvgText svg, SvgPalette palette, Messages messages) {
    this.svg = svg;
    this.palette = palette;
    this.messages = messages;
  }

  void draw(Card card) {
    Box box = card.box();
    boolean unknown = card.verdict() == Verdict.UNKNOWN;
    svg.open("g");
    svg.element("title", messages.say(Words.of(card)));
    svg.empty(
        "rect",
        "x",
        n(box.x()),
        "y",
        n(box.y()),
        "width",
        n(box.width()),
        "height",
        n(box.height()),
        "rx",
        "8",
        "fill",
        unknown ? "url(#hatch)" : palette.card(),
        "stroke",
        unknown ? palette.unknown() : palette.outline(),
        "stroke-dasharray",
        unknown ? "3 3" : "none");
    stripe(card);
    dot(card);
    words(card);
    mark(card);
    card.worst().ifPresent(severity -> badge(box, severity));
    svg.close("g");
  }

  private void dot(Card card) {
    Box box = card.box();
    svg.empty(
        "circle",
        "cx",
        n(box.x() + 22),
        "cy",
        n(box.y() + 15),
        "r",
        "4.5",
        "fill",
        SvgPicture.isFilled(card.state()) ? palette.running() : "none",
        "stroke",
        SvgPicture.isFilled(card.state()) ? palette.running() : palette.muted(),
        "stroke-width",
        "1.5");
  }

  private void stripe(Card card) {
    Box box = card.box();
    svg.empty(
        "path",
        "d",
        "M%s %s h-1 a8 8 0 0 0 -8 8 v%s a8 8 0 0 0 8 8 h1 z"
            .formatted(n(box.x() + 9), n(box.y()), n(box.height() - 16)),
        "fill",
        card.label().hex());
  }

  private void words(Card card) {
    Box box = card.box();
    double room = box.width() - Metrics.CARD_FURNITURE;
    svg.text(
        fitted(card.qube().value(), room, Metrics.NAME_SIZE),
        "x",
        n(box.x() + 32),
        "y",
        n(box.y() + 19.5),
        "font-size",
        n(Metrics.NAME_SIZE),
        "font-weight",
        "600",
        "fill",
        palette.text());
    svg.text(
        fitted(messages.say(card.kind()), box.width() - Metrics.KIND_FURNITURE, Metrics.KIND_SIZE),
        "x",
        n(box.x() + 18),
        "y",
        n(box.y() + 34),
        "font-size",
        n(Metrics.KIND_SIZE),
        "fill",
        palette.muted());
  }

  /** A ring for a gateway, else a letter-like sign of where the packets end up. */
  private void mark(Card card) {
    double x = card.box().right() - 16;
    double y = card.box().y() + 15;
    String colour = card.gateway() ? palette.torified() : palette.of(card.verdict());
    if (card.gateway()) {
      svg.empty(
          "circle",
          "cx",
          n(x),
          "cy",
          n(y),
          "r",
          "5",
          "fill",
          "none",
          "stroke",
          colour,
          "stroke-width",
          "3.5");
      return;
    }
    svg.empty(
        "path",
        "d",
        Marks.path(card.verdict(), new Point(x, y)),
        "fill",
        "none",
        "stroke",
        colour,
        "stroke-width",
        "1.6");
  }

  private void badge(Box box, Severity severity) {
    double x = box.right() - 3;
    double y = box.y() + 1;
    svg.empty(
        "circle",
        "cx",
        n(x),
        "cy",
        n(y),
        "r",
        "9",
        "fill",
        palette.of(severity),
        "stroke",
        palette.background(),
        "stroke-width",
        "2");
    svg.text(
        severity == Severity.INFO ? "i" : "!",
        "x",
        n(x),
        "y",
        n(y + 4.5),
        "text-anchor",
        "middle",
        "font-size",
        "12",
        "font-weight",
        "700",
        "fill",
        palette.card());
  }

  private static String fitted(String text, double room, double size) {
    String shown = text;
    while (shown.length() > 1 && TextWidth.of(shown, size) > room) {
      shown = shown.substring(0, shown.length() - 1);
    }
    return shown.length() == text.length() ? text : shown + "…";
  }

  private static String n(double value) {
    return PathData.number(value);
  }
}
