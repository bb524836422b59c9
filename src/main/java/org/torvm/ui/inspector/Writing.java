package org.torvm.ui.inspector;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.torvm.qubes.QubeName;
import org.torvm.text.Messages;
import org.torvm.text.Text;

/** Puts texts into labels and names of qubes into links. */
final class Writing {
  private static final int MANY = 14;

  private final Messages messages;
  private final Consumer<QubeName> select;

  Writing(Messages messages, Consumer<QubeName> select) {
    this.messages = messages;
    this.select = select;
  }

  String say(Text text) {
    return messages.say(text);
  }

  String say(String key, Object... arguments) {
    return messages.say(key, arguments);
  }

  /** A text that takes as many lines as it needs. */
  Label text(String words, String... styles) {
    var label = new Label(words);
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll(styles);
    HBox.setHgrow(label, Priority.ALWAYS);
    return label;
  }

  /** A text on one line. */
  Label word(String words, String... styles) {
    var label = new Label(words);
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll(styles);
    return label;
  }

  /** Something before a text, both beginning at the same height. */
  HBox row(Node mark, Node text) {
    var row = new HBox(8, mark, text);
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }

  /** The name of a qube, which selects it. */
  Hyperlink link(QubeName qube) {
    var link = new Hyperlink(qube.value());
    link.getStyleClass().add("qube-link");
    link.setMinWidth(Region.USE_PREF_SIZE);
    link.setAccessibleText(say("window.inspector.link", qube));
    link.setOnAction(_ -> {
      link.setVisited(false);
      select.accept(qube);
    });
    return link;
  }

  /** The names of those qubes, the first few of them until the rest is asked for. */
  FlowPane links(Collection<QubeName> qubes) {
    var flow = new FlowPane(10, 2);
    flow.getStyleClass().add("qube-links");
    var links = qubes.stream().map(this::link).toList();
    int rest = links.size() - MANY;
    if (rest > 1) {
      var more = new Hyperlink(say("window.inspector.more", rest));
      more.getStyleClass().add("more-link");
      more.setOnAction(_ -> {
        flow.getChildren().setAll(links);
        links.get(MANY).requestFocus();
      });
      flow.getChildren().setAll(links.subList(0, MANY));
      flow.getChildren().add(more);
    } else {
      flow.getChildren().setAll(List.copyOf(links));
    }
    return flow;
  }
}
