package org.torvm.demo.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.torvm.admin.EventPacket;

/** Hands every event to everyone who listens, in one order. Called with the world's lock held. */
public final class EventBus {
  /** Someone who wants to hear. Must not block: it is called with the world's lock held. */
  @FunctionalInterface
  public interface Listener {
    /**
     * An event happened.
     *
     * @param about the qubes it is about, the removed one included; empty for the whole system
     */
    void heard(EventPacket packet, List<DemoQube> about);
  }

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /** From now on that listener hears every event. */
  public void add(Listener listener) {
    listeners.add(listener);
  }

  /** That listener hears nothing any more. */
  public void remove(Listener listener) {
    listeners.remove(listener);
  }

  /** How many listen. */
  public int size() {
    return listeners.size();
  }

  /** An event about a qube; {@code pairs} are keys and values in turn. */
  public void emit(DemoQube subject, String event, String... pairs) {
    send(new EventPacket(subject.name(), event, arguments(pairs)), List.of(subject));
  }

  /** An event about the whole system that names a qube, such as {@code domain-add}. */
  public void emitAbout(DemoQube qube, String event) {
    send(new EventPacket("", event, arguments("vm", qube.name())), List.of(qube));
  }

  /** An event about the whole system. */
  public void emitGlobal(String event, String... pairs) {
    send(new EventPacket("", event, arguments(pairs)), List.of());
  }

  private void send(EventPacket packet, List<DemoQube> about) {
    for (Listener listener : listeners) {
      listener.heard(packet, about);
    }
  }

  private static Map<String, String> arguments(String... pairs) {
    var arguments = new LinkedHashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      arguments.put(pairs[i], pairs[i + 1]);
    }
    return arguments;
  }
}
