package org.torvm.ui.inspector;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.torvm.portrait.Crowd;
import org.torvm.portrait.Overview;
import org.torvm.portrait.Portrait;
import org.torvm.qubes.QubeName;
import org.torvm.text.Messages;
import org.torvm.ui.action.QubeAction;
import org.torvm.ui.findings.FindingWishes;
import org.torvm.ui.findings.Reveal;
import org.torvm.ui.fx.Times;
import org.torvm.ui.shown.Selection;
import org.torvm.ui.shown.Shown;

/**
 * The selected qube: what it is and where its bytes go. With several selected what they have in
 * common, with none the whole system. A change that does not concern what is shown touches nothing
 * on screen.
 *
 * <p>The head stays at the top and the actions at the bottom; what is between them scrolls, and is
 * where further pages beside the overview can stand.
 */
public final class InspectorPane extends BorderPane {
  private final Writing writing;
  private final Times times;
  private final Head head;
  private final Label title = new Label();
  private final QubePage qubePage;
  private final ManyPage manyPage;
  private final ActionRow actionRow;
  private final VBox page = new VBox();
  private final ScrollPane scroll = new ScrollPane(page);
  private final Reveal reveal = new Reveal(scroll, page);

  /** An inspector that shows nothing yet. */
  public InspectorPane(Messages messages, ZoneId zone, FindingWishes wishes) {
    writing = new Writing(messages, wishes::select);
    times = new Times(zone);
    head = new Head(writing, new Moment(zone));
    qubePage = new QubePage(writing, wishes);
    manyPage = new ManyPage(writing, wishes);
    actionRow = new ActionRow(writing);
    setId("inspector");
    getStyleClass().add("inspector");
    setAccessibleRole(AccessibleRole.NODE);
    setAccessibleText(messages.say("window.inspector"));
    setPrefWidth(350);
    setMinWidth(300);
    title.setId("inspector-many");
    title.getStyleClass().addAll("inspector-title", "inspector-head");
    title.setMaxWidth(Double.MAX_VALUE);
    title.setMinHeight(Region.USE_PREF_SIZE);
    scroll.setId("inspector-scroll");
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    reveal.followFocus();
    setCenter(scroll);
    setBottom(actionRow);
  }

  /** Shows the selection with what can be done with it. FX thread only. */
  public void show(Shown shown, Selection selection, List<QubeAction> actions) {
    var portrait =
        selection.all().size() > 1
            ? Optional.<Portrait>empty()
            : selection.main().flatMap(q -> Portrait.of(shown.report(), q));
    if (portrait.isPresent()) {
      showQube(portrait.get(), shown);
    } else {
      showMany(shown, selection);
    }
    actionRow.show(portrait.isPresent() || selection.all().size() > 1 ? actions : List.of());
  }

  private void showQube(Portrait portrait, Shown shown) {
    var before = head.equals(getTop()) ? head.qube() : Optional.<QubeName>empty();
    head.show(portrait, shown.report().at());
    qubePage.show(portrait, shown);
    if (!before.equals(Optional.of(portrait.face().name()))) {
      turnTo(head, qubePage);
    }
  }

  private void showMany(Shown shown, Selection selection) {
    var report = shown.report();
    if (selection.all().isEmpty()) {
      title.setText(writing.say("window.inspector.system"));
      manyPage.show(Overview.of(report), times.clock(report.at()));
    } else {
      title.setText(writing.say("window.inspector.crowd", selection.all().size()));
      manyPage.show(Crowd.of(report, selection.all()));
    }
    if (!title.equals(getTop())) {
      turnTo(title, manyPage);
    }
  }

  private void turnTo(Region top, Region content) {
    setTop(top);
    page.getChildren().setAll(content);
    reveal.top(0);
  }
}
