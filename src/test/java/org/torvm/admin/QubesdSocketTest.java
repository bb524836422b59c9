package org.torvm.admin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torvm.qubes.QubeName;

class QubesdSocketTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final QubeName WORK = new QubeName("work");

  @TempDir Path directory;

  private Path path() {
    return directory.resolve("s");
  }

  private AdminApi api(Duration deadline) {
    return new AdminApi(new QubesdSocket(path()), Deadlines.all(deadline));
  }

  private UnixServer serving(UnixServer.Treatment treatment) {
    return new UnixServer(path(), 128, treatment);
  }

  private static void answer(SocketChannel client, String reply) throws IOException {
    UnixServer.readAll(client);
    UnixServer.write(client, reply.getBytes(US_ASCII));
  }

  @Test
  void sendsTheCallAndAHalfCloseAndReadsTheReply() throws AdminException {
    try (var server =
        serving(client -> {
          var call = new String(UnixServer.readAll(client), US_ASCII);
          UnixServer.write(client, ("0\0" + call.replace('\0', '|')).getBytes(US_ASCII));
        })) {
      assertThat(server).isNotNull();
      assertThat(api(LONG).feature(WORK, "key"))
          .isEqualTo("admin.vm.feature.Get+key dom0 name work|");
    }
  }

  @Test
  void aGarbledReplyIsSaidToBeOne() {
    try (var server = serving(client -> answer(client, "nonsense"))) {
      assertThat(server).isNotNull();
      assertThatThrownBy(() -> api(LONG).list()).isInstanceOf(AdminException.Garbled.class);
      assertThatThrownBy(() -> api(LONG).start(WORK))
          .isInstanceOf(AdminException.OutcomeUnknown.class);
    }
  }

  @Test
  void anEndInTheMiddleOfAListIsNoShorterList() {
    try (var server = serving(client -> answer(client, "0\0dom0 class=AdminVM state=Run"))) {
      assertThat(server).isNotNull();
      assertThatThrownBy(() -> api(LONG).list()).isInstanceOf(AdminException.Garbled.class);
    }
  }

  @Test
  void anEndWithoutAByteIsARefusal() {
    try (var server = serving(client -> answer(client, ""))) {
      assertThat(server).isNotNull();
      assertThatThrownBy(() -> api(LONG).start(WORK))
          .isInstanceOfSatisfying(
              AdminException.RefusedSilently.class,
              e -> assertThat(e.how()).isEqualTo(AdminException.RefusedSilently.How.EMPTY_REPLY));
    }
  }

  @Test
  void anEndlessReplyIsCutOff() throws InterruptedException {
    var sent = new AtomicLong();
    var over = new CountDownLatch(1);
    try (var server =
        serving(client -> {
          UnixServer.readAll(client);
          UnixServer.write(client, "0\0".getBytes(US_ASCII));
          var piece = ByteBuffer.allocate(1 << 16);
          try {
            while (sent.get() < 1L << 30) {
              piece.clear();
              sent.addAndGet(client.write(piece));
            }
          } finally {
            over.countDown();
          }
        })) {
      assertThat(server).isNotNull();
      assertThatThrownBy(() -> api(LONG).list()).isInstanceOf(AdminException.TooLarge.class);
      over.await();
      assertThat(sent.get()).as("most of the gigabyte was never taken").isLessThan(64L << 20);
    }
  }

  @Test
  void aHangingServerIsGivenUp() throws IOException {
    var release = new CountDownLatch(1);
    try (var server =
        serving(client -> {
          UnixServer.readAll(client);
          awaitQuietly(release);
        })) {
      assertThat(server).isNotNull();
      var quick = api(Duration.ofMillis(50));
      assertThatThrownBy(quick::list).isInstanceOf(AdminException.TimedOut.class);
      assertThatThrownBy(() -> quick.start(WORK))
          .isInstanceOfSatisfying(
              AdminException.OutcomeUnknown.class,
              e -> assertThat(e.getCause()).isInstanceOf(AdminException.TimedOut.class));
      release.countDown();
    }
  }

  @Test
  void aHangingServerDoesNotHoldTheNextCallsBack() throws Exception {
    var hang = new CountDownLatch(1);
    var calls = new AtomicInteger();
    try (var server =
        serving(client -> {
          UnixServer.readAll(client);
          if (calls.incrementAndGet() <= 16) {
            awaitQuietly(hang);
          }
          UnixServer.write(client, "0\0ok".getBytes(US_ASCII));
        })) {
      assertThat(server).isNotNull();
      var socket = new QubesdSocket(path());
      var quick = new AdminApi(socket, Deadlines.all(Duration.ofMillis(300)));
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var hanging = new ArrayList<Future<String>>();
        for (int i = 0; i < 16; i++) {
          hanging.add(threads.submit(() -> quick.feature(WORK, "key")));
        }
        for (var future : hanging) {
          assertThatThrownBy(future::get).hasCauseInstanceOf(AdminException.TimedOut.class);
        }
        assertThat(new AdminApi(socket, Deadlines.all(LONG)).feature(WORK, "key")).isEqualTo("ok");
      }
      hang.countDown();
    }
  }

  @Test
  void aBurstOfCallsGetsThroughASmallBacklogSixteenAtATime() throws Exception {
    var inFlight = new AtomicInteger();
    var most = new AtomicInteger();
    try (var server =
        new UnixServer(
            path(),
            2,
            client -> {
              most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
              UnixServer.readAll(client);
              inFlight.decrementAndGet();
              UnixServer.write(client, "0\0ok".getBytes(US_ASCII));
            })) {
      assertThat(server).isNotNull();
      var api = api(LONG);
      var calls = new ArrayList<Callable<String>>();
      for (int i = 0; i < 500; i++) {
        calls.add(() -> api.feature(WORK, "key"));
      }
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var future : threads.invokeAll(calls)) {
          assertThat(future.get()).isEqualTo("ok");
        }
      }
      assertThat(most.get()).isBetween(1, 16);
    }
  }

  @Test
  void aBreakInTheMiddleOfAChangeLeavesItsOutcomeUnknown() {
    try (var server =
        serving(client -> {
          // Unread bytes at the close make the kernel reset the connection.
          UnixServer.write(client, "0".getBytes(US_ASCII));
        })) {
      assertThat(server).isNotNull();
      assertThatThrownBy(() -> api(LONG).setFeature(WORK, "key", "x".repeat(60_000)))
          .isInstanceOf(AdminException.OutcomeUnknown.class);
    }
  }

  @Test
  void aMissingSocketAndADeafOneAreNotReachable() throws IOException {
    assertThatThrownBy(() -> api(LONG).list())
        .isInstanceOf(AdminException.NotReachable.class)
        .hasMessageContaining("no socket");
    try (var server = serving(client -> {})) {
      assertThat(server).isNotNull();
    }
    Files.deleteIfExists(path());
    Files.createFile(path());
    assertThatThrownBy(() -> api(LONG).start(WORK))
        .isInstanceOf(AdminException.NotReachable.class)
        .hasMessageContaining("Nothing answers");
  }

  @Test
  void aPathTheKernelCannotTakeIsAUsageError() {
    var longest = Path.of("/" + "x".repeat(QubesdSocket.MAXIMUM_PATH_BYTES - 1));
    assertThat(new QubesdSocket(longest)).isNotNull();
    assertThatThrownBy(() -> new QubesdSocket(Path.of(longest + "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("107");
  }

  @Test
  void whatTheProtocolCannotSayIsNotSent() {
    assertThatThrownBy(() -> api(LONG).addTag(WORK, "two words"))
        .isInstanceOf(AdminException.Unsayable.class);
    assertThatThrownBy(() -> api(LONG).setFeature(WORK, "key", "x".repeat(70_000)))
        .isInstanceOf(AdminException.Unsayable.class);
  }

  @Test
  void anEventStreamThatIsClosedEndsTheWaitingRead() throws Exception {
    var release = new CountDownLatch(1);
    try (var server =
        serving(client -> {
          UnixServer.readAll(client);
          UnixServer.write(client, "1\0\0connection-established\0\0".getBytes(US_ASCII));
          awaitQuietly(release);
        })) {
      assertThat(server).isNotNull();
      var events = api(LONG).listen();
      assertThat(events.next()).hasValueSatisfying(p -> assertThat(p.subject()).isEmpty());
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var waiting = threads.submit(events::next);
        events.close();
        assertThat(waiting.get()).isEmpty();
      }
      release.countDown();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
