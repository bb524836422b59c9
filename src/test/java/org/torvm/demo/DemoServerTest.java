package org.torvm.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The socket: where it may be, who may do what to it, and going away and coming back. */
@Timeout(120)
class DemoServerTest {
  @TempDir Path directory;

  @Test
  void listensForTheOwnerOnlyAndCleansUp() throws IOException {
    var socket = directory.resolve("s");
    try (var _ = DemoServer.open(socket, DemoOptions.instant())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
          .isEqualTo("rw-------");
    }
    assertThat(socket).doesNotExist();
  }

  @Test
  void saysWhatIsWrongWithThePath() throws IOException {
    var tooLong = directory.resolve("x".repeat(108));
    assertThatThrownBy(() -> DemoServer.open(tooLong, DemoOptions.instant()))
        .isInstanceOf(SocketUnusable.class)
        .hasMessageContaining("107 bytes");
    var file = Files.writeString(directory.resolve("file"), "mine");
    assertThatThrownBy(() -> DemoServer.open(file, DemoOptions.instant()))
        .hasMessageContaining("not a socket");
    assertThat(file).hasContent("mine");
  }

  @Test
  void takesOverAStaleSocketButNotALiveOne() throws IOException {
    var socket = directory.resolve("s");
    try (var stale = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      stale.bind(UnixDomainSocketAddress.of(socket));
    }
    assertThat(socket).exists();
    try (var server = DemoServer.open(socket, DemoOptions.instant())) {
      assertThatThrownBy(() -> DemoServer.open(socket, DemoOptions.instant()))
          .hasMessageContaining("another program");
      assertThat(new RawClient(server.socket()).call("admin.vm.List", "", "work", ""))
          .startsWith("0\0work ");
    }
  }

  @Test
  void goesAwayAndComesBackWithItsState() throws Exception {
    try (var server = DemoServer.open(directory.resolve("s"), DemoOptions.instant())) {
      var client = new RawClient(server.socket());
      client.value("admin.vm.tag.Set", "kept", "work", "");
      try (var events = client.events()) {
        server.goAway();
        assertThat(events.next()).isEqualTo("end");
        assertThatThrownBy(client::connect).isInstanceOf(IOException.class);
      }
      server.comeBack();
      assertThat(client.value("admin.vm.tag.Get", "kept", "work", "")).isEqualTo("1");
      try (var events = client.events()) {
        server.dropConnections();
        assertThat(events.next()).isEqualTo("end");
      }
      assertThat(client.value("admin.vm.tag.Get", "kept", "work", "")).isEqualTo("1");
    }
  }

  @Test
  void servesOthersWhateverHostileClientsDo() throws Exception {
    try (var server = DemoServer.open(directory.resolve("s"), DemoOptions.instant())) {
      var client = new RawClient(server.socket());
      var expected = client.value("admin.vm.List", "", "dom0", "");
      var silent = new ArrayList<SocketChannel>();
      try {
        for (int i = 0; i < 600; i++) {
          var channel = client.connect();
          RawClient.write(channel, "admin.vm.List+ dom0 name dom0\0".getBytes(US_ASCII));
          silent.add(channel);
        }
        assertThat(client.send(new byte[10_000_000])).isEmpty();
        var random = new Random(7);
        for (int i = 0; i < 200; i++) {
          var garbage = new byte[random.nextInt(4_000)];
          random.nextBytes(garbage);
          assertThat(client.send(garbage)).isEmpty();
        }
        assertThat(client.value("admin.vm.List", "", "dom0", "")).isEqualTo(expected);
        assertThat(server.connections()).isLessThan(500);
      } finally {
        for (SocketChannel channel : silent) {
          channel.close();
        }
      }
    }
  }

  @Test
  void givesUpAListenerThatDoesNotListen() throws Exception {
    try (var server = DemoServer.open(directory.resolve("s"), DemoOptions.instant())) {
      var client = new RawClient(server.socket());
      try (var deaf = client.connect()) {
        RawClient.write(deaf, "admin.Events+ dom0 name dom0\0".getBytes(US_ASCII));
        deaf.shutdownOutput();
        while (server.system().listeners() == 0) {
          Thread.onSpinWait();
        }
        var big = "x".repeat(60_000);
        for (int i = 0; i < 11_000 && server.system().listeners() > 0; i++) {
          client.value("admin.vm.feature.Set", "f", "work", i < 30 ? big : "1");
        }
        assertThat(server.system().listeners()).isZero();
      }
    }
  }

  @Test
  void answersManyAtOnce() throws Exception {
    try (var server = DemoServer.open(directory.resolve("s"), DemoOptions.instant());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var client = new RawClient(server.socket());
      var expected = client.value("admin.vm.property.GetAll", "", "work", "");
      var answers = new ArrayList<java.util.concurrent.Future<String>>();
      for (int i = 0; i < 200; i++) {
        answers.add(threads.submit(() -> client.value("admin.vm.property.GetAll", "", "work", "")));
      }
      for (var answer : answers) {
        assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(expected);
      }
    }
  }

  @Test
  void givesTheSameAnswersAtTheGenuinePace() throws Exception {
    var genuine = DemoOptions.instant().withLatency(Latency.GENUINE);
    try (var server = DemoServer.open(directory.resolve("s"), genuine)) {
      var client = new RawClient(server.socket());
      client.value("admin.vm.property.Set", "label", "work", "green");
      assertThat(client.value("admin.vm.property.Get", "label", "work", ""))
          .isEqualTo("default=False type=label green");
    }
    assertThat(Latency.GENUINE.of("admin.vm.property.Set", true)).hasMillis(30);
    assertThat(Latency.NONE.of("admin.vm.property.Set", true)).isZero();
  }
}
