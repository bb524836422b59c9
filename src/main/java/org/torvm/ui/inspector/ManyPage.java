package org.torvm.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.torvm.graph.Words;
import org.torvm.leak.Finding;
import org.torvm.leak.Verdict;
import org.torvm.portrait.Crowd;
import org.torvm.portrait.Overview;
import org.torvm.portrait.Portrait;
import org.torvm.qubes.QubeName;
import org.torvm.ui.findings.FindingWishes;

/** What is said when not one qube is selected but several, or none. */
final class ManyPage extends VBox {
  private final Writing writing;
  private final FindingLines lines;
  private Optional<Object> facts = Optional.empty();

  ManyPage(Writing writing, FindingWishes wishes) {
    this.writing = writing;
    this.lines = new FindingLines(writing, wishes);
    getStyleClass().addAll("inspector-page", "many");
  }

  /** The whole system, checked at that time of day. */
  void show(Overview overview, String checked) {
    renew(List.of(overview, checked), () -> system(overview, checked));
  }

  /** Several qubes. */
  void show(Crowd crowd) {
    renew(crowd, () -> crowd(crowd));
  }

  private void renew(Object next, Supplier<List<Node>> content) {
    if (!facts.equals(Optional.of(next))) {
      facts = Optional.of(next);
      getChildren().setAll(content.get());
    }
  }

  private List<Node> system(Overview overview, String checked) {
    var nodes = new ArrayList<Node>();
    nodes.add(writing.text(writing.say(overview.advice()), "advice"));
    if (overview.coverage().qubes() == 0) {
      return nodes;
    }
    overview
        .worst()
        .ifPresent(worst -> {
          nodes.add(heading("window.inspector.worst"));
          nodes.add(about(worst));
        });
    nodes.add(heading("window.inspector.qubes"));
    for (Verdict verdict : Verdict.values()) {
      int count = overview.verdicts().getOrDefault(verdict, 0);
      if (count > 0) {
        nodes.add(counted(verdict, count));
      }
    }
    nodes.add(heading("window.inspector.gateways"));
    if (overview.gateways().isEmpty()) {
      nodes.add(writing.text(writing.say("window.inspector.no-gateway"), "inspector-words"));
    }
    overview.gateways().forEach(g -> nodes.add(gateway(g)));
    nodes.add(coverage(overview, checked));
    nodes.add(writing.text(writing.say("window.inspector.none"), "inspector-note"));
    return nodes;
  }

  private Node about(Finding worst) {
    var qube = new FlowPane(6, 0);
    if (worst.qube().equals(QubeName.DOM0)) {
      qube.getChildren().setAll(writing.word(writing.say("window.finding.system"), "hop-name"));
    } else {
      qube.getChildren().setAll(writing.link(worst.qube()));
    }
    return new VBox(3, qube, lines.card(worst, "overview-fix-"));
  }

  private Node coverage(Overview overview, String checked) {
    var coverage = overview.coverage();
    var words =
        coverage.complete()
            ? writing.say("window.inspector.checked", coverage.qubes(), checked)
            : writing.say(
                "window.inspector.checked-partly",
                coverage.qubes(),
                checked,
                coverage.unread().size());
    return coverage.complete()
        ? writing.text(words, "inspector-note")
        : new VBox(
            4,
            writing.row(new VerdictMark(Verdict.UNKNOWN), writing.text(words, "inspector-words")),
            writing.links(coverage.unread()));
  }

  private Node counted(Verdict verdict, int count) {
    var number = writing.word(writing.say("window.inspector.count", count), "count");
    number.setMinWidth(34);
    var row =
        new HBox(
            8,
            new VerdictMark(verdict),
            number,
            writing.text(writing.say(Words.of(verdict)), "inspector-words"));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Node gateway(Overview.Gateway gateway) {
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var about =
        writing.say(
            "window.inspector.gateway",
            gateway.clients(),
            writing.say(Portrait.words(gateway.state())));
    var row = new HBox(8, writing.link(gateway.name()), space, writing.word(about, "hop-kind"));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private List<Node> crowd(Crowd crowd) {
    var nodes = new ArrayList<Node>();
    crowd
        .verdicts()
        .forEach((verdict, qubes) -> {
          nodes.add(counted(verdict, qubes.size()));
          nodes.add(writing.links(qubes));
        });
    nodes.add(heading("window.inspector.section.findings"));
    if (crowd.findings().isEmpty()) {
      nodes.add(writing.text(writing.say("window.inspector.crowd.none"), "inspector-words"));
    }
    crowd.findings().forEach(f -> nodes.add(about(f)));
    return nodes;
  }

  private Node heading(String key) {
    return writing.text(writing.say(key), "section-title", "many-heading");
  }
}
