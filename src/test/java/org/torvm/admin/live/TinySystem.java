package org.torvm.admin.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.torvm.admin.AdminException;
import org.torvm.admin.Bytes;
import org.torvm.admin.Call;
import org.torvm.admin.EventPacket;
import org.torvm.admin.Reply;
import org.torvm.admin.Transport;
import org.torvm.text.Text;

/**
 * A few qubes behind the transport, with a hand on every answer: a test can hold an answer back
 * after its bytes are fixed, spoil it, break the connection, and change things with or without an
 * event.
 */
final class TinySystem implements Transport {
  /** A qube; everything may be changed at any time. */
  static final class TinyQube {
    String klass = "AppVM";
    String state = "Halted";
    final Map<String, String> properties = new TreeMap<>();
    final Set<String> tags = new TreeSet<>();
    final Map<String, String> features = new TreeMap<>();
  }

  private static final Bytes HANG_UP = Bytes.of("hang up");

  private final Map<String, TinyQube> qubes = new TreeMap<>();
  private final Map<String, String> globals = new TreeMap<>();
  private final Map<String, byte[]> spoiled = new HashMap<>();
  private final Map<String, CountDownLatch> held = new HashMap<>();
  private final Map<String, CountDownLatch> reached = new HashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<LinkedBlockingQueue<Bytes>> streams = new ArrayList<>();
  private boolean away;
  private boolean deaf;

  TinySystem() {
    globals.put("default_netvm", "default=False type=vm sys-net");
    qube("dom0").klass = "AdminVM";
    qube("dom0").state = "Running";
    qube("sys-net").properties.put("netvm", "default=False type=vm ");
    qube("sys-net").properties.put("provides_network", "default=False type=bool True");
    qube("work").properties.put("netvm", "default=True type=vm sys-net");
  }

  /** That qube, made when it is not there. */
  synchronized TinyQube qube(String name) {
    return qubes.computeIfAbsent(name, _ -> new TinyQube());
  }

  synchronized void remove(String name) {
    qubes.remove(name);
  }

  synchronized void setGlobal(String property, String value) {
    globals.put(property, value);
  }

  /** Answers that call, such as {@code admin.vm.tag.List+ work}, with those bytes from now on. */
  synchronized void spoil(String call, byte[] reply) {
    spoiled.put(call, reply);
  }

  /** Answers that call rightly again. */
  synchronized void mend(String call) {
    spoiled.remove(call);
  }

  /** Holds the next answer to that call back, with the bytes it has at the time of the call. */
  synchronized void hold(String call) {
    held.put(call, new CountDownLatch(1));
    reached.put(call, new CountDownLatch(1));
  }

  /** Waits until the held call has been made. */
  void awaitHeld(String call) throws InterruptedException {
    CountDownLatch latch;
    synchronized (this) {
      latch = Objects.requireNonNull(reached.get(call));
    }
    latch.await();
  }

  /** Lets the held answer go. */
  synchronized void release(String call) {
    Objects.requireNonNull(held.remove(call)).countDown();
  }

  /** Tells every listener. */
  synchronized void emit(String subject, String event, String... arguments) {
    var map = new HashMap<String, String>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      map.put(arguments[i], arguments[i + 1]);
    }
    var packet = Bytes.of(new EventPacket(subject, event, map).encode());
    streams.forEach(stream -> stream.add(packet));
  }

  /** Goes away: open streams end and no call gets through. */
  synchronized void goAway() {
    away = true;
    streams.forEach(stream -> stream.add(HANG_UP));
    streams.clear();
  }

  /** Is there again. */
  synchronized void comeBack() {
    away = false;
  }

  /** Takes connections but never says that a stream is open. */
  synchronized void turnDeaf() {
    deaf = true;
  }

  /** How often calls whose text begins so were made. */
  long count(String start) {
    return calls.stream().filter(call -> call.startsWith(start)).count();
  }

  @Override
  public Bytes exchange(Call call, Duration deadline, int replyLimit) throws AdminException {
    var text = call.method() + "+" + call.argument() + " " + call.destination();
    calls.add(text);
    Bytes reply;
    CountDownLatch gate;
    synchronized (this) {
      if (away) {
        throw new AdminException.NotReachable(Text.of("connection.busy"));
      }
      var spoilt = spoiled.get(text);
      reply = Bytes.of(spoilt != null ? spoilt : answer(call));
      gate = held.get(text);
      var news = reached.get(text);
      if (news != null) {
        news.countDown();
      }
    }
    try {
      if (gate != null) {
        gate.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AdminException.ConnectionLost(call);
    }
    return reply;
  }

  @Override
  public synchronized EventStream open(Call call, Duration deadline) throws AdminException {
    if (away) {
      throw new AdminException.NotReachable(Text.of("connection.busy"));
    }
    var stream = new LinkedBlockingQueue<Bytes>();
    streams.add(stream);
    if (!deaf) {
      stream.add(Bytes.of(new EventPacket("", "connection-established", Map.of()).encode()));
    }
    return new EventStream() {
      @Override
      public int read(byte[] buffer) {
        try {
          var piece = stream.take();
          if (piece.equals(HANG_UP)) {
            return -1;
          }
          System.arraycopy(piece.toArray(), 0, buffer, 0, piece.size());
          return piece.size();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return -1;
        }
      }

      @Override
      public void close() {
        stream.add(HANG_UP);
      }
    };
  }

  private byte[] answer(Call call) {
    var qube = qubes.get(call.destination());
    if (qube == null) {
      return failure("QubesVMNotFoundError");
    }
    var argument = call.argument();
    return switch (call.method()) {
      case "admin.vm.List" ->
          value(
              call.destination().equals("dom0")
                  ? qubes.keySet().stream().map(this::line).collect(Collectors.joining())
                  : line(call.destination()));
      case "admin.vm.property.GetAll" -> value(lines(properties(call.destination())));
      case "admin.property.GetAll" -> value(lines(globals));
      case "admin.vm.property.Get" ->
          one(properties(call.destination()), argument, "QubesNoSuchPropertyError");
      case "admin.property.Get" -> one(globals, argument, "QubesNoSuchPropertyError");
      case "admin.vm.tag.List" -> value(words(qube.tags));
      case "admin.vm.feature.List" -> value(words(qube.features.keySet()));
      case "admin.vm.feature.Get" -> one(qube.features, argument, "QubesFeatureNotFoundError");
      case "admin.label.Get" -> value("0x123456");
      default -> new byte[0];
    };
  }

  private Map<String, String> properties(String name) {
    var all = new TreeMap<>(qube(name).properties);
    all.putIfAbsent("label", "default=False type=label red");
    return all;
  }

  private String line(String name) {
    var qube = qube(name);
    return name + " class=" + qube.klass + " state=" + qube.state + "\n";
  }

  private static String lines(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private static String words(Set<String> words) {
    return words.stream().map(word -> word + "\n").collect(Collectors.joining());
  }

  private static byte[] one(Map<String, String> values, String key, String otherwise) {
    var found = values.get(key);
    return found == null ? failure(otherwise) : value(found);
  }

  static byte[] value(String text) {
    return new Reply.Value(Bytes.of(text)).encode();
  }

  static byte[] failure(String type) {
    return Reply.Failure.of(type, "").encode();
  }
}
