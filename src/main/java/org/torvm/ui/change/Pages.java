package org.torvm.ui.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import org.torvm.apply.Outcome;
import org.torvm.change.Plan;
import org.torvm.change.PlannedStep;
import org.torvm.change.Preview;
import org.torvm.change.Purpose;
import org.torvm.change.Step;
import org.torvm.change.StepWords;
import org.torvm.leak.LeakReport;
import org.torvm.text.Messages;
import org.torvm.text.Text;
import org.torvm.ui.sheet.Blocks;
import org.torvm.ui.sheet.Standing;
import org.torvm.ui.sheet.StepLines;
import org.torvm.ui.sheet.StepLines.Mark;

/** What is shown of each stage of a change. */
final class Pages {
  private static final String NOW = "➜";

  private final Blocks blocks;
  private final StepLines steps;
  private final PreviewPage previews;

  Pages(Messages messages) {
    this.blocks = new Blocks(messages);
    this.steps = new StepLines(blocks);
    this.previews = new PreviewPage(blocks, messages);
  }

  /** The page of that stage; {@code now} is the newest audit. */
  List<Node> of(Stage stage, Optional<LeakReport> now) {
    return switch (stage) {
      case Stage.Closed _ -> List.of();
      case Stage.Choosing _ -> List.of(blocks.paragraph(Text.of("window.change.choose")));
      case Stage.Planning _ -> List.of(blocks.waiting(Text.of("window.change.planning")));
      case Stage.Refused(Text reason) ->
          List.of(
              blocks.heading(Text.of("window.change.refused")), blocks.notice(reason, "warning"));
      case Stage.AlreadySo(Plan plan) ->
          List.of(
              blocks.notice(
                  switch (plan.purpose()) {
                    case Purpose.Fresh _ -> Text.of("window.change.already");
                    case Purpose.TakeBack _ -> Text.of("window.change.already.undone");
                    case Purpose.Finish _ -> Text.of("window.change.already.finished");
                  },
                  "good"));
      case Stage.Ready(Preview preview) -> previews.of(preview);
      case Stage.Applying applying -> applying(applying);
      case Stage.Done(Plan plan, var _) -> done(plan, now);
      case Stage.Failed(Outcome.Failed failure, var left) -> failed(failure, left.isPresent(), now);
      case Stage.Stopped(Outcome.Stopped stopped, var left) ->
          stopped(stopped, left.isPresent(), now);
    };
  }

  private List<Node> applying(Stage.Applying applying) {
    int count = applying.plan().steps().size();
    var bar = new ProgressBar((double) applying.index() / Math.max(1, count));
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setId("change-progress");
    var page = new ArrayList<Node>();
    page.add(blocks.summary(Text.of("window.change.applying", applying.index() + 1, count)));
    page.add(bar);
    if (applying.stopping()) {
      page.add(blocks.notice(Text.of("window.change.stopping"), "calm"));
    }
    var lines = new ArrayList<Node>();
    for (int i = 0; i < count; i++) {
      var step = applying.plan().steps().get(i);
      lines.add(steps.line(step, mark(i, applying.index())));
      if (i == applying.index()) {
        patience(step.step()).ifPresent(p -> lines.add(blocks.aside(p)));
      }
    }
    page.add(Blocks.group(lines));
    return page;
  }

  private static Mark mark(int step, int underWay) {
    return step < underWay ? Mark.MADE : step == underWay ? Mark.UNDER_WAY : Mark.NOT_MADE;
  }

  /** How long that step can take, where it is known to take long. */
  private static Optional<Text> patience(Step step) {
    return switch (step) {
      case Step.ShutDown _ -> Optional.of(Text.of("window.change.patience.shut-down"));
      case Step.Start _, Step.StartMade _ -> Optional.of(Text.of("window.change.patience.start"));
      case Step.MakeDisposable _ -> Optional.of(Text.of("window.change.patience.make"));
      default -> Optional.empty();
    };
  }

  private List<Node> done(Plan plan, Optional<LeakReport> now) {
    var page = new ArrayList<Node>();
    page.add(blocks.notice(Text.of("window.change.done", plan.title()), "good"));
    addTruth(page, plan, now);
    blocks
        .section("window.change.disposable.how", howToUse(plan), "•", "note")
        .ifPresent(page::add);
    page.add(listed(plan, plan.steps().size(), Optional.empty()));
    return page;
  }

  private List<Node> stopped(Outcome.Stopped stopped, boolean left, Optional<LeakReport> now) {
    var page = new ArrayList<Node>();
    int count = stopped.plan().steps().size();
    page.add(blocks.summary(Text.of("window.change.stopped", stopped.done().size(), count)));
    page.add(blocks.notice(stopped.standing(), "warning"));
    addTruth(page, stopped.plan(), now);
    page.add(listed(stopped.plan(), stopped.done().size(), Optional.empty()));
    addWaysOn(page, left);
    return page;
  }

  private List<Node> failed(Outcome.Failed failure, boolean left, Optional<LeakReport> now) {
    var page = new ArrayList<Node>();
    page.add(
        blocks.summary(
            Text.of(
                "window.change.failed",
                failure.done().size() + 1,
                failure.plan().steps().size(),
                StepWords.of(failure.failed().step()))));
    page.add(blocks.notice(failure.trouble(), "warning"));
    addTruth(page, failure.plan(), now);
    page.add(listed(failure.plan(), failure.done().size(), Optional.of(failure.failed())));
    addWaysOn(page, left);
    return page;
  }

  private void addTruth(List<Node> page, Plan plan, Optional<LeakReport> now) {
    blocks
        .section("window.change.now", Standing.of(plan.qubes(), now), NOW, "change")
        .ifPresent(page::add);
  }

  private void addWaysOn(List<Node> page, boolean left) {
    if (left) {
      page.add(blocks.paragraph(Text.of("window.change.ways-on")));
    }
  }

  private Node listed(Plan plan, int made, Optional<PlannedStep> failed) {
    var lines = new ArrayList<Node>();
    lines.add(blocks.heading(Text.of("window.change.steps")));
    plan.steps().stream().limit(made).forEach(s -> lines.add(steps.line(s, Mark.MADE)));
    failed.ifPresent(s -> lines.add(steps.line(s, Mark.FAILED)));
    plan.steps().stream()
        .skip((long) made + (failed.isPresent() ? 1 : 0))
        .forEach(s -> lines.add(steps.line(s, Mark.NOT_MADE)));
    return Blocks.group(lines);
  }

  /** What to do with a disposable that was made. */
  private static List<Text> howToUse(Plan plan) {
    return plan.steps().stream()
        .flatMap(s -> s.step().newQube().stream())
        .flatMap(d ->
            Stream.of(
                Text.of("window.change.disposable.running", d),
                Text.of("window.change.disposable.first"),
                Text.of("window.change.disposable.vanishes")))
        .toList();
  }
}
