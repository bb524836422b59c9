package org.torvm.ui.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import org.torvm.apply.Outcome;
import org.torvm.change.Plan;
import org.torvm.change.PlannedStep;
import org.torvm.change.Preview;
import org.torvm.change.Step;
import org.torvm.change.StepWords;
import org.torvm.graph.Words;
import org.torvm.leak.LeakReport;
import org.torvm.leak.QubeRoute;
import org.torvm.leak.Route;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.text.Messages;
import org.torvm.text.Text;

/** What is shown of each stage of a change. */
final class Pages {
  private static final String DONE = "✓";
  private static final String FAILED = "✗";
  private static final String NOT_YET = "○";
  private static final String NOW = "➜";

  private final Blocks blocks;
  private final PreviewPage previews;

  Pages(Messages messages) {
    this.blocks = new Blocks(messages);
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
                  Text.of(
                      plan.purpose().takesBack().isPresent()
                          ? "window.change.already.undone"
                          : "window.change.already"),
                  "good"));
      case Stage.Ready(Preview preview) -> previews.of(preview);
      case Stage.Applying applying -> applying(applying);
      case Stage.Done(Plan plan) -> done(plan, now);
      case Stage.Failed(Outcome.Failed failure) -> failed(failure, now);
      case Stage.Stopped(Outcome.Stopped stopped) -> stopped(stopped, now);
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
    var steps = new ArrayList<Node>();
    for (int i = 0; i < count; i++) {
      String sign = i < applying.index() ? DONE : i == applying.index() ? NOW : NOT_YET;
      steps.add(
          step(
              applying.plan().steps().get(i),
              sign,
              i < applying.index() ? "good" : i == applying.index() ? "change" : "note"));
      if (i == applying.index()) {
        patience(applying.plan().steps().get(i).step()).ifPresent(p -> steps.add(blocks.aside(p)));
      }
    }
    page.add(Blocks.group(steps));
    return page;
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
    blocks
        .section("window.change.now", truth(plan.qubes(), now), NOW, "change")
        .ifPresent(page::add);
    blocks
        .section("window.change.disposable.how", howToUse(plan), "•", "note")
        .ifPresent(page::add);
    var steps = new ArrayList<Node>();
    steps.add(blocks.heading(Text.of("window.change.steps")));
    plan.steps().forEach(s -> steps.add(step(s, DONE, "good")));
    page.add(Blocks.group(steps));
    return page;
  }

  private List<Node> stopped(Outcome.Stopped stopped, Optional<LeakReport> now) {
    var page = new ArrayList<Node>();
    int count = stopped.plan().steps().size();
    page.add(blocks.summary(Text.of("window.change.stopped", stopped.done().size(), count)));
    page.add(blocks.notice(stopped.standing(), "warning"));
    blocks
        .section("window.change.now", truth(stopped.plan().qubes(), now), NOW, "change")
        .ifPresent(page::add);
    var steps = new ArrayList<Node>();
    steps.add(blocks.heading(Text.of("window.change.steps")));
    stopped.done().forEach(s -> steps.add(step(s, DONE, "good")));
    stopped.plan().steps().stream()
        .skip(stopped.done().size())
        .forEach(s -> steps.add(step(s, NOT_YET, "note")));
    page.add(Blocks.group(steps));
    return page;
  }

  private List<Node> failed(Outcome.Failed failure, Optional<LeakReport> now) {
    var page = new ArrayList<Node>();
    page.add(
        blocks.summary(
            Text.of(
                "window.change.failed",
                failure.done().size() + 1,
                failure.plan().steps().size(),
                StepWords.of(failure.failed().step()))));
    page.add(blocks.notice(failure.trouble(), "warning"));
    blocks
        .section("window.change.now", truth(failure.plan().qubes(), now), NOW, "change")
        .ifPresent(page::add);
    var steps = new ArrayList<Node>();
    steps.add(blocks.heading(Text.of("window.change.steps")));
    failure.done().forEach(s -> steps.add(step(s, DONE, "good")));
    steps.add(step(failure.failed(), FAILED, "critical"));
    failure.plan().steps().stream()
        .skip(failure.done().size() + 1L)
        .forEach(s -> steps.add(step(s, NOT_YET, "note")));
    page.add(Blocks.group(steps));
    return page;
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

  private Node step(PlannedStep step, String sign, String style) {
    return blocks.signed(StepWords.of(step.step()), sign, style);
  }

  private static List<Text> truth(Set<QubeName> qubes, Optional<LeakReport> now) {
    // What a net qube's own packets do says nothing about those that it passes on.
    return qubes.stream()
        .filter(q -> now.flatMap(r -> r.system().qube(q)).filter(Pages::isNetQube).isEmpty())
        .flatMap(q ->
            now.map(r -> r.routes().get(q)).map(QubeRoute::route).map(r -> truth(q, r)).stream())
        .toList();
  }

  private static boolean isNetQube(Qube qube) {
    return qube.is(QubeFlag.PROVIDES_NETWORK);
  }

  private static Text truth(QubeName qube, Route route) {
    String via = String.join(" → ", route.via().stream().map(QubeName::value).toList());
    return via.isEmpty()
        ? Text.of("window.change.truth", qube.value(), Words.of(route.verdict()))
        : Text.of("window.change.truth.via", qube.value(), Words.of(route.verdict()), via);
  }
}
