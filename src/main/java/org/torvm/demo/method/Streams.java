package org.torvm.demo.method;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.torvm.admin.Call;
import org.torvm.admin.EventPacket;
import org.torvm.demo.model.DemoQube;
import org.torvm.demo.model.EventBus;
import org.torvm.demo.model.World;
import org.torvm.demo.part.ApiError;
import org.torvm.demo.part.Refused;

/**
 * The two methods that answer with a stream of event packets: {@code admin.Events} and {@code
 * admin.vm.Stats}. Source: the Admin API page, section 1.2.
 */
public final class Streams {
  /** A listener that is this many events behind is given up, so that it cannot eat the memory. */
  private static final int MOST_WAITING = 20_000;

  /** In seconds. */
  private static final int LONGEST_INTERVAL = 86_400;

  private static final long KIB_PER_MIB = 1024;
  private static final EventPacket ESTABLISHED =
      new EventPacket("", "connection-established", Map.of());
  private final World world;
  private final Methods methods;

  /** Where packets go. */
  public interface Sink {
    /** Writes one packet; fails when nobody reads any more. */
    void send(EventPacket packet) throws IOException;

    /** Nothing more is written, also when a write is waiting now. Does not block. */
    void giveUp();
  }

  /** The streams of that world. */
  public Streams(World world, Methods methods) {
    this.world = world;
    this.methods = methods;
  }

  /** Whether that call is answered with a stream. */
  public boolean isStream(Call call) {
    return call.method().equals("admin.Events") || call.method().equals("admin.vm.Stats");
  }

  /**
   * Sends packets until nobody reads them or the thread is interrupted.
   *
   * @throws ApiError when the stream ends with an error packet
   * @throws Refused when there is no answer
   */
  public void serve(Call call, Sink sink) throws IOException, InterruptedException {
    if (!call.argument().isEmpty() || !call.payload().isEmpty()) {
      throw new Refused("a stream takes neither argument nor payload");
    }
    if (call.method().equals("admin.Events")) {
      events(call, sink);
    } else {
      statistics(call, sink);
    }
  }

  private void events(Call call, Sink sink) throws IOException, InterruptedException {
    var waiting = new ArrayBlockingQueue<EventPacket>(MOST_WAITING);
    var listener =
        world.locked(() -> {
          var made = listener(methods.request(call), waiting, sink);
          world.events().add(made);
          return made;
        });
    try {
      sink.send(ESTABLISHED);
      while (true) {
        sink.send(waiting.take());
      }
    } finally {
      world.events().remove(listener);
    }
  }

  private EventBus.Listener listener(
      Request request, BlockingQueue<EventPacket> waiting, Sink sink) {
    var source = request.source().name();
    var only = request.target();
    return (packet, about) -> {
      boolean visible =
          source.equals("dom0")
              || (!about.isEmpty() && about.stream().allMatch(q -> world.isVisible(source, q)));
      boolean wanted = request.isGlobal() || packet.subject().equals(only.name());
      if (visible && wanted && !waiting.offer(packet)) {
        sink.giveUp();
      }
    };
  }

  private void statistics(Call call, Sink sink) throws IOException, InterruptedException {
    var request = world.locked(() -> methods.request(call));
    sink.send(ESTABLISHED);
    var last = new HashMap<String, Long>();
    while (true) {
      for (EventPacket packet : world.locked(() -> round(request, last))) {
        sink.send(packet);
      }
      Thread.sleep(interval());
    }
  }

  private Duration interval() {
    var seconds = world.locked(() -> Long.parseLong(world.global("stats_interval")));
    return world.pace().second().multipliedBy(Math.clamp(seconds, 1, LONGEST_INTERVAL));
  }

  private List<EventPacket> round(Request request, Map<String, Long> last) {
    if (!request.isGlobal() && !request.target().isRunning()) {
      throw ApiError.notRunning(request.target().name());
    }
    var packets = new ArrayList<EventPacket>();
    for (DemoQube qube : request.isGlobal() ? running() : List.of(request.target())) {
      long used = Processor.time(world, qube).toMillis();
      long before = last.getOrDefault(qube.name(), used);
      last.put(qube.name(), used);
      long raw = Math.clamp((used - before) / 10, 0, 100);
      var arguments = new LinkedHashMap<String, String>();
      arguments.put("memory_kb", Long.toString(memory(qube)));
      arguments.put("cpu_time", Long.toString(used));
      arguments.put("cpu_usage", Long.toString(raw / 2));
      arguments.put("cpu_usage_raw", Long.toString(raw));
      packets.add(new EventPacket(qube.name(), "vm-stats", arguments));
    }
    return packets;
  }

  private List<DemoQube> running() {
    return world.qubes().stream()
        .filter(q -> !q.isHalted())
        .sorted(Comparator.comparingInt(DemoQube::xid))
        .toList();
  }

  private long memory(DemoQube qube) {
    return qube == world.dom0()
        ? Processor.DOM0_MEMORY_KIB
        : Long.parseLong(world.value(qube, "memory")) * KIB_PER_MIB;
  }
}
