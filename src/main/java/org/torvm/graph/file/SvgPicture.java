package org.torvm.graph.file;

import java.util.List;
import java.util.Locale;
import org.torvm.graph.Box;
import org.torvm.graph.Dashes;
import org.torvm.graph.GraphPicture;
import org.torvm.graph.Heading;
import org.torvm.graph.LeakRoute;
import org.torvm.graph.Line;
import org.torvm.graph.Metrics;
import org.torvm.graph.Origin;
import org.torvm.graph.PathData;
import org.torvm.graph.Territory;
import org.torvm.graph.Words;
import org.torvm.leak.Verdict;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.SystemKind;
import org.torvm.text.Messages;

/**
 * Writes a picture as an SVG file: self-contained, no script, no link, every text escaped. Colour
 * is never the only sign: dashes, marks and words say the same.
 */
public final class SvgPicture {
  private static final double CAPTION = 34;

  private final Messages messages;
  private final SvgPalette palette;

  /** Pictures with those words and colours. */
  public SvgPicture(Messages messages, SvgPalette palette) {
    this.messages = messages;
    this.palette = palette;
  }

  /** The file's text, which ends with a line end. The same picture gives the same text. */
  public String draw(GraphPicture picture) {
    var svg = new SvgText();
    String caption = messages.say(Words.captionOf(picture));
    double width = Math.max(picture.width(), 520);
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 %s %s".formatted(n(width), n(picture.height() + CAPTION)),
        "width",
        n(width),
        "height",
        n(picture.height() + CAPTION),
        "role",
        "img",
        "font-family",
        "Inter, 'DejaVu Sans', sans-serif");
    svg.element("title", caption);
    defs(svg);
    svg.empty("rect", "width", "100%", "height", "100%", "fill", palette.background());
    picture.territories().forEach(t -> territory(svg, t));
    picture.headings().forEach(h -> heading(svg, h));
    picture.lines().forEach(l -> line(svg, l));
    picture.lines().stream().filter(Dashes::isTube).forEach(l -> core(svg, l));
    picture.origins().forEach(o -> origin(svg, o));
    picture.cards().forEach(c -> new SvgCard(svg, palette, messages).draw(c));
    picture.leaks().forEach(l -> leakLines(svg, l));
    picture.leaks().forEach(l -> leakLabel(svg, l));
    caption(svg, picture, caption);
    svg.close("svg");
    return svg.toString();
  }

  private void caption(SvgText svg, GraphPicture picture, String caption) {
    boolean demo = picture.kind() == SystemKind.DEMO;
    svg.text(
        caption,
        "x",
        n(Metrics.MARGIN),
        "y",
        n(picture.height() + CAPTION - 14),
        "font-size",
        "12",
        "font-weight",
        demo ? "700" : "400",
        "fill",
        demo ? palette.leak() : palette.muted());
  }

  private void defs(SvgText svg) {
    svg.open("defs");
    svg.open(
        "pattern",
        "id",
        "hatch",
        "width",
        "6",
        "height",
        "6",
        "patternUnits",
        "userSpaceOnUse",
        "patternTransform",
        "rotate(45)");
    svg.empty("rect", "width", "6", "height", "6", "fill", palette.card());
    svg.empty("rect", "width", "1.6", "height", "6", "fill", palette.outline());
    svg.close("pattern");
    svg.close("defs");
  }

  private void heading(SvgText svg, Heading heading) {
    svg.text(
        messages.say(heading.words()).toUpperCase(Locale.ROOT),
        "x",
        n(heading.at().x()),
        "y",
        n(heading.at().y()),
        "font-size",
        "10.5",
        "font-weight",
        "600",
        "letter-spacing",
        "1.1",
        "fill",
        palette.muted());
  }

  private void territory(SvgText svg, Territory territory) {
    Box box = territory.box();
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
        "10",
        "fill",
        palette.ground(),
        "stroke",
        palette.torified(),
        "stroke-opacity",
        "0.35",
        "stroke-dasharray",
        "4 3");
    svg.text(
        messages.say(territory.caption()),
        "x",
        n(box.right() - 12),
        "y",
        n(box.bottom() - 9),
        "text-anchor",
        "end",
        "font-size",
        n(Metrics.CAPTION_SIZE),
        "font-weight",
        "600",
        "fill",
        palette.torified());
  }

  private void line(SvgText svg, Line line) {
    boolean made = line.kind() == Line.Kind.MADE_FROM;
    String colour = made ? palette.muted() : palette.of(line.verdict());
    svg.empty(
        "path",
        "d",
        line.path(),
        "fill",
        "none",
        "stroke",
        colour,
        "stroke-width",
        n(line.weight()),
        "stroke-dasharray",
        dashes(line));
    svg.empty("path", "d", line.arrow(), "fill", colour);
  }

  /** Drawn after all lines, so that tubes open into each other where they meet. */
  private void core(SvgText svg, Line line) {
    svg.empty(
        "path",
        "d",
        line.path(),
        "fill",
        "none",
        "stroke",
        palette.ground(),
        "stroke-width",
        n(Metrics.TUBE_CORE));
  }

  private static String dashes(Line line) {
    return Dashes.of(line).stream().map(SvgPicture::n).reduce((a, b) -> a + " " + b).orElse("none");
  }

  private void origin(SvgText svg, Origin origin) {
    boolean known = origin.kind() == Origin.Kind.CLEARNET;
    Box box = origin.box();
    svg.empty(
        "circle",
        "cx",
        n(box.centreX()),
        "cy",
        n(box.centreY()),
        "r",
        n(box.width() / 2),
        "fill",
        known ? palette.card() : "url(#hatch)",
        "stroke",
        known ? palette.of(Verdict.CLEARNET) : palette.unknown(),
        "stroke-width",
        "2",
        "stroke-dasharray",
        known ? "none" : "3 3");
    svg.text(
        messages.say(Words.of(origin.kind())),
        "x",
        n(box.centreX()),
        "y",
        n(box.centreY() + 4),
        "text-anchor",
        "middle",
        "font-size",
        "11.5",
        "font-weight",
        "700",
        "fill",
        palette.text());
  }

  private void leakLines(SvgText svg, LeakRoute leak) {
    for (String path : leak.paths()) {
      svg.empty(
          "path",
          "d",
          path,
          "fill",
          "none",
          "stroke",
          palette.leak(),
          "stroke-width",
          "3",
          "stroke-dasharray",
          "9 5");
    }
    svg.empty("path", "d", leak.arrow(), "fill", palette.leak());
  }

  private void leakLabel(SvgText svg, LeakRoute leak) {
    Box box = leak.label();
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
        "6",
        "fill",
        palette.leakGround(),
        "stroke",
        palette.leak());
    var rows = List.of(messages.say(leak.headline()), messages.say(leak.words()));
    for (int i = 0; i < rows.size(); i++) {
      svg.text(
          rows.get(i),
          "x",
          n(box.centreX()),
          "y",
          n(box.y() + 14 + 13 * i),
          "text-anchor",
          "middle",
          "font-size",
          n(Metrics.CAPTION_SIZE),
          "font-weight",
          i == 0 ? "700" : "400",
          "fill",
          palette.leak());
    }
  }

  /** Whether that state is drawn as a filled dot. */
  static boolean isFilled(PowerState state) {
    return state.isOn() && state != PowerState.UNKNOWN;
  }

  private static String n(double value) {
    return PathData.number(value);
  }
}
