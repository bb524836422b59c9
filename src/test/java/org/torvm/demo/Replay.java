package org.torvm.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.torvm.admin.RecordedExchange;
import org.torvm.demo.part.Pace;
import org.torvm.qubes.Release;

/** Sends the recorded requests of one release, in order, to a demo system in the recorded state. */
final class Replay {
  /** How an answer compares with the recorded one. */
  enum Outcome {
    SAME,
    SAME_ERROR_TYPE,
    DIFFERENT
  }

  /** What came of one exchange; both answers as text, in the names of this run. */
  record Result(
      Release release,
      RecordedExchange exchange,
      Outcome outcome,
      String recorded,
      String answered) {
    String describe() {
      return "%s [%d] %s: %s%n  recorded %s%n  answered %s"
          .formatted(
              release.word(), exchange.index(), exchange.name(), outcome, recorded, answered);
    }
  }

  /** How many calls before it each subscription covers, found from what it heard. */
  private static final Map<String, Integer> COVERED =
      Map.ofEntries(
          Map.entry("events: start and shutdown of a disposable (auto cleanup)", 2),
          Map.entry("events: CreateDisposable", 1),
          Map.entry("events: domain start", 1),
          Map.entry("events: netvm change while running", 2),
          Map.entry("events: force shutdown of a gateway under a running client, then restart", 3),
          Map.entry("events: start of a client whose gateway is halted", 1),
          Map.entry("events: unpause and pause", 3),
          Map.entry("events: domain shutdown", 1),
          Map.entry("events: kill", 1),
          Map.entry("events: failed start", 1),
          Map.entry("events: create, tag, feature, property, remove", 13),
          Map.entry("events: global default_netvm change", 3),
          Map.entry("events: global default_dispvm, clockvm, updatevm", 5),
          Map.entry("events: events of one qube only", 2),
          Map.entry("events: events as sys-mgmt (filtered by policy)", 2));

  private static final String ESTABLISHED = "1||connection-established||";
  private static final int OVERLONG = 72_042;
  private final Release release;
  private final Path socket;
  private final RawClient client;
  private final Renaming renaming = new Renaming();
  private final Map<Integer, RawClient.Stream> open = new HashMap<>();

  Replay(Release release, Path socket) {
    this.release = release;
    this.socket = socket;
    this.client = new RawClient(socket);
  }

  List<Result> run() throws IOException, InterruptedException {
    var exchanges = RecordedExchange.ofRelease(release.word());
    var results = new ArrayList<Result>();
    try (var _ = DemoServer.open(socket, recordedSystem(release), Latency.NONE)) {
      for (RecordedExchange exchange : exchanges) {
        subscribe(exchanges, exchange.index());
        results.add(compare(exchange));
      }
    }
    return results;
  }

  static DemoSystem recordedSystem(Release release) {
    var resource = "/org/torvm/admin/recorded/initial-" + release.word() + ".json";
    var json = Objects.requireNonNull(Replay.class.getResourceAsStream(resource));
    return DemoSystem.of(DemoState.load(json), release, Pace.INSTANT, InstantSource.system());
  }

  /** Opens the subscriptions that cover the call at that place. */
  private void subscribe(List<RecordedExchange> exchanges, int index)
      throws IOException, InterruptedException {
    for (int i = index + 1; i < Math.min(index + 20, exchanges.size()); i++) {
      if (COVERED.getOrDefault(exchanges.get(i).name(), 0) == i - index) {
        var stream = client.stream(exchanges.get(i).request().toArray());
        assertThat(stream.next()).isEqualTo(ESTABLISHED);
        open.put(i, stream);
      }
    }
  }

  private Result compare(RecordedExchange exchange) throws IOException, InterruptedException {
    var recorded = text(exchange.response().toArray());
    var answered = answer(exchange);
    renaming.learn(recorded, answered);
    var theirs = normal(renaming.here(recorded));
    if (exchange.name().endsWith("Get dispid")) {
      theirs = renaming.dispid(theirs);
    }
    var ours = normal(answered);
    return new Result(release, exchange, outcome(theirs, ours), theirs, ours);
  }

  private static String normal(String answer) {
    boolean stream = answer.startsWith("1\0");
    var readable = stream ? String.join("\n", Packets.of(answer.getBytes(ISO_8859_1))) : answer;
    return Renaming.blank(readable.replace('\0', '|'));
  }

  private static Outcome outcome(String theirs, String ours) {
    if (theirs.equals(ours)) {
      return Outcome.SAME;
    }
    boolean errors = theirs.startsWith("2|") && ours.startsWith("2|");
    return errors && theirs.split("\\|", 3)[1].equals(ours.split("\\|", 3)[1])
        ? Outcome.SAME_ERROR_TYPE
        : Outcome.DIFFERENT;
  }

  private String answer(RecordedExchange exchange) throws IOException, InterruptedException {
    var request = renaming.here(text(exchange.request().toArray())).getBytes(ISO_8859_1);
    var name = exchange.name();
    if (open.containsKey(exchange.index())) {
      return heard(Objects.requireNonNull(open.remove(exchange.index())), name);
    }
    if (name.startsWith("vm.Stats")) {
      return packets(request, Packets.of(exchange.response().toArray()).size());
    }
    if (name.startsWith("no half-close")) {
      return unfinished(request);
    }
    if (name.equals("ERR request over 64 KiB")) {
      var padded = text(request) + "action=drop\n".repeat(OVERLONG / 12);
      return text(client.send(padded.substring(0, OVERLONG).getBytes(ISO_8859_1)));
    }
    return text(client.send(request));
  }

  /** What a subscription heard: up to an event made for the purpose, which is left out. */
  private String heard(RawClient.Stream stream, String name)
      throws IOException, InterruptedException {
    var marker = name.contains("one qube only") ? "vault" : "anon-whonix";
    client.value("admin.vm.firewall.Reload", "", marker, "");
    try (stream) {
      return joined(List.of(ESTABLISHED))
          + joined(stream.until(p -> p.equals("1|" + marker + "|firewall-changed||")));
    }
  }

  private String packets(byte[] request, int count) throws IOException, InterruptedException {
    var seen = new ArrayList<String>();
    try (var stream = client.stream(request)) {
      while (seen.size() < count) {
        seen.add(stream.next());
      }
    }
    return joined(seen);
  }

  private static String joined(List<String> packets) {
    return String.join("", packets).replace('|', '\0');
  }

  /** What comes without a half-close, while a later call of somebody else is answered. */
  private String unfinished(byte[] request) throws IOException {
    try (var channel = client.connect()) {
      RawClient.write(channel, request);
      client.value("admin.vm.List", "", "dom0", "");
      channel.configureBlocking(false);
      return channel.read(ByteBuffer.allocate(1)) == 0 ? "" : "answered";
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
