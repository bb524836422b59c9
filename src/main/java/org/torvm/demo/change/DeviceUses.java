package org.torvm.demo.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.torvm.demo.model.DemoQube;
import org.torvm.demo.model.World;
import org.torvm.demo.part.ApiError;
import org.torvm.demo.part.DeviceUse;
import org.torvm.demo.part.Refused;

/**
 * Assigns devices to qubes and attaches them. An assigned device is kept over restarts; one that is
 * required or attached by itself is attached whenever the qube is on.
 */
public final class DeviceUses {
  private static final Set<String> MODES =
      Set.of("manual", "ask-to-attach", "auto-attach", "required");
  private static final int INTERFACE_LENGTH = 7;
  private final World world;

  /** The devices of the qubes of that world. */
  public DeviceUses(World world) {
    this.world = world;
  }

  /** Whether that device is attached to that qube now. */
  public static boolean isAttached(DemoQube qube, DeviceUse use) {
    boolean alone = use.mode().equals("required") || use.mode().equals("auto-attach");
    return !qube.isHalted() && (use.attached() || (use.assigned() && alone));
  }

  /** Its line in the lists of assigned and attached devices (R4.3). */
  public static String line(DemoQube qube, DeviceUse use) {
    var line =
        new StringBuilder(
            "%s+%s:%s device_id='%s' port_id='%s' devclass='%s' backend_domain='%s'"
                .concat(" mode='%s' frontend_domain='%s'")
                .formatted(
                    use.backend(),
                    use.port(),
                    use.deviceId(),
                    use.deviceId(),
                    use.port(),
                    use.deviceClass(),
                    use.backend(),
                    use.mode(),
                    qube.name()));
    use.options().forEach((key, value) -> line.append(" _%s='%s'".formatted(key, value)));
    return line.toString();
  }

  /** Keeps a device for a qube (R4.3). */
  public void assign(DemoQube qube, DeviceUse use) {
    checkMode(use.mode());
    var old = qube.devices(use.deviceClass()).get(use.key());
    if (use.mode().equals("manual")) {
      throw ApiError.value("Assignment mode must be ask-to-attach, auto-attach or required");
    }
    if (old != null && old.assigned()) {
      throw new ApiError("DeviceAlreadyAssigned", "Device is already assigned to " + qube.name());
    }
    boolean attached = old != null && old.attached();
    qube.devices(use.deviceClass())
        .put(use.key(), use.withAssigned(true, use.mode()).withAttached(attached));
    tell(qube, "device-assign", use);
  }

  /** Keeps a device no longer (R4.3). */
  public void unassign(DemoQube qube, DeviceUse use) {
    var old = assigned(qube, use);
    replace(qube, old.withAssigned(false, "manual"));
    tell(qube, "device-unassign", old);
  }

  /** Changes how an assigned device is attached (R4.3). */
  public void mode(DemoQube qube, DeviceUse use, String mode) {
    checkMode(mode);
    var old = assigned(qube, use);
    replace(qube, old.withAssigned(true, mode));
    tell(qube, "device-assignment-changed", old);
  }

  /** Attaches a device now. */
  public void attach(DemoQube qube, DeviceUse use) {
    if (!qube.isRunning()) {
      throw ApiError.notRunning(qube.name());
    }
    var old = qube.devices(use.deviceClass()).getOrDefault(use.key(), use);
    if (isAttached(qube, old)) {
      throw new ApiError("DeviceAlreadyAttached", "Device is already attached to " + qube.name());
    }
    qube.devices(use.deviceClass()).put(use.key(), old.withAttached(true));
    tell(qube, "device-attach", use);
  }

  /** Detaches a device now. */
  public void detach(DemoQube qube, DeviceUse use) {
    var old = qube.devices(use.deviceClass()).get(use.key());
    if (old == null || !isAttached(qube, old)) {
      throw notHeld(qube);
    }
    if (old.assigned() && old.mode().equals("required")) {
      throw new ApiError("QubesVMNotHaltedError", "A required device cannot be detached");
    }
    replace(qube, old.withAttached(false));
    tell(qube, "device-detach", old);
  }

  /** Attaches a device, for good when it is to be kept (R4.2). */
  public void attachOld(DemoQube qube, DeviceUse use) {
    if (qube.devices(use.deviceClass()).containsKey(use.key())) {
      throw new ApiError("DeviceAlreadyAttached", "Device is already attached to " + qube.name());
    }
    if (qube.isHalted() && !use.assigned()) {
      throw ApiError.notRunning(qube.name());
    }
    qube.devices(use.deviceClass()).put(use.key(), use.withAttached(!qube.isHalted()));
    tell(qube, "device-attach", use);
  }

  /** Takes a device away, kept or not (R4.2). */
  public void remove(DemoQube qube, DeviceUse use) {
    var old = qube.devices(use.deviceClass()).remove(use.key());
    if (old == null) {
      throw notHeld(qube);
    }
    tell(qube, "device-detach", old);
  }

  /** Keeps an attached device, or not (R4.2). */
  public void persist(DemoQube qube, DeviceUse use, boolean keep) {
    var old = qube.devices(use.deviceClass()).get(use.key());
    if (old == null) {
      throw notHeld(qube);
    }
    replace(qube, old.withAssigned(keep, keep ? "required" : "manual"));
  }

  /** The qube is off: what was only attached is gone. */
  static void stopped(DemoQube qube) {
    for (String klass : qube.deviceClasses()) {
      var held = qube.devices(klass);
      held.values().removeIf(u -> !u.assigned());
      held.replaceAll((_, u) -> u.withAttached(false));
    }
  }

  /** The interfaces of a property {@code devices_denied}: seven characters each. */
  public static List<String> interfaces(String denied) {
    var interfaces = new ArrayList<String>();
    for (int i = 0; i + INTERFACE_LENGTH <= denied.length(); i += INTERFACE_LENGTH) {
      interfaces.add(denied.substring(i, i + INTERFACE_LENGTH));
    }
    return interfaces;
  }

  /** Adds interfaces to what a qube never gets (R4.3). */
  public void deny(DemoQube qube, String added) {
    setDenied(qube, added, true);
  }

  /** Removes interfaces from what a qube never gets; {@code all} removes every one (R4.3). */
  public void allow(DemoQube qube, String removed) {
    setDenied(qube, removed.equals("all") ? world.value(qube, "devices_denied") : removed, false);
  }

  private void setDenied(DemoQube qube, String words, boolean add) {
    if (words.length() % INTERFACE_LENGTH != 0
        || !words.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new Refused("not interfaces");
    }
    var denied = new TreeSet<>(interfaces(world.value(qube, "devices_denied")));
    if (add) {
      denied.addAll(interfaces(words));
    } else {
      interfaces(words).forEach(denied::remove);
    }
    var changes = new PropertyChanges(world);
    changes.set(qube, changes.of(qube, "devices_denied"), String.join("", denied));
  }

  private static DeviceUse assigned(DemoQube qube, DeviceUse use) {
    var old = qube.devices(use.deviceClass()).get(use.key());
    if (old == null || !old.assigned()) {
      throw new ApiError("DeviceNotAssigned", "Device is not assigned to " + qube.name());
    }
    return old;
  }

  private static ApiError notHeld(DemoQube qube) {
    return new ApiError("DeviceNotFound", "Device is not attached to " + qube.name());
  }

  private static void checkMode(String mode) {
    if (!MODES.contains(mode)) {
      throw ApiError.value("Invalid assignment mode");
    }
  }

  private void replace(DemoQube qube, DeviceUse now) {
    if (now.assigned() || now.attached()) {
      qube.devices(now.deviceClass()).put(now.key(), now);
    } else {
      qube.devices(now.deviceClass()).remove(now.key());
    }
  }

  private void tell(DemoQube qube, String event, DeviceUse use) {
    world
        .events()
        .emit(
            qube,
            event + ":" + use.deviceClass(),
            "device",
            use.backend()
                + ":"
                + use.port()
                + (use.deviceId().isEmpty() ? "" : ":" + use.deviceId()),
            "options",
            "{}");
  }
}
