package org.torvm.ui.findings;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.torvm.leak.rule.Rules;
import org.torvm.portrait.Coverage;
import org.torvm.qubes.QubeName;
import org.torvm.text.Messages;

/** What the list says when it has no row: what was checked, when, and what was not. */
final class EmptyState extends VBox {
  private static final int NAMED = 6;

  private final Messages messages;

  EmptyState(
      FindingsViewModel.Empty why,
      Coverage coverage,
      String when,
      Messages messages,
      Runnable all) {
    this.messages = messages;
    getStyleClass().add("empty-state");
    setAlignment(Pos.TOP_CENTER);
    setId("findings-empty");
    var word = why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    var picture = new Region();
    picture.getStyleClass().addAll("empty-picture", word);
    picture.setMinSize(46, 46);
    picture.setMaxSize(46, 46);
    getChildren().setAll(picture, text(messages.say("window.findings.empty." + word), "title"));
    switch (why) {
      case LOADING -> {}
      case HIDDEN -> {
        var link = new Hyperlink(messages.say("window.findings.show-all"));
        link.setOnAction(_ -> all.run());
        getChildren().add(link);
      }
      case NO_LEAK, INCOMPLETE -> checked(coverage, when);
    }
  }

  private void checked(Coverage coverage, String when) {
    int rules = Rules.shipped().size();
    add(messages.say("window.findings.what", coverage.qubes(), rules, when), "words");
    if (!coverage.unread().isEmpty()) {
      add(messages.say("window.findings.unread", names(coverage.unread())), "words");
    }
    add(messages.say("window.findings.not-checked"), "note");
  }

  private void add(String words, String style) {
    getChildren().add(text(words, style));
  }

  private String names(Collection<QubeName> qubes) {
    var first = qubes.stream().limit(NAMED).map(QubeName::value).collect(Collectors.joining(", "));
    int more = qubes.size() - NAMED;
    return more > 0 ? messages.say("window.finding.group", first, more) : first;
  }

  private static Label text(String words, String style) {
    var label = new Label(words);
    label.getStyleClass().add("empty-" + style);
    label.setWrapText(true);
    label.setMaxWidth(720);
    label.setAlignment(Pos.CENTER);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
