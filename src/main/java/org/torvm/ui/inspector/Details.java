package org.torvm.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Predicate;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.torvm.leak.Verdict;
import org.torvm.portrait.Circle;
import org.torvm.portrait.Keeping;
import org.torvm.portrait.Opening;
import org.torvm.portrait.Services;
import org.torvm.portrait.SettingLine;
import org.torvm.portrait.Source;
import org.torvm.portrait.Way;
import org.torvm.qubes.Known;
import org.torvm.text.Visible;

/** What stands in the sections about one qube. */
final class Details {
  private final Writing writing;

  Details(Writing writing) {
    this.writing = writing;
  }

  List<Node> way(Way way) {
    return List.of(new WayChain(way, writing), note(writing.say(way.setting())));
  }

  List<Node> opening(Opening opening) {
    var nodes = new ArrayList<Node>();
    nodes.add(words(writing.say(opening.setting())));
    for (Opening.Outcome outcome : opening.outcomes()) {
      var key =
          outcome.nested() ? "window.inspector.opening.nested" : "window.inspector.opening.direct";
      var made =
          new FlowPane(
              2,
              0,
              writing.word(writing.say(key), "inspector-words"),
              writing.link(outcome.template()));
      var line = new VBox(made, words(writing.say(outcome.words())));
      HBox.setHgrow(line, Priority.ALWAYS);
      nodes.add(writing.row(new VerdictMark(outcome.verdict()), line));
    }
    if (!opening.leaks().isEmpty()) {
      nodes.add(note(writing.say("window.inspector.opening.leaks")));
      opening
          .leaks()
          .forEach(p -> nodes.add(writing.text(String.join(" → ", p.words()), "path", "leak")));
    }
    if (!opening.known()) {
      nodes.add(
          writing.row(
              new VerdictMark(Verdict.UNKNOWN),
              words(writing.say("window.inspector.opening.unknown"))));
    }
    return nodes;
  }

  List<Node> keeping(Keeping keeping) {
    var table = table(78);
    int row = 0;
    for (Keeping.Line line : keeping.lines()) {
      var fate = line.fate().name().toLowerCase(Locale.ROOT);
      var word = writing.word(writing.say(line.fate().words()), "fate", fate);
      GridPane.setValignment(word, VPos.TOP);
      table.addRow(row++, word, words(writing.say(line.words())));
    }
    var source = writing.say("window.inspector.source", writing.say(keeping.source()));
    return List.of(table, note(source));
  }

  List<Node> circles(List<Circle> circles) {
    var nodes = new ArrayList<Node>();
    for (Circle circle : circles) {
      nodes.add(words(writing.say(circle.words())));
      if (!circle.qubes().isEmpty()) {
        nodes.add(writing.links(circle.qubes()));
      }
    }
    return nodes;
  }

  List<Node> settings(List<SettingLine> settings, Predicate<SettingLine> links) {
    var table = table(140);
    int row = 0;
    for (SettingLine setting : settings) {
      var name = writing.text(writing.say(setting.name()), "setting-name");
      GridPane.setValignment(name, VPos.TOP);
      Node value =
          setting
              .qube()
              .filter(_ -> links.test(setting))
              .<Node>map(writing::link)
              .orElseGet(() -> writing.word(writing.say(setting.value()), "setting-value"));
      var cell = new VBox(value);
      if (setting.source() != Source.UNKNOWN) {
        var key = "window.inspector.setting." + setting.source().name().toLowerCase(Locale.ROOT);
        cell.getChildren().add(writing.word(writing.say(key), "setting-source"));
      }
      table.addRow(row++, name, cell);
    }
    return List.of(table);
  }

  List<Node> tags(Known<SortedSet<String>> tags) {
    if (!tags.isKnown()) {
      return List.of(words(writing.say("window.inspector.tags.unknown")));
    }
    var all = tags.value().orElseThrow();
    if (all.isEmpty()) {
      return List.of(words(writing.say("window.inspector.tags.none")));
    }
    var flow = new FlowPane(6, 5);
    all.forEach(t -> flow.getChildren().add(writing.word(Visible.of(t), "tag")));
    return List.of(flow);
  }

  List<Node> services(Services services) {
    var nodes = new ArrayList<Node>();
    services
        .switched()
        .value()
        .ifPresentOrElse(
            all -> nodes.addAll(switched(all)),
            () -> nodes.add(words(writing.say("window.inspector.services.unknown"))));
    services.note().ifPresent(n -> nodes.add(note(writing.say(n))));
    return nodes;
  }

  private List<Node> switched(SortedMap<String, Boolean> all) {
    if (all.isEmpty()) {
      return List.of(words(writing.say("window.inspector.services.none")));
    }
    var nodes = new ArrayList<Node>();
    all.forEach((name, on) -> {
      var state = writing.word(writing.say(on ? "window.on" : "window.off"), "service-state");
      state.getStyleClass().add(on ? "on" : "off");
      state.setMinWidth(28);
      var row = new HBox(8, state, writing.text(name, "service-name"));
      row.setAlignment(Pos.CENTER_LEFT);
      nodes.add(row);
    });
    return nodes;
  }

  private Node words(String words) {
    return writing.text(words, "inspector-words");
  }

  private Node note(String words) {
    return writing.text(words, "inspector-note");
  }

  private static GridPane table(double first) {
    var table = new GridPane();
    table.setHgap(8);
    table.setVgap(6);
    var rest = new ColumnConstraints();
    rest.setHgrow(Priority.ALWAYS);
    rest.setHalignment(HPos.LEFT);
    table.getColumnConstraints().setAll(new ColumnConstraints(first, first, first), rest);
    return table;
  }
}
