package org.torvm.demo.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.torvm.demo.part.DeviceUse;
import org.torvm.demo.part.FirewallRule;
import org.torvm.demo.part.Volume;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeClass;

/** One qube of the demo system. Mutable; touched only with the world's lock held. */
public final class DemoQube {
  private final String name;
  private final QubeClass klass;
  private final String uuid;
  private final Map<String, String> explicit = new HashMap<>();
  private final SortedSet<String> tags = new TreeSet<>();
  private final Map<String, String> features = new LinkedHashMap<>();
  private final Map<String, Volume> volumes = new LinkedHashMap<>();
  private final Map<String, Map<String, DeviceUse>> devices = new HashMap<>();
  private List<FirewallRule> firewall = List.of(FirewallRule.ACCEPT_ALL);
  private String notes = "";
  private PowerState state = PowerState.HALTED;
  private int xid = -1;
  private int boots;
  private boolean starting;
  private Optional<Instant> startedAt = Optional.empty();

  /** A halted qube without anything set. */
  public DemoQube(String name, QubeClass klass, String uuid) {
    this.name = name;
    this.klass = klass;
    this.uuid = uuid;
  }

  /** Its name, which never changes. */
  public String name() {
    return name;
  }

  /** Its class, which never changes. */
  public QubeClass klass() {
    return klass;
  }

  /** Its uuid, which never changes. */
  public String uuid() {
    return uuid;
  }

  /** Its tags; may be changed without an event only while the qube is being made. */
  public SortedSet<String> tags() {
    return tags;
  }

  /** Its own features in the order they were set. */
  public Map<String, String> features() {
    return features;
  }

  /** Its volumes by name, in qubesd's order; dom0 has none. */
  public Map<String, Volume> volumes() {
    return volumes;
  }

  /** The devices of that class it uses, by their key and in its order. */
  public Map<String, DeviceUse> devices(String deviceClass) {
    return devices.computeIfAbsent(deviceClass, _ -> new TreeMap<>());
  }

  /** All devices it uses, of every class. */
  public List<DeviceUse> devices() {
    return devices.values().stream().flatMap(m -> m.values().stream()).toList();
  }

  /** Its firewall rules; no rule at all drops everything. */
  public List<FirewallRule> firewall() {
    return firewall;
  }

  /** Replaces the firewall rules. */
  public void firewall(List<FirewallRule> rules) {
    firewall = List.copyOf(rules);
  }

  /** Its notes (R4.3). */
  public String notes() {
    return notes;
  }

  /** Replaces the notes. */
  public void notes(String text) {
    notes = text;
  }

  /** Its power state. */
  public PowerState state() {
    return state;
  }

  /** Whether it runs, up or nearly up. */
  public boolean isRunning() {
    return state == PowerState.RUNNING || state == PowerState.TRANSIENT;
  }

  /** Whether it is halted. */
  public boolean isHalted() {
    return state == PowerState.HALTED;
  }

  /** Changes the power state of a qube that is on. */
  public void state(PowerState newState) {
    state = newState;
  }

  /** Xen's number of it; -1 while halted. */
  public int xid() {
    return xid;
  }

  /** When it was started, while it is on. */
  public Optional<Instant> startedAt() {
    return startedAt;
  }

  /** Counts its boots, so that a late shutdown or start notices that it is about an older one. */
  public int boots() {
    return boots;
  }

  /** Whether somebody is starting it. */
  public boolean starting() {
    return starting;
  }

  /** Somebody is starting it, or no longer. */
  public void starting(boolean now) {
    starting = now;
  }

  /** The qube is on from now. */
  public void born(int newXid, PowerState newState, Instant now) {
    xid = newXid;
    state = newState;
    startedAt = Optional.of(now);
    boots++;
  }

  /** The qube is off from now. */
  public void died() {
    xid = -1;
    state = PowerState.HALTED;
    startedAt = Optional.empty();
    boots++;
  }

  /** Whether somebody set that property. */
  public boolean isExplicit(String property) {
    return explicit.containsKey(property);
  }

  /** What somebody set that property to. */
  public Optional<String> explicit(String property) {
    return Optional.ofNullable(explicit.get(property));
  }

  /** Sets a property without checks and without an event: while a qube is being made. */
  public void preset(String property, String value) {
    explicit.put(property, value);
  }

  /** Unsets a property without checks and without an event. */
  public void unset(String property) {
    explicit.remove(property);
  }

  /** Copies of what was set, for whoever makes another qube from this one. */
  public Map<String, String> explicitProperties() {
    return Map.copyOf(explicit);
  }

  /** The devices by class, for whoever checks who uses what. */
  public List<String> deviceClasses() {
    return new ArrayList<>(devices.keySet());
  }
}
