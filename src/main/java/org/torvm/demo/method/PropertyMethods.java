package org.torvm.demo.method;

import java.util.LinkedHashMap;
import java.util.Map;
import org.torvm.demo.change.PropertyChanges;
import org.torvm.demo.model.DemoQube;
import org.torvm.demo.model.Property;
import org.torvm.demo.model.World;
import org.torvm.demo.part.Refused;

/** Properties of qubes. */
final class PropertyMethods {
  private final World world;
  private final PropertyChanges changes;

  PropertyMethods(World world, PropertyChanges changes) {
    this.world = world;
    this.changes = changes;
  }

  Map<String, Method> methods() {
    var methods = new LinkedHashMap<String, Method>();
    var room = "admin.vm.property.";
    methods.put(room + "List", Method.qube(r -> Lines.of(world.properties(r.target()).keySet())));
    methods.put(room + "GetAll", Method.qube(this::getAll));
    methods.put(room + "Get", Method.qube(this::get).withArgument());
    methods.put(room + "GetDefault", Method.qube(this::getDefault).withArgument());
    methods.put(room + "Help", Method.qube(r -> property(r).help()).withArgument());
    methods.put(room + "Set", Method.qube(this::set).withArgument().withPayload().asChange());
    methods.put(room + "Reset", Method.qube(this::reset).withArgument().asChange());
    return methods;
  }

  private Property property(Request request) {
    return changes.of(request.target(), request.argument());
  }

  private String get(Request request) {
    return value(request.target(), property(request));
  }

  private String getAll(Request request) {
    var lines = new StringBuilder();
    for (Property property : world.properties(request.target()).values()) {
      var escaped = value(request.target(), property).replace("\\", "\\\\").replace("\n", "\\n");
      lines.append(property.name()).append(' ').append(escaped).append('\n');
    }
    return lines.toString();
  }

  private String value(DemoQube qube, Property property) {
    return Values.line(
        !qube.isExplicit(property.name()), property, world.value(qube, property.name()));
  }

  private String getDefault(Request request) {
    var property = property(request);
    return property.hasDefault()
        ? Values.typed(property, property.fallback().value(world, request.target()))
        : "";
  }

  private String set(Request request) {
    changes.set(request.target(), property(request), request.lenientPayload());
    return "";
  }

  private String reset(Request request) {
    if (request.isGlobal() && !property(request).hasDefault()) {
      throw new Refused("dom0 keeps what it is");
    }
    changes.reset(request.target(), property(request));
    return "";
  }
}
