package org.torvm.demo.method;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.torvm.demo.change.DeviceUses;
import org.torvm.demo.model.World;
import org.torvm.demo.part.Device;
import org.torvm.demo.part.DeviceUse;
import org.torvm.demo.part.Refused;

/** Devices, with the names of R4.2 or of R4.3. Source: the Admin API page, sections 3 and 10. */
final class DeviceMethods {
  static final List<String> CLASSES = List.of("pci", "block");
  private final World world;
  private final DeviceUses uses;

  DeviceMethods(World world) {
    this.world = world;
    this.uses = new DeviceUses(world);
  }

  Map<String, Method> methods() {
    var methods = new LinkedHashMap<String, Method>();
    for (String klass : CLASSES) {
      var room = "admin.vm.device." + klass + ".";
      methods.put(room + "Available", Method.qube(r -> available(r, klass)).withArgument());
      if (world.isOld()) {
        putOld(methods, room, klass);
      } else {
        putNew(methods, room, klass);
      }
    }
    if (!world.isOld()) {
      var denied = "admin.vm.device.denied.";
      methods.put(denied + "List", Method.qube(r -> Lines.of(denied(r))));
      methods.put(denied + "Add", change(r -> uses.deny(r.target(), r.payload())));
      methods.put(denied + "Remove", change(r -> uses.allow(r.target(), r.payload())));
    }
    return methods;
  }

  private void putOld(Map<String, Method> methods, String room, String klass) {
    methods.put(room + "List", Method.qube(r -> Lines.of(oldLines(r, klass))));
    methods.put(room + "Attach", change(r -> attachOld(r, klass)));
    methods.put(room + "Detach", change(r -> uses.remove(r.target(), use(r, klass))));
    methods.put(
        room + "Set.persistent",
        change(r -> uses.persist(r.target(), use(r, klass), flag(r.payload()))));
  }

  private void putNew(Map<String, Method> methods, String room, String klass) {
    methods.put(
        room + "Assigned", Method.qube(r -> Lines.of(lines(r, klass, true))).withArgument());
    methods.put(
        room + "Attached", Method.qube(r -> Lines.of(lines(r, klass, false))).withArgument());
    methods.put(room + "Assign", change(r -> uses.assign(r.target(), use(r, klass))));
    methods.put(room + "Unassign", change(r -> uses.unassign(r.target(), use(r, klass))));
    methods.put(room + "Attach", change(r -> uses.attach(r.target(), use(r, klass))));
    methods.put(room + "Detach", change(r -> uses.detach(r.target(), use(r, klass))));
    methods.put(
        room + "Set.assignment", change(r -> uses.mode(r.target(), use(r, klass), r.payload())));
  }

  private interface Change {
    void make(Request request);
  }

  private static Method change(Change change) {
    return Method.qube(
            r -> {
              change.make(r);
              return "";
            })
        .withArgument()
        .withPayload()
        .asChange();
  }

  private String available(Request request, String klass) {
    return Lines.of(
        world.devices(request.target()).stream()
            .filter(d -> d.deviceClass().equals(klass))
            .map(Device::line)
            .toList());
  }

  private List<String> denied(Request request) {
    return DeviceUses.interfaces(world.value(request.target(), "devices_denied"));
  }

  private List<String> lines(Request request, String klass, boolean assigned) {
    var qube = request.target();
    return qube.devices(klass).values().stream()
        .filter(u -> assigned ? u.assigned() : DeviceUses.isAttached(qube, u))
        .map(u -> DeviceUses.line(qube, u))
        .toList();
  }

  private static List<String> oldLines(Request request, String klass) {
    return request.target().devices(klass).values().stream()
        .map(u -> u.backend() + "+" + u.port() + " persistent=" + (u.assigned() ? "yes" : "no"))
        .toList();
  }

  /** The device that the argument {@code BACKEND+PORT[+ID]} names, with the payload's options. */
  private DeviceUse use(Request request, String klass) {
    var words = request.argument().split("\\+", 3);
    if (words.length < 2 || words[0].isEmpty() || words[1].isEmpty()) {
      throw new Refused("no device");
    }
    world.qube(words[0]);
    boolean options = !world.isOld() && request.payload().contains("='");
    Map<String, String> fields = options ? Device.quoted(request.payload()) : Map.of();
    var more = new LinkedHashMap<String, String>();
    fields.forEach((key, value) -> {
      if (key.startsWith("_")) {
        more.put(key.substring(1), value);
      }
    });
    var id = words.length > 2 ? words[2] : fields.getOrDefault("device_id", "");
    var mode = fields.getOrDefault("mode", "manual");
    return new DeviceUse(klass, words[0], words[1], id, mode, false, false, more);
  }

  private void attachOld(Request request, String klass) {
    var use = use(request, klass);
    boolean persistent = request.payload().contains("persistent=True");
    uses.attachOld(request.target(), use.withAssigned(persistent, "required"));
  }

  private static boolean flag(String word) {
    return switch (word) {
      case "True" -> true;
      case "False" -> false;
      default -> throw new Refused("neither True nor False");
    };
  }
}
