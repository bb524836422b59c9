package org.torvm.demo.change;

import java.util.List;
import org.torvm.demo.model.DemoQube;
import org.torvm.demo.model.Property;
import org.torvm.demo.model.Property.Access;
import org.torvm.demo.model.PropertyType;
import org.torvm.demo.model.World;
import org.torvm.demo.part.ApiError;
import org.torvm.demo.part.Refused;
import org.torvm.qubes.QubeClass;

/**
 * Sets and resets properties of qubes: checks, events in their order, consequences. Source: the
 * Admin API page, sections 3.1, 4 and 5.
 */
public final class PropertyChanges {
  private final World world;
  private final Network network;
  private final PropertyChecks checks;

  /** The changes of that world. */
  public PropertyChanges(World world) {
    this.world = world;
    this.network = new Network(world, new Features(world));
    this.checks = new PropertyChecks(world, network);
  }

  /** That property, or the answer where a qube does not have it. */
  public Property of(DemoQube qube, String name) {
    return world.property(qube, name).orElseThrow(() -> unknown(qube.name(), name));
  }

  /** The answer where there is no such property. */
  public static ApiError unknown(String holder, String name) {
    return new ApiError("QubesNoSuchPropertyError", "Invalid property '" + name + "' of " + holder);
  }

  /** Sets a property to what the bytes of a payload say. */
  public void set(DemoQube qube, Property property, String payload) {
    checkSettable(qube, property);
    var value = checks.read(qube, property, payload);
    var old = world.value(qube, property.name());
    var arguments = arguments(property, value, old);
    var name = property.name();
    world.events().emit(qube, "property-pre-set:" + name, arguments);
    checks.afterAnnouncement(qube, name, value);
    qube.preset(name, value);
    consequences(qube, name, old);
    world.events().emit(qube, "property-set:" + name, arguments);
  }

  /** Back to the default. */
  public void reset(DemoQube qube, Property property) {
    checkSettable(qube, property);
    if (property.name().equals("template")) {
      throw ApiError.value(
          "Cannot unset template. You can set it to the current default ("
              + world.global("default_template")
              + ") instead");
    }
    if (!property.hasDefault()) {
      throw new Refused("a property without a default");
    }
    var name = property.name();
    var old = world.value(qube, name);
    var fallback = property.fallback().value(world, qube);
    checks.beforeReset(qube, name, fallback);
    String[] was = {"name", name, "oldvalue", property.type().inEvent(old)};
    boolean differs = !fallback.equals(old);
    boolean moves = name.equals("netvm") && differs;
    world.events().emit(qube, "property-pre-reset:" + name, was);
    if (moves) {
      world.events().emit(qube, "property-pre-set:netvm", arguments(property, fallback, old));
    }
    checks.afterAnnouncement(qube, name, fallback);
    world.events().emit(qube, "property-pre-del:" + name, was);
    qube.unset(name);
    if (differs) {
      consequences(qube, name, old);
    }
    if (moves) {
      world.events().emit(qube, "property-set:netvm", arguments(property, fallback, old));
    }
    world.events().emit(qube, "property-reset:" + name, was);
    world.events().emit(qube, "property-del:" + name, was);
  }

  /** The default net qube has changed from that one: every qube that follows it follows. */
  void defaultNetQubeChanged(List<DemoQube> followers, String old) {
    for (DemoQube qube : followers) {
      var property = of(qube, "netvm");
      var now = world.value(qube, "netvm");
      if (!now.equals(old)) {
        if (qube.klass() != QubeClass.TEMPLATE) {
          network.changed(qube, old);
        }
        world.events().emit(qube, "property-set:netvm", arguments(property, now, old));
      }
      world
          .events()
          .emit(
              qube,
              "property-reset:netvm",
              "name",
              "netvm",
              "oldvalue",
              PropertyType.VM.inEvent(old));
    }
  }

  /** Announces to everyone who follows the default net qube what it is going to be. */
  void announceDefaultNetQube(List<DemoQube> followers, String value, String old) {
    for (DemoQube qube : followers) {
      var arguments = arguments(of(qube, "netvm"), value, old);
      world.events().emit(qube, "property-pre-set:netvm", arguments);
      if (qube.klass() != QubeClass.TEMPLATE) {
        network.checkRunning(qube, value);
      }
    }
  }

  /** The rules of the network, for whoever changes it by other means. */
  Network network() {
    return network;
  }

  private void consequences(DemoQube qube, String name, String old) {
    switch (name) {
      case "netvm" -> network.changed(qube, old);
      case "label", "template_for_dispvms" ->
          world.events().emit(qube, "property-reset:icon", "name", "icon");
      default -> {}
    }
  }

  private static void checkSettable(DemoQube qube, Property property) {
    if (property.access() == Access.WRITE_ONCE) {
      throw new Refused("a property that is written once");
    }
    if (property.access() == Access.COMPUTED) {
      throw ApiError.propertyValue(
          "property '%s' on %s instance cannot be set"
              .formatted(property.name(), qube.klass().wireName()));
    }
  }

  static String[] arguments(Property property, String value, String old) {
    return new String[] {
      "name",
      property.name(),
      "newvalue",
      property.type().inEvent(value),
      "oldvalue",
      property.type().inEvent(old)
    };
  }
}
