package org.torvm.ui.inspector;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.torvm.leak.Verdict;
import org.torvm.portrait.Portrait;
import org.torvm.portrait.Source;
import org.torvm.portrait.Way;
import org.torvm.qubes.PowerState;

/**
 * The way to the network as a chain from top to bottom. A net qube that is set hangs on a solid
 * line, one that follows a default on a dashed one, and a word says the same.
 */
final class WayChain extends VBox {
  private static final double RAIL = 16;
  private static final double LINK = 18;

  private final Writing writing;
  private final String look;

  WayChain(Way way, Writing writing) {
    this.writing = writing;
    this.look = verdict(way.end()).word();
    getStyleClass().add("way-chain");
    int last = way.hops().size() - 1;
    for (int i = 0; i <= last; i++) {
      var hop = way.hops().get(i);
      boolean hidden = i == last && way.end() == Way.End.HIDDEN;
      getChildren().add(i == 0 ? start(hop) : hop(hop, hidden));
      if (i < last) {
        getChildren().add(line(hop.onward()));
      }
    }
    getChildren().addAll(line(Source.SET, ""), end(way.end()));
  }

  /** The verdict whose colour and mark an end has. */
  static Verdict verdict(Way.End end) {
    return switch (end) {
      case TOR -> Verdict.TORIFIED;
      case CLEARNET -> Verdict.CLEARNET;
      case NOTHING -> Verdict.OFFLINE;
      case UNREAD, HIDDEN, REMOTE, LOOP -> Verdict.UNKNOWN;
    };
  }

  /** The qube itself: what it is stands in the head already. */
  private Node start(Way.Hop hop) {
    return row(
        dot(hop),
        writing.word(hop.qube().value(), "hop-name"),
        about(writing.say(Portrait.words(hop.state()))));
  }

  private Node hop(Way.Hop hop, boolean hidden) {
    var name = hidden ? writing.word(hop.qube().value(), "hop-name") : writing.link(hop.qube());
    var state = writing.say(Portrait.words(hop.state()));
    return row(dot(hop), name, about(writing.say(hop.kind()) + " · " + state));
  }

  private static Label about(String words) {
    var label = new Label(words);
    label.getStyleClass().add("hop-kind");
    return label;
  }

  private static Region dot(Way.Hop hop) {
    var dot = new Region();
    dot.getStyleClass().addAll("state-dot", state(hop.state()));
    dot.setMinSize(9, 9);
    dot.setMaxSize(9, 9);
    return dot;
  }

  private Node line(Source onward) {
    return line(
        onward, writing.say("window.inspector.way." + onward.name().toLowerCase(Locale.ROOT)));
  }

  private Node line(Source onward, String words) {
    var line = new Region();
    line.getStyleClass().addAll("way-line", look, onward.name().toLowerCase(Locale.ROOT));
    line.setMinSize(2, LINK);
    line.setMaxSize(2, LINK);
    return row(line, writing.word(words, "way-word"));
  }

  private Node end(Way.End end) {
    return row(
        new VerdictMark(verdict(end)), writing.text(writing.say(end.words()), "way-end", look));
  }

  private static Node row(Node mark, Node... nodes) {
    var rail = new HBox(mark);
    rail.setAlignment(Pos.CENTER);
    rail.setMinWidth(RAIL);
    rail.setMaxWidth(RAIL);
    var row = new HBox(8, rail);
    row.getChildren().addAll(nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static String state(PowerState state) {
    if (state == PowerState.UNKNOWN) {
      return "unknown";
    }
    return state.isOn() ? "on" : "off";
  }
}
