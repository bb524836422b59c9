package org.torvm.demo.method;

import java.util.LinkedHashMap;
import java.util.Map;
import org.torvm.demo.change.GlobalChanges;
import org.torvm.demo.model.Property;
import org.torvm.demo.model.World;

/** Properties of the whole system. */
final class GlobalPropertyMethods {
  private final World world;
  private final GlobalChanges changes;

  GlobalPropertyMethods(World world, GlobalChanges changes) {
    this.world = world;
    this.changes = changes;
  }

  Map<String, Method> methods() {
    var methods = new LinkedHashMap<String, Method>();
    var room = "admin.property.";
    methods.put(room + "List", Method.system(_ -> Lines.of(world.globalProperties().keySet())));
    methods.put(room + "GetAll", Method.system(_ -> getAll()));
    methods.put(room + "Get", Method.system(r -> value(property(r))).withArgument());
    methods.put(room + "GetDefault", Method.system(this::getDefault).withArgument());
    methods.put(room + "Help", Method.system(r -> property(r).help()).withArgument());
    methods.put(room + "Set", Method.system(this::set).withArgument().withPayload().asChange());
    methods.put(room + "Reset", Method.system(this::reset).withArgument().asChange());
    return methods;
  }

  private Property property(Request request) {
    return changes.of(request.argument());
  }

  private String getAll() {
    var lines = new StringBuilder();
    for (Property property : world.globalProperties().values()) {
      lines.append(property.name()).append(' ').append(value(property)).append('\n');
    }
    return lines.toString();
  }

  private String value(Property property) {
    boolean isDefault = world.globalExplicit(property.name()).isEmpty();
    return Values.line(isDefault, property, world.global(property.name()));
  }

  private String getDefault(Request request) {
    var property = property(request);
    return Values.typed(property, property.fallback().value(world, world.dom0()));
  }

  private String set(Request request) {
    changes.set(property(request), request.lenientPayload());
    return "";
  }

  private String reset(Request request) {
    changes.reset(property(request));
    return "";
  }
}
