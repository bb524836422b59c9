package org.torvm.ui.findings;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.torvm.leak.Finding;
import org.torvm.leak.Remedy;
import org.torvm.qubes.QubeName;
import org.torvm.text.Messages;

/**
 * One row of the list. It opens into why it matters, where that is known from, what the fix does.
 */
public final class FindingRow extends VBox {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  /** What a row asks for. */
  public interface Wishes {
    /** Show that qube in the graph. */
    void select(QubeName qube);

    /** Mend that finding. */
    void mend(Finding finding);
  }

  private final FindingGroup group;
  private final Messages messages;
  private final Wishes wishes;
  private final Consumer<FindingRow> opened;
  private final Label chevron = new Label("›");
  private Optional<Node> details = Optional.empty();

  FindingRow(FindingGroup group, Messages messages, Wishes wishes, Consumer<FindingRow> opened) {
    this.opened = opened;
    this.group = group;
    this.messages = messages;
    this.wishes = wishes;
    var finding = group.first();
    setId("finding-" + finding.id().replace(':', '-'));
    getStyleClass().add("finding-row");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TITLED_PANE);
    setAccessibleText(
        messages.say(
            "window.finding.accessible",
            messages.say("window.severity." + finding.severity().word()),
            finding.qube(),
            finding.title()));
    getChildren().setAll(line(finding));
    setOnMouseClicked(event -> {
      requestFocus();
      wishes.select(finding.qube());
      toggle();
      event.consume();
    });
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  boolean shows(FindingGroup other) {
    return group.equals(other);
  }

  FindingGroup group() {
    return group;
  }

  boolean isOpen() {
    return details.isPresent();
  }

  void open() {
    if (details.isEmpty()) {
      toggle();
    }
  }

  void select(boolean selected) {
    pseudoClassStateChanged(SELECTED, selected);
  }

  private Node line(Finding finding) {
    var row = FindingColumns.row();
    row.getStyleClass().add("finding-line");
    chevron.getStyleClass().add("chevron");
    var dot = new Region();
    dot.getStyleClass().addAll("severity-dot", finding.severity().word());
    dot.setMinSize(10, 10);
    dot.setMaxSize(10, 10);
    var severity = new Label(messages.say("window.severity." + finding.severity().word()), dot);
    severity.getStyleClass().addAll("severity", finding.severity().word());
    var qube = new Label(names());
    qube.getStyleClass().add("finding-qube");
    var title = new Label(messages.say(finding.title()));
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    var path = new Label(String.join(" → ", finding.path().words()));
    path.getStyleClass().add("path");
    path.setWrapText(true);
    path.setMinHeight(Region.USE_PREF_SIZE);
    row.addRow(0, chevron, severity, qube, title, path, button(finding));
    return row;
  }

  private String names() {
    int more = group.findings().size() - 1;
    if (more > 0) {
      return messages.say("window.finding.group", group.first().qube(), more);
    }
    boolean system = group.first().qube().equals(QubeName.DOM0);
    return system ? messages.say("window.finding.system") : group.first().qube().value();
  }

  private Button button(Finding finding) {
    String words =
        switch (finding.remedy()) {
          case Remedy.Fix fix -> messages.say(fix.label());
          case Remedy.Guided _ -> messages.say("window.finding.guided");
          case Remedy.Explain _ -> messages.say("window.finding.explain");
        };
    var button = new Button(words);
    button.setId("fix-" + finding.id().replace(':', '-'));
    button.getStyleClass().add("fix");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setWrapText(true);
    button.setMinHeight(Region.USE_PREF_SIZE);
    button.setAccessibleText(words + ": " + finding.qube());
    button.setOnAction(_ -> {
      if (finding.remedy() instanceof Remedy.Fix) {
        wishes.mend(finding);
      } else {
        toggle();
      }
    });
    return button;
  }

  private void key(KeyEvent event) {
    if (event.getTarget() == this
        && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
      wishes.select(group.first().qube());
      toggle();
      event.consume();
    }
  }

  private void toggle() {
    if (details.isPresent()) {
      getChildren().remove(details.get());
      details = Optional.empty();
    } else {
      var more = new FindingDetails(group, messages, wishes::mend);
      getChildren().add(more);
      details = Optional.of(more);
      opened.accept(this);
    }
    chevron.setRotate(details.isPresent() ? 90 : 0);
  }
}
