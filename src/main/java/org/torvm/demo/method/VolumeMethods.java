package org.torvm.demo.method;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.torvm.demo.model.DemoQube;
import org.torvm.demo.model.World;
import org.torvm.demo.part.ApiError;
import org.torvm.demo.part.Refused;
import org.torvm.demo.part.Volume;

/** Storage volumes of qubes. */
final class VolumeMethods {
  private final World world;
  private final Map<String, Volume> tokens = new HashMap<>();

  VolumeMethods(World world) {
    this.world = world;
  }

  Map<String, Method> methods() {
    var methods = new LinkedHashMap<String, Method>();
    var room = "admin.vm.volume.";
    methods.put(room + "List", Method.qube(r -> Lines.of(r.target().volumes().keySet())));
    methods.put(room + "Info", Method.qube(this::info).withArgument());
    methods.put(
        room + "ListSnapshots", Method.qube(r -> Lines.of(volume(r).revisions())).withArgument());
    methods.put(room + "Revert", change(this::revert));
    methods.put(room + "Resize", change(this::resize));
    methods.put(room + "Clear", Method.qube(this::clear).withArgument().asChange());
    methods.put(room + "Set.revisions_to_keep", change(this::keep));
    methods.put(room + "Set.rw", change(r -> volume(r).writable(flag(r))));
    methods.put(room + "Set.ephemeral", change(r -> volume(r).ephemeral(flag(r))));
    methods.put(room + "CloneFrom", Method.qube(this::cloneFrom).withArgument());
    methods.put(room + "CloneTo", change(this::cloneTo));
    return methods;
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

  private static Volume volume(Request request) {
    return Optional.ofNullable(request.target().volumes().get(request.argument()))
        .orElseThrow(() -> new Refused("no such volume"));
  }

  private String info(Request request) {
    var volume = volume(request);
    return request.argument().equals("kernel")
        ? world.kernelVolume(request.target()).info()
        : volume.info();
  }

  private void revert(Request request) {
    var volume = volume(request);
    if (!volume.revisions().contains(request.payload())) {
      throw new Refused("no such revision");
    }
    checkHalted(request.target());
  }

  private void resize(Request request) {
    var volume = volume(request);
    long bytes = request.number();
    if (bytes < volume.size()) {
      throw new ApiError(
          "StoragePoolException",
          "For your own safety, shrinking of %s is disabled. If you really know what you are doing,"
                  .formatted(request.argument())
              + " use `truncate` on %s manually.".formatted(volume.vid()));
    }
    volume.resize(bytes);
  }

  private String clear(Request request) {
    if (!volume(request).isKept()) {
      throw new Refused("nothing to clear");
    }
    checkHalted(request.target());
    return "";
  }

  private void keep(Request request) {
    long count = request.number();
    if (count < -1 || count > 1_000) {
      throw new Refused("a number of revisions that makes no sense");
    }
    volume(request).keepRevisions((int) Math.max(0, count));
  }

  private static boolean flag(Request request) {
    return switch (request.payload()) {
      case "True" -> true;
      case "False" -> false;
      default -> throw new Refused("neither True nor False");
    };
  }

  private String cloneFrom(Request request) {
    var token = world.numbers().token();
    tokens.put(token, volume(request));
    return token;
  }

  private void cloneTo(Request request) {
    var target = volume(request);
    var source = tokens.remove(request.payload());
    if (source == null) {
      throw new Refused("no such token");
    }
    checkHalted(request.target());
    target.resize(Math.max(source.size(), target.size()));
  }

  private static void checkHalted(DemoQube qube) {
    if (!qube.isHalted()) {
      throw ApiError.notHalted(qube.name());
    }
  }
}
