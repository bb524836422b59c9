package org.torvm.demo.method;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.torvm.demo.change.Creation;
import org.torvm.demo.change.Power;
import org.torvm.demo.change.Removal;
import org.torvm.demo.model.DemoQube;
import org.torvm.demo.model.World;
import org.torvm.demo.part.ApiError;
import org.torvm.demo.part.Refused;
import org.torvm.qubes.QubeClass;

/** Makes and removes qubes. */
final class CreationMethods {
  private final World world;
  private final Creation creation;
  private final Removal removal;

  CreationMethods(World world, Power power) {
    this.world = world;
    this.creation = new Creation(world, power);
    this.removal = new Removal(world);
  }

  Map<String, Method> methods() {
    var methods = new LinkedHashMap<String, Method>();
    for (QubeClass klass : QubeClass.values()) {
      if (klass != QubeClass.ADMIN && klass != QubeClass.REMOTE) {
        methods.put("admin.vm.Create." + klass.wireName(), creator(klass, false));
        methods.put("admin.vm.CreateInPool." + klass.wireName(), creator(klass, true));
      }
    }
    methods.put(
        "admin.vm.CreateDisposable",
        Method.qube(this::disposable).withArgument().withPayload().asChange());
    methods.put("admin.vm.Remove", Method.qube(this::remove).asChange());
    return methods;
  }

  private Method creator(QubeClass klass, boolean inPool) {
    return new Method(Method.Scope.SYSTEM, true, true, true, r -> create(r, klass, inPool));
  }

  private String create(Request request, QubeClass klass, boolean inPool) {
    var given = parameters(request.payload(), inPool);
    var name = required(given, "name");
    var label = required(given, "label");
    given.forEach((key, value) -> {
      if (key.startsWith("pool") && !PoolMethods.POOLS.contains(value)) {
        throw new ApiError("QubesException", "Unknown storage pool " + value);
      }
    });
    creation.create(
        new Creation.Wish(klass, name, label, request.argument(), request.source().name()));
    return "";
  }

  private static Map<String, String> parameters(String payload, boolean inPool) {
    var given = new LinkedHashMap<String, String>();
    for (String word : payload.split(" ", -1)) {
      int equals = word.indexOf('=');
      var key = equals < 0 ? "" : word.substring(0, equals);
      boolean known =
          key.equals("name")
              || key.equals("label")
              || (inPool && (key.equals("pool") || key.startsWith("pool:")));
      if (!known || given.put(key, word.substring(equals + 1)) != null) {
        throw new Refused("a parameter that does not exist or is given twice");
      }
    }
    var single = given.keySet().stream().filter(k -> k.startsWith("pool:")).toList();
    if (!single.stream().allMatch(CreationMethods::isVolume)
        || (given.containsKey("pool") && !single.isEmpty())) {
      throw new Refused("pools that do not fit together");
    }
    return given;
  }

  private static boolean isVolume(String key) {
    return switch (key) {
      case "pool:root", "pool:private", "pool:volatile", "pool:kernel" -> true;
      default -> false;
    };
  }

  private static String required(Map<String, String> given, String key) {
    return Optional.ofNullable(given.get(key))
        .orElseThrow(() -> new Refused("a parameter is missing"));
  }

  private String disposable(Request request) {
    boolean preload = !world.isOld() && request.argument().equals("preload");
    if (!request.argument().isEmpty() && !preload) {
      throw new Refused("an argument that does not exist");
    }
    var payload = request.payload();
    boolean uuid = payload.equals("uuid") && !world.isOld();
    if (!payload.isEmpty() && !uuid) {
      if (world.isOld()) {
        throw new Refused("no payload is taken");
      }
      throw ApiError.value(
          "Invalid payload for admin.vm.CreateDisposable: expected the empty string or 'uuid'");
    }
    var template =
        request.isGlobal()
            ? world.find(world.value(request.source(), "default_dispvm"))
            : Optional.of(request.target());
    var creator = request.source().name();
    DemoQube made =
        preload ? creation.preload(template, creator) : creation.disposable(template, creator);
    return uuid ? "uuid:" + made.uuid() : made.name();
  }

  private String remove(Request request) {
    removal.remove(request.target());
    return "";
  }
}
