package org.torvm.admin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.admin.value.CurrentState;
import org.torvm.admin.value.Device;
import org.torvm.admin.value.FirewallRule;
import org.torvm.admin.value.FirewallRules;
import org.torvm.admin.value.Property;
import org.torvm.admin.value.QubeEntry;
import org.torvm.admin.value.VolumeInfo;
import org.torvm.qubes.QubeName;

/**
 * Everything that the genuine daemon answered is understood: as the right value, or as the right
 * error. What is expected is taken from the bytes by other means than the program's.
 */
class RecordedRepliesTest {
  /** The typed numbers keep the test from passing because nothing was looked at. */
  @ParameterizedTest
  @CsvSource({"4.2, 300, 50", "4.3, 300, 50"})
  void everyReplyIsDecoded(String release, int typedAtLeast, int refusedAtLeast) {
    int typed = 0;
    int refused = 0;
    for (var exchange : RecordedExchange.ofRelease(release)) {
      assertThat(outcomeOf(Reply.parse(exchange.response().toArray())))
          .as(exchange.toString())
          .isEqualTo(expectedOutcome(exchange.response().toArray()));
      var call = Call.parse(exchange.request().toArray());
      var asked =
          exchange.note().isEmpty()
              ? call.flatMap(TypedCalls::of)
              : Optional.<TypedCalls.Asked>empty();
      if (asked.isPresent() && isSaidAlike(asked.get(), call.orElseThrow())) {
        typed++;
        refused += decodesAsExpected(exchange, asked.get()) ? 0 : 1;
      }
    }
    assertThat(typed).isGreaterThanOrEqualTo(typedAtLeast);
    assertThat(refused).isGreaterThanOrEqualTo(refusedAtLeast);
  }

  @ParameterizedTest
  @CsvSource({"4.2, 15", "4.3, 15"})
  void everyEventStreamIsDecodedWhateverPiecesItComesIn(String release, int streamsAtLeast)
      throws AdminException {
    int streams = 0;
    for (var exchange : RecordedExchange.ofRelease(release)) {
      byte[] bytes = exchange.response().toArray();
      if (bytes.length > 1 && bytes[0] == '1') {
        streams++;
        var whole = eventsOf(bytes, Integer.MAX_VALUE);
        assertThat(written(whole)).as(exchange.toString()).isEqualTo(packetsOf(bytes));
        assertThat(eventsOf(bytes, 1)).as(exchange.toString()).isEqualTo(whole);
        // Byte by byte, every boundary was a cut already; cutting in two is tried where it is
        // cheap.
        for (int cut = 1; bytes.length < 600 && cut < bytes.length; cut++) {
          var decoder = new EventDecoder();
          var pieces = new ArrayList<EventPacket>();
          decoder.feed(Arrays.copyOf(bytes, cut), cut, pieces::add);
          byte[] rest = Arrays.copyOfRange(bytes, cut, bytes.length);
          decoder.feed(rest, rest.length, pieces::add);
          if (!pieces.equals(whole)) {
            throw new AssertionError(exchange + " cut at " + cut);
          }
        }
      }
    }
    assertThat(streams).isGreaterThanOrEqualTo(streamsAtLeast);
  }

  /** Whether the typed call puts the same request on the wire, so that the reply is one to it. */
  private static boolean isSaidAlike(TypedCalls.Asked asked, Call recorded) {
    var transport = new ReplayingTransport(new byte[0]);
    try {
      asked.ask(new AdminApi(transport, Deadlines.all(Duration.ofSeconds(1))));
    } catch (AdminException e) {
      assertThat(e).isInstanceOf(AdminException.RefusedSilently.class);
    }
    assertThat(transport.calls).hasSize(1);
    var said = transport.calls.getFirst();
    var firewall = recorded.method().equals("admin.vm.firewall.Set");
    return said.method().equals(recorded.method())
        && said.destination().equals(recorded.destination())
        && said.argument().equals(recorded.argument())
        && (firewall || said.payload().equals(recorded.payload()));
  }

  /** Whether it was a success; fails when it was not what the bytes say. */
  private static boolean decodesAsExpected(RecordedExchange exchange, TypedCalls.Asked asked) {
    byte[] bytes = exchange.response().toArray();
    var expected = expectedOutcome(bytes);
    try {
      var value =
          asked.ask(
              new AdminApi(new ReplayingTransport(bytes), Deadlines.all(Duration.ofSeconds(1))));
      assertThat("value").as(exchange.toString()).isEqualTo(expected);
      assertThat(said(value))
          .as(exchange.toString())
          .isEqualTo(expectedSaid(value, new String(bytes, 2, bytes.length - 2, UTF_8)));
      return true;
    } catch (AdminException.Refused e) {
      assertThat("failure " + e.type()).as(exchange.toString()).isEqualTo(expected);
    } catch (AdminException.RefusedSilently e) {
      assertThat("nothing").as(exchange.toString()).isEqualTo(expected);
    } catch (AdminException e) {
      throw new AssertionError(exchange + ": " + e.getMessage(), e);
    }
    return false;
  }

  private static String outcomeOf(Reply reply) {
    return switch (reply) {
      case Reply.Value _ -> "value";
      case Reply.Failure failure -> "failure " + failure.type();
      case Reply.Nothing _ -> "nothing";
      case Reply.Garbled _ -> "garbled";
    };
  }

  private static String expectedOutcome(byte[] bytes) {
    if (bytes.length == 0) {
      return "nothing";
    }
    return switch (bytes[0]) {
      case '0' -> "value";
      case '2' -> "failure " + new String(bytes, UTF_8).split("\0", -1)[1];
      default -> "garbled";
    };
  }

  /** What a decoded value says, in the words of the wire. */
  private static List<String> said(Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.map(RecordedRepliesTest::said).orElse(List.of(""));
      case Collection<?> many -> many.stream().flatMap(v -> said(v).stream()).toList();
      case QubeEntry e ->
          List.of(
              e.name()
                  + " class="
                  + e.klass().orElseThrow().wireName()
                  + " state="
                  + e.state().wireName()
                  + e.uuid().map(u -> " uuid=" + u).orElse(""));
      case Property p -> List.of(p.name(), p.isDefault() + " " + p.type() + " " + p.value());
      case CurrentState s ->
          List.of(
              "mem=%d mem_static_max=%d cputime=%d power_state=%s"
                  .formatted(s.memoryKib(), s.maximumKib(), s.cpuNanos(), s.power().wireName()));
      case FirewallRule rule -> List.of(sorted(FirewallRules.print(List.of(rule)).strip()));
      case VolumeInfo v ->
          List.of(v.pool() + " " + v.id() + " " + v.size() + " " + python(v.writable()));
      case Device device -> List.of(device.id(), String.join(" ", device.fields().values()));
      case QubeName name -> List.of(name.value());
      case Boolean flag -> List.of(flag ? "1" : "0");
      case Integer colour -> List.of(String.format("0x%06x", colour));
      default -> List.of(value.toString());
    };
  }

  /** The same words taken straight from the reply. */
  private static List<String> expectedSaid(Object value, String reply) {
    return switch (value) {
      case Collection<?> many when many.isEmpty() -> lines(reply);
      case Collection<?> many ->
          lines(reply).stream().flatMap(l -> line(many.iterator().next(), l).stream()).toList();
      case QubeEntry entry -> line(entry, reply.strip());
      case Property p -> List.of(p.name(), setting(reply));
      case Optional<?> o when o.isPresent() && o.get() instanceof Property p ->
          List.of(p.name(), "true " + reply.replaceFirst("type=", ""));
      case VolumeInfo _ ->
          List.of(
              field(reply, "pool")
                  + " "
                  + field(reply, "vid")
                  + " "
                  + field(reply, "size")
                  + " "
                  + field(reply, "rw"));
      default -> List.of(reply);
    };
  }

  private static List<String> line(Object kind, String line) {
    return switch (kind) {
      case Property _ -> {
        int space = line.indexOf(' ');
        var value = setting(line.substring(space + 1)).replace("\\\\", "\1");
        yield List.of(line.substring(0, space), value.replace("\\n", "\n").replace("\1", "\\"));
      }
      case FirewallRule _ -> List.of(sorted(line));
      case Device _ -> {
        int space = line.indexOf(' ');
        var values = new ArrayList<String>();
        for (String field : line.substring(space + 1).split(" (?=[a-z_]+=)", -1)) {
          values.add(field.substring(field.indexOf('=') + 1).replace("'", ""));
        }
        yield List.of(line.substring(0, space), String.join(" ", values));
      }
      default -> List.of(line);
    };
  }

  private static String setting(String text) {
    return text.replaceFirst("default=True type=", "true ")
        .replaceFirst("default=False type=", "false ");
  }

  private static List<String> lines(String reply) {
    return reply.isEmpty()
        ? List.of()
        : Arrays.asList(reply.replaceFirst("\n$", "").split("\n", -1));
  }

  private static String field(String reply, String key) {
    return lines(reply).stream()
        .filter(l -> l.startsWith(key + "="))
        .findFirst()
        .orElseThrow()
        .substring(key.length() + 1);
  }

  private static String sorted(String line) {
    return String.join(" ", new TreeSet<>(Arrays.asList(line.split(" ", -1))));
  }

  private static String python(boolean flag) {
    return flag ? "True" : "False";
  }

  private static List<EventPacket> eventsOf(byte[] bytes, int piece) throws AdminException {
    var call = Call.of("admin.Events", "", "dom0", Bytes.NONE);
    var heard = new ArrayList<EventPacket>();
    try (var events =
        new Events(call, new ReplayingTransport(bytes, piece).open(call, Duration.ofSeconds(1)))) {
      for (var next = events.next(); next.isPresent(); next = events.next()) {
        heard.add(next.get());
      }
    } catch (AdminException.Refused e) {
      assertThat(e.type()).isEqualTo("QubesVMNotRunningError");
    }
    return heard;
  }

  private static Bytes written(List<EventPacket> packets) {
    var bytes = new ByteArrayOutputStream();
    packets.forEach(packet -> bytes.writeBytes(packet.encode()));
    return Bytes.of(bytes.toByteArray());
  }

  /** The stream without the error packet that ends one of them. */
  private static Bytes packetsOf(byte[] bytes) {
    var text = new String(bytes, ISO_8859_1);
    int error = text.indexOf("\0\0" + "2\0Qubes");
    return error < 0 ? Bytes.of(bytes) : Bytes.of(Arrays.copyOf(bytes, error + 2));
  }
}
