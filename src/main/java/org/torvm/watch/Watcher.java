package org.torvm.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.torvm.gateway.GatewayFacts;
import org.torvm.leak.Evidence;
import org.torvm.leak.Finding;
import org.torvm.leak.Intent;
import org.torvm.leak.Intent.Customising;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.Connection;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.SystemEvent;

/**
 * Turns what a live system tells into situations: audits its snapshots, raises and clears alarms.
 *
 * <p>One thread of its own does all the work, in the order in which things are told; whoever tells
 * or asks never waits. An alarm is published before any audit, because it needs only the event and
 * the snapshot at hand. Of snapshots that arrive faster than they can be audited the newest wins.
 */
public final class Watcher implements Situations, Chronicle, Customisations, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

  private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
  private final Listeners<Situation> viewers = new Listeners<>();
  private final Listeners<Happening> followers = new Listeners<>();
  private final Function<Evidence, LeakReport> audit;
  private final Supplier<Intent> intent;
  private final Supplier<Map<QubeName, GatewayFacts>> gateways;
  private final InstantSource clock;
  private final Optional<CustomiseFile> remembered;
  private final Situation first;
  private final Thread thread;

  private volatile Situation latest;
  private volatile PastKeeper past = PastKeeper.NOTHING;
  private volatile CustomiseSessions sessions;

  // From here on written and read by the thread alone.
  private QubesSystem system;
  private Connection connection;
  private Alarms alarms = Alarms.NONE;
  private List<Finding> settled = List.of();
  private boolean auditDue;

  /**
   * Starts to watch a system of which nothing is known yet.
   *
   * @param nothing the empty system
   * @param audit the rules; pure
   * @param intent what the user wants beyond the tags of the qubes; asked at every audit
   * @param gateways what is known of gateways beyond their settings; asked at every audit
   */
  public Watcher(
      QubesSystem nothing,
      Function<Evidence, LeakReport> audit,
      Supplier<Intent> intent,
      Supplier<Map<QubeName, GatewayFacts>> gateways,
      InstantSource clock) {
    this(nothing, audit, intent, gateways, clock, Optional.empty());
  }

  /**
   * The same, with customise sessions that outlive the program.
   *
   * @param remembered where they are kept
   */
  public Watcher(
      QubesSystem nothing,
      Function<Evidence, LeakReport> audit,
      Supplier<Intent> intent,
      Supplier<Map<QubeName, GatewayFacts>> gateways,
      InstantSource clock,
      Optional<CustomiseFile> remembered) {
    this.remembered = remembered;
    this.sessions =
        CustomiseSessions.resumed(remembered.map(CustomiseFile::read).orElse(List.of()));
    this.audit = audit;
    this.intent = intent;
    this.gateways = gateways;
    this.clock = clock;
    this.system = nothing;
    this.connection = new Connection.Loading();
    var unread = new LeakReport(nothing, new TreeMap<>(), List.of(), false, clock.instant());
    this.first = new Situation(connection, unread, List.of(), sessions());
    this.latest = first;
    this.thread = Thread.ofPlatform().name("watcher").daemon().start(this::run);
  }

  /**
   * qubesd announced that. Told in the order of the stream, before any snapshot that follows it.
   */
  public void announced(SystemEvent event) {
    inbox.add(() -> follow(event));
  }

  /** The system is that now, as fresh as {@code newConnection} says. */
  public void became(QubesSystem snapshot, Connection newConnection) {
    inbox.add(() -> follow(snapshot, newConnection));
  }

  @Override
  public Situation latest() {
    return latest;
  }

  /**
   * What an audit of that snapshot would look at: what the user wants, and all that was seen so
   * far. May be asked on any thread.
   */
  public Evidence evidence(QubesSystem snapshot) {
    return new Evidence(
        snapshot, intent.get(), gateways.get(), past.past(), sessions.open(), clock.instant());
  }

  @Override
  public void begin(Customising session) {
    inbox.add(() -> customise(sessions.begun(session)));
  }

  @Override
  public void end(QubeName template) {
    inbox.add(() -> customise(sessions.ended(template)));
  }

  @Override
  public Subscription subscribe(Consumer<Situation> listener) {
    var seat = viewers.seat(listener);
    inbox.add(() -> {
      seat.tell(latest);
      seat.sit();
    });
    return seat;
  }

  @Override
  public Subscription follow(Consumer<Happening> listener) {
    var seat = followers.seat(listener);
    inbox.add(() -> {
      Happenings.between(first, latest, List.of(), clock.instant()).forEach(seat::tell);
      seat.sit();
    });
    return seat;
  }

  /** Ends the watching. Nobody is told anything afterwards. */
  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        var next = auditDue ? inbox.poll() : inbox.take();
        if (next == null) {
          auditDue = false;
          look();
        } else {
          next.run();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow(SystemEvent event) {
    var now = clock.instant();
    Happenings.of(event, now).ifPresent(followers::tell);
    alarms = alarms.after(event, system, now);
    var before = past.past();
    past = past.after(event, now);
    auditDue |= !past.past().equals(before);
    publishAlarms(latest.connection(), now);
  }

  private void follow(QubesSystem snapshot, Connection newConnection) {
    var now = clock.instant();
    connection = newConnection;
    if (newConnection instanceof Connection.Stale) {
      publishAlarms(newConnection, now);
      return;
    }
    system = snapshot;
    boolean whole = newConnection instanceof Connection.Live;
    alarms = alarms.after(snapshot, whole, now);
    if (whole) {
      var on = alarms.open().stream().map(Alarm::template).collect(Collectors.toSet());
      keep(sessions.after(snapshot, on));
    }
    auditDue = true;
    publishAlarms(latest.connection(), now);
  }

  private void customise(CustomiseSessions next) {
    keep(next);
    auditDue = true;
    publishAlarms(latest.connection(), clock.instant());
  }

  private void keep(CustomiseSessions next) {
    boolean other = !next.open().equals(sessions.open());
    sessions = next;
    if (other) {
      remembered.ifPresent(file -> file.write(next.open().values()));
    }
  }

  private List<Customising> sessions() {
    return List.copyOf(sessions.open().values());
  }

  private void look() {
    var now = clock.instant();
    past = past.before(system, now);
    long begun = System.nanoTime();
    var report = report(evidence(system));
    var took = Duration.ofNanos(System.nanoTime() - begun);
    past = past.after(report);
    publish(new Situation(connection, report, alarms.open(), sessions(), Optional.of(took)), now);
  }

  /** The audit; should a rule fail, a report that claims nothing but what was found before. */
  private LeakReport report(Evidence evidence) {
    try {
      return audit.apply(evidence);
    } catch (RuntimeException trouble) {
      LOG.error("the audit failed: {}", trouble.getClass().getName());
      var findings = latest.report().findings();
      return new LeakReport(evidence.system(), new TreeMap<>(), findings, false, evidence.now());
    }
  }

  /** Publishes what is known before the audit, if it is news. */
  private void publishAlarms(Connection shown, Instant now) {
    var next = new Situation(shown, latest.report(), alarms.open(), sessions(), latest.took());
    boolean news =
        !next.alarms().equals(latest.alarms())
            || !next.customising().equals(latest.customising())
            || !next.connection().equals(latest.connection());
    if (news) {
      publish(next, now);
    }
  }

  private void publish(Situation next, Instant now) {
    var before = latest;
    latest = next;
    viewers.tell(next);
    Happenings.between(before, next, settled, now).forEach(followers::tell);
    if (next.connection() instanceof Connection.Live) {
      settled = next.report().findings();
    }
  }
}
