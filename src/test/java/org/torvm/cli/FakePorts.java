package org.torvm.cli;

import java.io.Closeable;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.torvm.apply.Changes;
import org.torvm.apply.Outcome;
import org.torvm.apply.Progress;
import org.torvm.change.Consent;
import org.torvm.change.Difference;
import org.torvm.change.PastChange;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.Preview;
import org.torvm.change.Wish;
import org.torvm.leak.Intent;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.Connection;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Release;
import org.torvm.qubes.SystemKind;
import org.torvm.settings.ThemeChoice;
import org.torvm.text.Text;
import org.torvm.watch.Chronicle;
import org.torvm.watch.Customisations;
import org.torvm.watch.Situations;
import org.torvm.watch.Small;
import org.torvm.watch.Watcher;

/** The rest of the program as a test wants it, with a genuine watcher inside. */
final class FakePorts implements Ports {
  LeakReport report;
  SystemKind kind = SystemKind.SOCKET;
  Connection connection = new Connection.Live();
  Optional<Stop> refusal = Optional.empty();
  Consumer<Watcher> afterwards = _ -> {};
  Planned planned = new Planned.Ready(new Plan(Text.of("test.why"), List.of()));
  Outcome outcome = new Outcome.Done(new Plan(Text.of("test.why"), List.of()));
  List<PastChange> past = List.of();
  boolean display;
  final List<Wish> wishes = new ArrayList<>();
  final List<Plan> applied = new ArrayList<>();
  final List<String> taken = new ArrayList<>();
  final List<String> served = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  int opened;
  int closed;

  FakePorts(LeakReport report) {
    this.report = report;
  }

  @Override
  public Session open(Optional<Path> socket, boolean readOnly) throws Stop {
    asked.add("read-only " + readOnly);
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    opened++;
    var watcher =
        new Watcher(
            QubesSystem.empty(kind),
            evidence ->
                evidence.system().equals(report.system()) ? report : empty(evidence.system()),
            () -> Intent.NONE,
            Map::of,
            InstantSource.fixed(Small.T0));
    watcher.became(report.system(), connection);
    afterwards.accept(watcher);
    return new FakeSession(watcher);
  }

  private LeakReport empty(QubesSystem system) {
    return new LeakReport(system, new TreeMap<>(), List.of(), false, Small.T0);
  }

  @Override
  public Closeable serveDemo(
      Path socket, OptionalInt qubes, boolean genuineLatency, Release release) {
    served.add(socket + " " + qubes + " " + genuineLatency + " " + release);
    return () -> closed++;
  }

  @Override
  public String svg(LeakReport drawn) {
    return "<svg/>";
  }

  @Override
  public String dot(LeakReport drawn) {
    return "digraph {}";
  }

  @Override
  public String graphJson(LeakReport drawn) {
    return "{}";
  }

  @Override
  public byte[] png(LeakReport drawn, Optional<ThemeChoice> theme) {
    asked.add("png " + theme);
    return new byte[] {(byte) 0x89, 'P', 'N', 'G'};
  }

  @Override
  public boolean hasDisplay() {
    return display;
  }

  @Override
  public boolean showWindow(Session session, Optional<ThemeChoice> theme) {
    asked.add("window " + theme);
    served.add("window");
    return true;
  }

  @Override
  public byte[] windowPicture(Session session, Optional<ThemeChoice> theme) {
    asked.add("picture " + theme);
    return new byte[] {1};
  }

  private final class FakeSession implements Session, Changes {
    private final Watcher watcher;

    FakeSession(Watcher watcher) {
      this.watcher = watcher;
    }

    @Override
    public Situations situations() {
      return watcher;
    }

    @Override
    public Chronicle chronicle() {
      return watcher;
    }

    @Override
    public Customisations customisations() {
      return watcher;
    }

    @Override
    public Changes changes() {
      return this;
    }

    @Override
    public Planned plan(Wish wish) {
      wishes.add(wish);
      return planned;
    }

    @Override
    public Preview preview(Plan plan) {
      return new Preview(
          plan,
          List.of(new Difference.Happens(QubeName.DOM0, Text.of("test.why"))),
          report.findings(),
          List.of(),
          List.of(),
          List.of(),
          report);
    }

    @Override
    public Outcome apply(Plan plan, Consent consent, Progress progress) {
      applied.add(plan);
      progress.starting(plan.steps().getFirst(), 0, plan.steps().size());
      return outcome;
    }

    @Override
    public List<PastChange> past() {
      return past;
    }

    @Override
    public Planned planUndo(String change) {
      taken.add("undo " + change);
      return planned;
    }

    @Override
    public Planned planFinish(String change) {
      taken.add("finish " + change);
      return planned;
    }

    @Override
    public void leave(String change) {
      taken.add("leave " + change);
    }

    @Override
    public Optional<Text> undoable() {
      return Optional.empty();
    }

    @Override
    public Planned planUndo() {
      return planned;
    }

    @Override
    public void close() {
      watcher.close();
      closed++;
    }
  }
}
