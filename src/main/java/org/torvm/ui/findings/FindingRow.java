package org.torvm.ui.findings;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.torvm.leak.Finding;
import org.torvm.leak.Remedy;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.text.Messages;
import org.torvm.ui.shown.Selection;

/**
 * One row of the list. It opens into why it matters, where that is known from, what the fix does.
 * Right or Enter opens it, Left closes it, F previews the fix, Ctrl+C copies the path.
 */
final class FindingRow extends VBox {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
  private static final double TWO_LINES = 34;

  private final FindingGroup group;
  private final Messages messages;
  private final FindingWishes wishes;
  private final Runnable opened;
  private final FindingText text;
  private final Label chevron = new Label("›");
  private QubesSystem system;
  private Optional<Node> details = Optional.empty();

  /** A closed row; {@code opened} is called when the user opens it. */
  FindingRow(
      FindingGroup group,
      QubesSystem system,
      Messages messages,
      FindingWishes wishes,
      Runnable opened) {
    this.group = group;
    this.system = system;
    this.messages = messages;
    this.wishes = wishes;
    this.opened = opened;
    this.text = new FindingText(messages);
    var finding = group.first();
    setId("finding-" + finding.id().replace(':', '-'));
    getStyleClass().add("finding-row");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TITLED_PANE);
    chevron.getStyleClass().add("chevron");
    getChildren().setAll(line(finding));
    setOnMouseClicked(event -> {
      requestFocus();
      select();
      toggle();
      event.consume();
    });
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    speak();
  }

  FindingGroup group() {
    return group;
  }

  boolean isOpen() {
    return details.isPresent();
  }

  /** Opens or closes it without telling anybody. */
  void open(boolean open) {
    if (open && details.isEmpty()) {
      var more = new FindingDetails(group, system, messages, wishes);
      getChildren().add(more);
      details = Optional.of(more);
    } else if (!open) {
      details.ifPresent(getChildren()::remove);
      details = Optional.empty();
    }
    chevron.setRotate(isOpen() ? 90 : 0);
    speak();
  }

  /** Takes note of a newer system, in which old values may be others. */
  void follow(QubesSystem newer) {
    if (isOpen() && !newer.equals(system)) {
      boolean holdsFocus = details.map(Node::isFocusWithin).orElse(false);
      system = newer;
      if (!holdsFocus) {
        open(false);
        open(true);
      }
    }
    system = newer;
  }

  void select(Selection selection) {
    pseudoClassStateChanged(
        SELECTED, group.findings().stream().anyMatch(f -> selection.contains(f.qube())));
  }

  private Node line(Finding finding) {
    GridPane row = FindingColumns.row();
    row.getStyleClass().add("finding-line");
    var word = new Label(messages.say("window.severity." + finding.severity().word()));
    word.getStyleClass().addAll("severity", finding.severity().word());
    var severity = new HBox(7, new SeverityMark(finding.severity()), word);
    severity.setAlignment(Pos.CENTER_LEFT);
    var qube = new Label(names());
    qube.getStyleClass().add("finding-qube");
    var title = twoLines(new Label(messages.say(finding.title())));
    var path = twoLines(new Label(FindingText.path(finding.path())));
    path.getStyleClass().add("path");
    row.addRow(0, chevron, severity, qube, title, path, button(finding));
    return row;
  }

  private static Label twoLines(Label label) {
    label.setWrapText(true);
    label.setMaxHeight(TWO_LINES);
    var whole = new Tooltip(label.getText());
    whole.setWrapText(true);
    whole.setMaxWidth(520);
    label.setTooltip(whole);
    return label;
  }

  private String names() {
    int more = group.findings().size() - 1;
    if (more > 0) {
      return messages.say("window.finding.group", group.first().qube(), more);
    }
    boolean whole = group.first().qube().equals(QubeName.DOM0);
    return whole ? messages.say("window.finding.system") : group.first().qube().value();
  }

  private Button button(Finding finding) {
    var words = text.button(finding.remedy());
    var button = new Button(words);
    button.setId("fix-" + finding.id().replace(':', '-'));
    button.getStyleClass().add("fix");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setWrapText(true);
    button.setMinHeight(Region.USE_PREF_SIZE);
    button.setAccessibleText(words + ": " + finding.qube());
    button.setOnAction(_ -> mend());
    return button;
  }

  private void mend() {
    if (group.first().remedy() instanceof Remedy.Fix) {
      wishes.mend(group.first());
    } else {
      toggle();
    }
  }

  private void select() {
    if (!group.first().qube().equals(QubeName.DOM0)) {
      wishes.select(group.first().qube());
    }
  }

  private void key(KeyEvent event) {
    if (COPY.match(event)) {
      wishes.copy(FindingText.path(group.first().path()));
      event.consume();
    } else if (event.getTarget() == this && plainKey(event.getCode())) {
      event.consume();
    }
  }

  /** Whether that key means something to a row; if so, it is done. */
  private boolean plainKey(KeyCode code) {
    switch (code) {
      case ENTER, SPACE -> {
        select();
        toggle();
      }
      case RIGHT -> {
        if (!isOpen()) {
          toggle();
        }
      }
      case LEFT -> open(false);
      case F -> mend();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void toggle() {
    open(!isOpen());
    if (isOpen()) {
      opened.run();
    }
  }

  private void speak() {
    var finding = group.first();
    var words =
        messages.say(
            "window.finding.accessible",
            messages.say("window.severity." + finding.severity().word()),
            names(),
            messages.say(finding.title()));
    setAccessibleText(
        messages.say(isOpen() ? "window.finding.open" : "window.finding.closed", words));
  }
}
