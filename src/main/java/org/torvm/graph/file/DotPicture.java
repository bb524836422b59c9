package org.torvm.graph.file;

import java.util.stream.Collectors;
import org.torvm.graph.Card;
import org.torvm.graph.GraphPicture;
import org.torvm.graph.LeakRoute;
import org.torvm.graph.Line;
import org.torvm.graph.Origin;
import org.torvm.graph.Territory;
import org.torvm.graph.Words;
import org.torvm.leak.Severity;
import org.torvm.leak.Verdict;
import org.torvm.qubes.QubeName;
import org.torvm.text.Messages;

/** Writes a picture in the DOT language, for those who lay it out with other tools. */
public final class DotPicture {
  private final Messages messages;
  private final SvgPalette palette;

  /** Pictures with those words and colours. */
  public DotPicture(Messages messages, SvgPalette palette) {
    this.messages = messages;
    this.palette = palette;
  }

  /** The file's text. Every name and word is a quoted and escaped string. */
  public String draw(GraphPicture picture) {
    var dot = new StringBuilder("digraph qubes {\n  rankdir=RL;\n");
    dot.append("  label=%s;\n".formatted(quoted(messages.say(Words.captionOf(picture)))));
    dot.append("  node [shape=box, style=\"rounded,filled\", fillcolor=\"white\"];\n");
    picture.origins().forEach(o -> dot.append(origin(o)));
    picture.cards().forEach(c -> dot.append(card(c)));
    picture.territories().forEach(t -> dot.append(territory(t, picture)));
    picture.lines().forEach(l -> dot.append(line(l)));
    for (LeakRoute leak : picture.leaks()) {
      leak.from().forEach(from -> dot.append(leak(from, leak)));
    }
    return dot.append("}\n").toString();
  }

  private String origin(Origin origin) {
    return "  %s [shape=circle, label=%s];\n"
        .formatted(
            quoted(origin.kind().id()),
            quoted(messages.say(Words.of(origin.kind())).replace('\n', ' ')));
  }

  private String card(Card card) {
    String words = card.qube() + "\n" + messages.say(card.kind());
    String worst = card.worst().map(Severity::word).map(w -> "\n" + w).orElse("");
    return "  %s [label=%s, color=%s%s];\n"
        .formatted(
            quoted(card.qube().value()),
            quoted(words + worst),
            quoted(card.label().hex()),
            card.verdict() == Verdict.UNKNOWN ? ", style=\"rounded,dotted\"" : "");
  }

  private String territory(Territory territory, GraphPicture picture) {
    String inside =
        picture.cards().stream()
            .filter(c -> territory.box().overlaps(c.box(), 0))
            .map(c -> quoted(c.qube().value()))
            .collect(Collectors.joining("; "));
    return "  subgraph %s { label=%s; style=filled; color=%s; %s }\n"
        .formatted(
            quoted("cluster " + territory.gateway()),
            quoted(messages.say(territory.caption())),
            quoted(palette.ground()),
            inside);
  }

  private String line(Line line) {
    String colour =
        line.kind() == Line.Kind.MADE_FROM ? palette.muted() : palette.of(line.verdict());
    boolean dotted = line.kind() == Line.Kind.MADE_FROM || line.verdict() == Verdict.UNKNOWN;
    return "  %s -> %s [color=%s, style=%s];\n"
        .formatted(
            quoted(line.from().value()),
            quoted(line.to()),
            quoted(colour),
            dotted ? "dotted" : "solid");
  }

  private String leak(QubeName from, LeakRoute leak) {
    return "  %s -> %s [label=%s, color=%s, style=dashed, penwidth=3];\n"
        .formatted(
            quoted(from.value()),
            quoted(leak.to().value()),
            quoted(messages.say(leak.words())),
            quoted(palette.leak()));
  }

  static String quoted(String raw) {
    String safe = raw.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return '"' + safe + '"';
  }
}
