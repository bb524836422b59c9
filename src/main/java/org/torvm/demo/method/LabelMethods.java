package org.torvm.demo.method;

import java.util.LinkedHashMap;
import java.util.Map;
import org.torvm.demo.model.World;
import org.torvm.demo.part.ApiError;
import org.torvm.demo.part.Labels;

/** Colour labels. */
final class LabelMethods {
  private final World world;

  LabelMethods(World world) {
    this.world = world;
  }

  Map<String, Method> methods() {
    var methods = new LinkedHashMap<String, Method>();
    var room = "admin.label.";
    methods.put(room + "List", Method.system(_ -> Lines.of(world.labels().names())));
    methods.put(room + "Get", Method.system(r -> label(r).colour()).withArgument());
    methods.put(
        room + "Index", Method.system(r -> Integer.toString(label(r).index())).withArgument());
    methods.put(
        room + "Create", Method.system(this::create).withArgument().withPayload().asChange());
    methods.put(room + "Remove", Method.system(this::remove).withArgument().asChange());
    return methods;
  }

  private Labels.Colour label(Request request) {
    return world
        .labels()
        .resolve(request.argument())
        .flatMap(world.labels()::byName)
        .orElseThrow(() -> ApiError.value(""));
  }

  private String create(Request request) {
    world.labels().create(request.argument(), request.payload());
    return "";
  }

  private String remove(Request request) {
    var name = request.argument();
    boolean used = world.qubes().stream().anyMatch(q -> world.value(q, "label").equals(name));
    if (used && world.labels().byName(name).filter(l -> l.index() > 8).isPresent()) {
      throw new ApiError("QubesException", "label still in use");
    }
    world.labels().remove(name);
    return "";
  }
}
