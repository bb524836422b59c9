package org.torvm.ui.inspector;

import java.util.List;
import javafx.scene.layout.VBox;
import org.torvm.portrait.Portrait;
import org.torvm.portrait.SettingLine;
import org.torvm.qubes.QubeName;
import org.torvm.ui.findings.FindingWishes;
import org.torvm.ui.shown.Shown;

/** The sections about one qube, in the order of a user's questions. */
final class QubePage extends VBox {
  private final Writing writing;
  private final Details details;
  private final FindingLines lines;
  private final Section findings;
  private final Section way;
  private final Section opening;
  private final Section circles;
  private final Section keeping;
  private final Section settings;
  private final Section tags;
  private final Section services;

  QubePage(Writing writing, FindingWishes wishes) {
    this.writing = writing;
    this.details = new Details(writing);
    this.lines = new FindingLines(writing, wishes);
    findings = new Section("findings", writing, true);
    way = new Section("way", writing, true);
    opening = new Section("opening", writing, true);
    circles = new Section("circles", writing, true);
    keeping = new Section("keeping", writing, true);
    settings = new Section("settings", writing, false);
    tags = new Section("tags", writing, false);
    services = new Section("services", writing, false);
    getStyleClass().add("inspector-page");
    getChildren().setAll(findings, way, opening, circles, keeping, settings, tags, services);
  }

  void show(Portrait portrait, Shown shown) {
    findings.show(
        List.of(portrait.findings(), portrait.complete()),
        count(portrait.findings().size()),
        () -> lines.of(portrait.findings(), portrait.complete()));
    way.show(portrait.way(), "", () -> details.way(portrait.way()));
    opening.show(
        portrait.opening(),
        portrait.opening().template().map(QubeName::value).orElse(""),
        () -> details.opening(portrait.opening()));
    if (portrait.circles().isEmpty()) {
      circles.hide();
    } else {
      circles.show(portrait.circles(), "", () -> details.circles(portrait.circles()));
    }
    keeping.show(portrait.keeping(), "", () -> details.keeping(portrait.keeping()));
    if (portrait.settings().isEmpty()) {
      settings.hide();
    } else {
      settings.show(
          portrait.settings(),
          count(portrait.settings().size()),
          () -> details.settings(portrait.settings(), s -> exists(s, shown)));
    }
    tags.show(
        portrait.tags(),
        portrait.tags().value().map(t -> count(t.size())).orElse("?"),
        () -> details.tags(portrait.tags()));
    services.show(
        portrait.services(),
        portrait.services().switched().value().map(s -> count(s.size())).orElse("?"),
        () -> details.services(portrait.services()));
  }

  private String count(int number) {
    return writing.say("window.inspector.count", number);
  }

  private static boolean exists(SettingLine setting, Shown shown) {
    return setting.qube().flatMap(shown.report().system()::qube).isPresent();
  }
}
