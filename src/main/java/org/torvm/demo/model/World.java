package org.torvm.demo.model;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.torvm.demo.part.ApiError;
import org.torvm.demo.part.Device;
import org.torvm.demo.part.Labels;
import org.torvm.demo.part.Names;
import org.torvm.demo.part.Numbers;
import org.torvm.demo.part.Pace;
import org.torvm.demo.part.Refused;
import org.torvm.demo.part.Volume;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.Release;

/**
 * The demo system's mutable state: every qube, every system-wide property. One lock guards all of
 * it; everything but {@link #locked} must be called with it held.
 */
public final class World {
  private final Release release;
  private final Pace pace;
  private final InstantSource time;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition changed = lock.newCondition();
  private final Map<String, DemoQube> guests = new TreeMap<>();
  private final DemoQube dom0 =
      new DemoQube("dom0", QubeClass.ADMIN, "00000000-0000-0000-0000-000000000000");
  private final Map<String, String> globals = new HashMap<>();
  private final QubeProperties properties;
  private final GlobalProperties globalProperties = new GlobalProperties();
  private final EventBus events = new EventBus();
  private final Labels labels = new Labels();
  private final Numbers numbers;
  private final Volumes volumes = new Volumes(this);
  private final Map<String, List<Device>> inventory = new HashMap<>();
  private final String managementTag;
  private int lastXid;

  /**
   * A world with dom0 in it.
   *
   * @param managementTag the tag of the qubes that callers other than dom0 get to see
   */
  public World(Release release, Pace pace, InstantSource time, long seed, String managementTag) {
    this.release = release;
    this.pace = pace;
    this.time = time;
    this.managementTag = managementTag;
    this.properties = new QubeProperties(release);
    this.numbers = new Numbers(seed);
    dom0.born(0, PowerState.RUNNING, time.instant());
    dom0.preset("label", "black");
  }

  /** What {@code work} gives, done while nobody else sees or changes anything. */
  public <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** Lets others work for that long. */
  public void pause(Duration duration) {
    await(() -> false, duration);
  }

  /** Lets others work until that is so; false when it was not within that time. */
  public boolean await(BooleanSupplier done, Duration atMost) {
    long left = atMost.toNanos();
    try {
      while (!done.getAsBoolean() && left > 0) {
        left = changed.awaitNanos(left);
      }
      return done.getAsBoolean();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Refused("the demo system is going away");
    }
  }

  /** Wakes whoever waits for a power state. */
  public void powerChanged() {
    changed.signalAll();
  }

  /** The release it behaves like. */
  public Release release() {
    return release;
  }

  /** Whether it behaves like R4.2, the release with other names and messages. */
  public boolean isOld() {
    return release == Release.R4_2;
  }

  /** How long things take. */
  public Pace pace() {
    return pace;
  }

  /** What time it is. */
  public InstantSource time() {
    return time;
  }

  /** Where events go. */
  public EventBus events() {
    return events;
  }

  /** The colour labels. */
  public Labels labels() {
    return labels;
  }

  /** Numbers and identities nobody has had yet. */
  public Numbers numbers() {
    return numbers;
  }

  /** dom0. */
  public DemoQube dom0() {
    return dom0;
  }

  /** dom0, then all others by name. */
  public List<DemoQube> qubes() {
    var all = new ArrayList<DemoQube>();
    all.add(dom0);
    all.addAll(guests.values());
    return all;
  }

  /** That qube, or nothing. */
  public Optional<DemoQube> find(String name) {
    return name.equals("dom0") ? Optional.of(dom0) : Optional.ofNullable(guests.get(name));
  }

  /**
   * That qube.
   *
   * @throws ApiError when there is none
   */
  public DemoQube qube(String name) {
    return find(name).orElseThrow(() -> ApiError.notFound(name));
  }

  /** Puts a qube in, with the volumes of its class. */
  public void put(DemoQube qube) {
    guests.put(qube.name(), qube);
    volumes.furnish(qube);
  }

  /** Takes a qube out. */
  public void drop(DemoQube qube) {
    guests.remove(qube.name());
  }

  /** The devices that qube has for others. */
  public List<Device> devices(DemoQube backend) {
    return inventory.getOrDefault(backend.name(), List.of());
  }

  /** Gives a qube devices for others. */
  public void equip(DemoQube backend, List<Device> devices) {
    inventory.put(backend.name(), List.copyOf(devices));
  }

  /**
   * Accepts a name that a qube can have.
   *
   * @throws ApiError when no qube can have that name
   */
  public void checkName(String name) {
    Names.check(name, release);
  }

  /** The kernel volume of that qube as it is now. */
  public Volume kernelVolume(DemoQube qube) {
    return volumes.kernel(qube);
  }

  /** Whether that caller may know of that qube: dom0 of all, others of those that policy names. */
  public boolean isVisible(String source, DemoQube qube) {
    return source.equals("dom0") || qube.tags().contains(managementTag);
  }

  /** The properties of that qube by name, in qubesd's order. */
  public Map<String, Property> properties(DemoQube qube) {
    return properties.of(qube.klass());
  }

  /** That property of that qube, or nothing. */
  public Optional<Property> property(DemoQube qube, String name) {
    return properties.find(qube.klass(), name);
  }

  /** The system-wide properties by name, in qubesd's order. */
  public Map<String, Property> globalProperties() {
    return globalProperties.all();
  }

  /** The effective value of that property; empty for none and for a property it does not have. */
  public String value(DemoQube qube, String name) {
    return qube.explicit(name)
        .or(() -> property(qube, name).map(p -> p.fallback().value(this, qube)))
        .orElse("");
  }

  /** The effective value of that system-wide property; empty for none. */
  public String global(String name) {
    return globalExplicit(name)
        .or(() -> globalProperties.find(name).map(p -> p.fallback().value(this, dom0)))
        .orElse("");
  }

  /** What somebody set that system-wide property to. */
  public Optional<String> globalExplicit(String name) {
    return Optional.ofNullable(globals.get(name));
  }

  /** Sets a system-wide property without checks and without an event. */
  public void presetGlobal(String name, String value) {
    globals.put(name, value);
  }

  /** Unsets a system-wide property without checks and without an event. */
  public void resetGlobal(String name) {
    globals.remove(name);
  }

  /** The pool that volumes of new qubes go to. */
  String defaultPool() {
    return global("default_pool");
  }

  /** Whether that qube provides network to others. */
  public boolean providesNetwork(DemoQube qube) {
    return value(qube, "provides_network").equals("True");
  }

  /** The effective net qube. */
  public Optional<DemoQube> netQube(DemoQube qube) {
    return find(value(qube, "netvm"));
  }

  /** The template, for a disposable its disposable template. */
  public Optional<DemoQube> template(DemoQube qube) {
    return qube.explicit("template").flatMap(this::find);
  }

  /** Every qube that reaches the network through that one, itself not included. */
  public List<DemoQube> downstream(DemoQube qube) {
    var found = new TreeSet<String>();
    var next = new ArrayList<>(List.of(qube));
    var all = new ArrayList<DemoQube>();
    while (!next.isEmpty()) {
      var net = next.removeLast();
      for (DemoQube client : clients(net)) {
        if (found.add(client.name())) {
          all.add(client);
          next.add(client);
        }
      }
    }
    return all;
  }

  /** The qubes whose effective net qube is that one. */
  public List<DemoQube> clients(DemoQube net) {
    return guests.values().stream().filter(q -> value(q, "netvm").equals(net.name())).toList();
  }

  /**
   * A feature of the qube or, where it has none of that key, of its template and the template's
   * template.
   */
  public Optional<String> feature(DemoQube qube, String key) {
    for (var next = Optional.of(qube); next.isPresent(); next = template(next.get())) {
      var value = next.get().features().get(key);
      if (value != null) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /** The number of the next domain. */
  public int nextXid() {
    return ++lastXid;
  }
}
