package org.torvm.demo.model;

import static org.torvm.demo.model.PropertyType.BOOL;
import static org.torvm.demo.model.PropertyType.INT;
import static org.torvm.demo.model.PropertyType.LABEL;
import static org.torvm.demo.model.PropertyType.STR;
import static org.torvm.demo.model.PropertyType.VM;
import static org.torvm.qubes.QubeClass.ADMIN;
import static org.torvm.qubes.QubeClass.APP;
import static org.torvm.qubes.QubeClass.DISPOSABLE;
import static org.torvm.qubes.QubeClass.STANDALONE;
import static org.torvm.qubes.QubeClass.TEMPLATE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.torvm.demo.model.Property.Access;
import org.torvm.demo.model.Property.Fallback;
import org.torvm.demo.part.Clock;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.Release;

/**
 * The properties of qubes, by class, in the order in which qubesd lists them. Source: the recorded
 * {@code admin.vm.property.GetAll} of every class, and the Admin API page, sections 3.1 and 10.
 */
final class QubeProperties {
  private static final Set<QubeClass> EVERYTHING = EnumSet.allOf(QubeClass.class);
  private static final Set<QubeClass> GUESTS = EnumSet.complementOf(EnumSet.of(ADMIN));

  private final Release release;
  private final Map<QubeClass, Map<String, Property>> byClass = new EnumMap<>(QubeClass.class);

  QubeProperties(Release release) {
    this.release = release;
    for (QubeClass klass : QubeClass.values()) {
      byClass.put(klass, new LinkedHashMap<>());
    }
    identity();
    computed();
    network();
    settings();
    machine();
    references();
    byClass.replaceAll((_, properties) -> inOrder(properties));
  }

  /** The properties of that class by name, in qubesd's order. */
  Map<String, Property> of(QubeClass klass) {
    return byClass.getOrDefault(klass, Map.of());
  }

  /** That property of that class, or nothing. */
  Optional<Property> find(QubeClass klass, String name) {
    return Optional.ofNullable(of(klass).get(name));
  }

  private void identity() {
    add(EVERYTHING, "name", STR, Access.WRITE_ONCE, (_, q) -> q.name(), "The name of the qube.");
    add(EVERYTHING, "uuid", STR, Access.WRITE_ONCE, (_, q) -> q.uuid(), "Stays for ever.");
    add(EVERYTHING, "qid", INT, Access.WRITE_ONCE, (_, _) -> "0", "A number for addresses.");
    add(Set.of(DISPOSABLE), "dispid", INT, Access.WRITE_ONCE, (_, _) -> "", "A number for names.");
    add(EVERYTHING, "label", LABEL, Access.NO_DEFAULT, (_, _) -> "black", "The qube's colour.");
  }

  private void computed() {
    compute(EVERYTHING, "klass", STR, (_, q) -> q.klass().wireName(), "The class of the qube.");
    compute(EVERYTHING, "icon", STR, Icons::of, "The picture that stands for the qube.");
    compute(EVERYTHING, "updateable", BOOL, (_, q) -> bool(isUpdateable(q)), "Updates by itself.");
    var number = release == Release.R4_2 ? STR : INT;
    compute(GUESTS, "xid", number, (_, q) -> Integer.toString(q.xid()), "Xen's number of it.");
    compute(GUESTS, "stubdom_xid", number, (_, _) -> "-1", "Xen's number of its stub domain.");
    compute(GUESTS, "start_time", STR, (_, q) -> Clock.python(q.startedAt()), "When it started.");
    if (release != Release.R4_2) {
      compute(GUESTS, "stubdom_uuid", STR, (_, _) -> "", "The identity of its stub domain.");
    }
  }

  private void network() {
    compute(GUESTS, "dns", STR, Addresses::dns, "The name servers that the qube asks.");
    compute(GUESTS, "gateway", STR, Addresses::gateway, "What clients of the qube send to.");
    compute(GUESTS, "gateway6", STR, (_, _) -> "", "The same for IPv6.");
    compute(GUESTS, "visible_ip", STR, Addresses::ip, "The address that the qube itself sees.");
    compute(GUESTS, "visible_ip6", STR, (_, _) -> "", "The same for IPv6.");
    compute(GUESTS, "visible_gateway", STR, Addresses::uplink, "What the qube sends to.");
    compute(GUESTS, "visible_gateway6", STR, (_, _) -> "", "The same for IPv6.");
    compute(GUESTS, "visible_netmask", STR, Addresses::netmask, "Its network's size.");
    set(GUESTS, "ip", STR, Addresses::ip, "The address on the way to the net qube.");
    set(GUESTS, "ip6", STR, (_, _) -> "", "The IPv6 address on the way to the net qube.");
    set(GUESTS, "mac", STR, (_, _) -> "00:16:3e:5e:6c:00", "The network card's address.");
    set(GUESTS, "provides_network", BOOL, no(), "Other qubes may reach the network through it.");
  }

  private void settings() {
    set(GUESTS, "autostart", BOOL, no(), "Started together with the system.");
    set(GUESTS, "backup_timestamp", INT, (_, _) -> "", "When it was last backed up.");
    set(GUESTS, "debug", BOOL, no(), "Shows its console and keeps more logs.");
    set(GUESTS, "default_user", STR, (_, _) -> "user", "Who runs programs in the qube.");
    set(
        EVERYTHING,
        "include_in_backups",
        BOOL,
        QubeProperties::isBackedUp,
        "Backed up by default.");
    set(EVERYTHING, "keyboard_layout", STR, (_, _) -> "us++", "Layout, variant, options.");
    set(GUESTS, "installed_by_rpm", BOOL, no(), "Belongs to a package of dom0.");
    set(EnumSet.of(APP, STANDALONE), "template_for_dispvms", BOOL, no(), "Disposables come of it.");
    set(Set.of(DISPOSABLE), "auto_cleanup", BOOL, no(), "Removed when it shuts down.");
    if (release != Release.R4_2) {
      set(EVERYTHING, "devices_denied", STR, (_, _) -> "", "Kinds of device it never gets.");
      set(Set.of(DISPOSABLE), "is_preload", BOOL, no(), "Waits to be handed out.");
    }
  }

  private void machine() {
    set(GUESTS, "kernel", STR, (w, _) -> w.global("default_kernel"), "The kernel it boots.");
    set(GUESTS, "maxmem", INT, (_, _) -> "4000", "Memory it may get, in MiB.");
    set(GUESTS, "memory", INT, (_, _) -> "400", "Memory it starts with, in MiB.");
    set(GUESTS, "stubdom_mem", INT, (_, _) -> "", "Memory of its stub domain, in MiB.");
    set(GUESTS, "vcpus", INT, (_, _) -> "2", "How many processors it sees.");
    set(GUESTS, "virt_mode", STR, (_, _) -> "pvh", "How it is virtualised.");
    set(
        GUESTS,
        "qrexec_timeout",
        INT,
        (w, _) -> w.global("default_qrexec_timeout"),
        "Seconds a start waits for the qube's agent.");
    set(
        GUESTS,
        "shutdown_timeout",
        INT,
        (w, _) -> w.global("default_shutdown_timeout"),
        "Seconds a shutdown is waited for.");
    late(
        GUESTS,
        "kernelopts",
        STR,
        (w, q) -> w.value(q, "kernel").isEmpty() ? "" : "swiotlb=2048",
        "What the kernel is told at boot.");
    if (release != Release.R4_2) {
      late(GUESTS, "bootmode", STR, (_, _) -> "default", "One of the ways the qube can boot.");
      late(
          Set.of(TEMPLATE),
          "appvm_default_bootmode",
          STR,
          (_, _) -> "default",
          "How app qubes of this template boot.");
    }
  }

  private void references() {
    late(GUESTS, "audiovm", VM, (w, _) -> w.global("default_audiovm"), "Plays its sound.");
    late(GUESTS, "guivm", VM, (w, _) -> w.global("default_guivm"), "Shows its windows.");
    late(
        GUESTS,
        "management_dispvm",
        VM,
        (w, _) -> w.global("management_dispvm"),
        "The disposable template of what manages it.");
    late(
        EVERYTHING,
        "default_dispvm",
        VM,
        (w, q) ->
            q.klass() == DISPOSABLE
                ? q.explicit("template").orElse("")
                : w.global("default_dispvm"),
        "The disposable template that disposables asked for by this qube come of.");
    late(
        GUESTS,
        "netvm",
        VM,
        (w, q) -> q.klass() == TEMPLATE ? "" : w.global("default_netvm"),
        "The net qube; none for no network, not set to follow the system's default.");
    for (QubeClass klass : EnumSet.of(APP, DISPOSABLE)) {
      put(
          klass,
          new Property(
              "template", VM, Access.NO_DEFAULT, true, (_, _) -> "", "Its root comes of."));
    }
  }

  private static String isBackedUp(World world, DemoQube qube) {
    return bool(qube.klass() != DISPOSABLE || !world.value(qube, "auto_cleanup").equals("True"));
  }

  private static boolean isUpdateable(DemoQube qube) {
    return switch (qube.klass()) {
      case ADMIN, TEMPLATE, STANDALONE -> true;
      case APP, DISPOSABLE, REMOTE -> false;
    };
  }

  private static Fallback no() {
    return (_, _) -> "False";
  }

  private static String bool(boolean value) {
    return value ? "True" : "False";
  }

  private void compute(
      Set<QubeClass> to, String name, PropertyType type, Fallback fallback, String help) {
    add(to, name, type, Access.COMPUTED, fallback, help);
  }

  private void set(
      Set<QubeClass> to, String name, PropertyType type, Fallback fallback, String help) {
    add(to, name, type, Access.SETTABLE, fallback, help);
  }

  private void late(
      Set<QubeClass> to, String name, PropertyType type, Fallback fallback, String help) {
    var property = new Property(name, type, Access.SETTABLE, true, fallback, help);
    to.forEach(klass -> put(klass, property));
  }

  private void add(
      Set<QubeClass> to,
      String name,
      PropertyType type,
      Access access,
      Fallback fallback,
      String help) {
    var property = new Property(name, type, access, false, fallback, help);
    to.forEach(klass -> put(klass, property));
  }

  private void put(QubeClass klass, Property property) {
    byClass.computeIfAbsent(klass, _ -> new LinkedHashMap<>()).put(property.name(), property);
  }

  private static Map<String, Property> inOrder(Map<String, Property> properties) {
    var sorted = new ArrayList<>(properties.values());
    sorted.sort(Comparator.comparing(Property::late).thenComparing(Property::name));
    var ordered = new LinkedHashMap<String, Property>();
    sorted.forEach(p -> ordered.put(p.name(), p));
    return ordered;
  }
}
