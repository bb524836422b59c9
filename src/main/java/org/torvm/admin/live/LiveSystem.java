package org.torvm.admin.live;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.torvm.admin.AdminApi;
import org.torvm.admin.AdminException;
import org.torvm.admin.EventPacket;
import org.torvm.admin.Events;
import org.torvm.qubes.Connection;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.SystemEvent;
import org.torvm.qubes.SystemKind;
import org.torvm.text.Messages;
import org.torvm.text.Text;

/**
 * A whole Qubes system, read once and then kept up to date by its events; nothing is polled.
 *
 * <p>It subscribes to events first and loads then, so that nothing is missed in between; what an
 * event hints at is read again. When the connection is lost the last snapshot stays, marked stale,
 * new tries are made by themselves, and after one succeeds everything is read again. Once nothing
 * more happens, the snapshot equals what a fresh load would give.
 *
 * <p>One thread writes and tells listeners. Every public method may be called on any thread, and
 * none but {@link #awaitLoaded} blocks.
 */
public final class LiveSystem implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSystem.class);

  /** Leaves room for the user's own calls among the sixteen that a transport has in flight. */
  private static final int MOST_READINGS = 12;

  private static final int MOST_RETRIES = 5;

  /** Told what happens, in order, on the thread that writes; must not block. */
  public interface Listener {
    /** There is a newer snapshot, or the connection changed. */
    default void changed(LiveState state) {}

    /**
     * An event was heard. This is told at once, before anything is read: the snapshot does not know
     * of it yet.
     */
    default void event(SystemEvent event) {}
  }

  /** Ends the telling. */
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  private final AdminApi api;
  private final QubeReader qubes;
  private final TaskReader reader;
  private final InstantSource clock;
  private final BackOff backOff;
  private final Writer writer = new Writer(this::caughtUp, this::fault);
  private final CountDownLatch firstTry = new CountDownLatch(1);
  private final Broadcast broadcast;
  private volatile boolean closed;

  // From here on the writer's alone.
  private final Picture picture;
  private final Waiters waiters = new Waiters();
  private final Map<Optional<QubeName>, Integer> retries = new HashMap<>();
  private final Set<Thread> readings = new HashSet<>();
  private Optional<Events> events = Optional.empty();
  private Connection connection = new Connection.Loading();
  private int session;
  private boolean established;
  private int failures;

  /**
   * Nothing happens before {@link #start}.
   *
   * @param api the system to read
   * @param internal qubesd's internal socket, where it can be used
   * @param kind what kind of system it is
   * @param clock tells when the connection was lost
   * @param backOff how long to wait between two tries
   */
  public LiveSystem(
      AdminApi api,
      Optional<AdminApi> internal,
      SystemKind kind,
      InstantSource clock,
      BackOff backOff) {
    this.api = api;
    this.qubes = new QubeReader(api);
    this.reader = new TaskReader(qubes, internal);
    this.picture = new Picture(kind, internal.isPresent());
    this.clock = clock;
    this.backOff = backOff;
    this.broadcast = new Broadcast(writer, new LiveState(QubesSystem.empty(kind), connection));
  }

  /** Begins. To be called once. */
  public void start() {
    writer.post(this::connect);
    writer.start();
  }

  /** The newest snapshot. */
  public LiveState state() {
    return broadcast.latest();
  }

  /** Tells {@code listener} everything from now on, beginning with the newest snapshot. */
  public Subscription subscribe(Listener listener) {
    writer.post(() -> broadcast.add(listener));
    return () -> writer.post(() -> broadcast.remove(listener));
  }

  /**
   * Waits until the system is read completely, or the first try to reach it has failed, or the time
   * is over; {@link LiveState#connection} tells which.
   */
  public LiveState awaitLoaded(Duration patience) throws InterruptedException {
    if (!firstTry.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      LOG.debug("the first load did not end in time");
    }
    return broadcast.latest();
  }

  /**
   * Reads that qube again.
   *
   * @return done, on a thread of its own, when a snapshot is out that was read after this call;
   *     stays open while the connection is lost, and is cancelled at the end
   */
  public CompletableFuture<LiveState> reread(QubeName qube) {
    return await(Optional.of(qube), () -> picture.touch(qube));
  }

  /** Reads everything again; the result is done as that of {@link #reread} is. */
  public CompletableFuture<LiveState> resynchronise() {
    return await(
        Optional.empty(),
        () -> {
          if (established) {
            load();
          }
        });
  }

  /** Ends everything; listeners hear nothing more. */
  @Override
  public void close() {
    closed = true;
    writer.end(() -> {
      broadcast.removeAll();
      events.ifPresent(Events::close);
      readings.forEach(Thread::interrupt);
      waiters.cancel();
    });
  }

  private CompletableFuture<LiveState> await(Optional<QubeName> qube, Runnable first) {
    var waiter = new Waiters.Waiter(qube, new CompletableFuture<>());
    writer.post(() -> {
      first.run();
      waiters.add(waiter);
    });
    if (closed) {
      // Nobody may be there any more to run what was posted.
      waiter.future().cancel(false);
    }
    return waiter.future();
  }

  // ---- the connection

  private void connect() {
    session++;
    int mine = session;
    Thread.ofVirtual().name("live-events").start(() -> listen(mine));
    writer.postAfter(
        api.deadlines().connect(),
        () -> {
          if (!established) {
            disturbed(mine, Text.of("connection.no-answer"));
          }
        });
  }

  private void listen(int mine) {
    Text end = Text.of("connection.internal-error");
    try (var stream = api.listen()) {
      writer.post(() -> opened(mine, stream));
      for (var packet = stream.next();
          packet.isPresent() && !writer.ending();
          packet = stream.next()) {
        var heard = packet.get();
        writer.post(() -> heard(mine, heard));
      }
      end = Text.of("connection.ended");
    } catch (AdminException e) {
      end = e.text();
    } finally {
      var reason = end;
      writer.post(() -> disturbed(mine, reason));
    }
  }

  private void opened(int mine, Events stream) {
    if (mine == session) {
      events = Optional.of(stream);
    } else {
      stream.close();
    }
  }

  private void heard(int mine, EventPacket packet) {
    if (mine != session) {
      return;
    }
    var event = SystemEvents.of(packet);
    broadcast.event(event);
    if (event instanceof SystemEvent.Connected && !established) {
      established = true;
      load();
    } else if (established) {
      EventEffects.mark(packet, event, picture);
    }
  }

  private void load() {
    qubes.forgetLabels();
    picture.load();
  }

  private void disturbed(int mine, Text trouble) {
    if (mine != session) {
      return;
    }
    // What still arrives from before belongs to no session any more.
    session++;
    int broken = session;
    established = false;
    events.ifPresent(Events::close);
    events = Optional.empty();
    readings.forEach(Thread::interrupt);
    readings.clear();
    retries.clear();
    picture.abandon();
    var since = connection instanceof Connection.Stale stale ? stale.since() : clock.instant();
    connection = new Connection.Stale(since, Messages.shipped().say(trouble));
    publish(broadcast.latest().system());
    firstTry.countDown();
    writer.postAfter(
        backOff.pause(failures),
        () -> {
          if (broken == session) {
            connect();
          }
        });
    failures++;
  }

  private void fault(RuntimeException fault) {
    // Without the message: it could repeat what a qube has chosen.
    LOG.error("{} at {}", fault.getClass().getName(), List.of(fault.getStackTrace()));
    disturbed(session, Text.of("connection.internal-error"));
  }

  // ---- reading

  private void begin(Task task) {
    int mine = session;
    var thread = Thread.ofVirtual().name("live-read").unstarted(() -> read(mine, task));
    readings.add(thread);
    thread.start();
  }

  private void read(int mine, Task task) {
    Runnable report = () -> disturbed(mine, Text.of("connection.internal-error"));
    try {
      var result = reader.read(task);
      report = () -> arrived(mine, result);
    } catch (AdminException e) {
      report = () -> disturbed(mine, e.text());
    } finally {
      var thread = Thread.currentThread();
      var reported = report;
      writer.post(() -> {
        readings.remove(thread);
        reported.run();
      });
    }
  }

  private void arrived(int mine, Reading result) {
    if (mine != session) {
      return;
    }
    picture.arrived(result);
    switch (result) {
      case Reading.Parts parts -> {
        var name = parts.qube().name();
        retry(Optional.of(name), parts.doubtful(), () -> picture.touch(name));
      }
      case Reading.Globals(var _, boolean doubtful) ->
          retry(Optional.empty(), doubtful, picture::touchGlobals);
      case Reading.Listed _, Reading.AllTags _, Reading.Gone _ -> {}
    }
  }

  /** An answer that made no sense is asked for again, a few times. */
  private void retry(Optional<QubeName> about, boolean doubtful, Runnable again) {
    int mine = session;
    if (!doubtful) {
      retries.remove(about);
    } else if (retries.merge(about, 1, Integer::sum) <= MOST_RETRIES) {
      writer.postAfter(
          backOff.pause(retries.getOrDefault(about, 0)),
          () -> {
            if (mine == session) {
              again.run();
            }
          });
    }
  }

  // ---- telling

  private void caughtUp() {
    while (established && readings.size() < MOST_READINGS) {
      var task = picture.next();
      if (task.isEmpty()) {
        break;
      }
      begin(task.get());
    }
    if (established && !picture.loading()) {
      upToDate();
    } else if (connection instanceof Connection.Loading && picture.graphLoaded()) {
      if (broadcast.latest().system().qubes().isEmpty()) {
        publish(picture.system());
      } else {
        publishWhenDue();
      }
    }
  }

  private void upToDate() {
    if (connection instanceof Connection.Live) {
      publishWhenDue();
    } else {
      connection = new Connection.Live();
      failures = 0;
      publish(picture.system());
      firstTry.countDown();
    }
    if (waiters.anyServed(picture)) {
      publish(picture.system());
      waiters.serve(picture, this::state);
    }
  }

  private void publish(QubesSystem system) {
    broadcast.publish(new LiveState(system, connection));
  }

  private void publishWhenDue() {
    broadcast.publishWhenDue(new LiveState(picture.system(), connection), !picture.quiet());
  }
}
