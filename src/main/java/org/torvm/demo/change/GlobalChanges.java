package org.torvm.demo.change;

import java.util.List;
import org.torvm.demo.model.DemoQube;
import org.torvm.demo.model.Property;
import org.torvm.demo.model.PropertyType;
import org.torvm.demo.model.World;
import org.torvm.demo.part.ApiError;
import org.torvm.demo.part.Names;

/**
 * Sets and resets system-wide properties, and tells whoever follows them. Source: the Admin API
 * page, sections 4 and 5.
 */
public final class GlobalChanges {
  private final World world;
  private final PropertyChanges changes;
  private final Features features;

  /** The changes of that world. */
  public GlobalChanges(World world, PropertyChanges changes) {
    this.world = world;
    this.changes = changes;
    this.features = new Features(world);
  }

  /** That property, or the answer where there is none. */
  public Property of(String name) {
    var property = world.globalProperties().get(name);
    if (property == null) {
      throw PropertyChanges.unknown("app", name);
    }
    return property;
  }

  /** Sets a property to what the bytes of a payload say. */
  public void set(Property property, String payload) {
    var value = read(property, payload);
    var name = property.name();
    var old = world.global(name);
    var arguments = PropertyChanges.arguments(property, value, old);
    world.events().emitGlobal("property-pre-set:" + name, arguments);
    var followers = netQubeFollowers(name);
    changes.announceDefaultNetQube(followers, value, old);
    world.presetGlobal(name, value);
    follow(name, followers, value, old);
    world.events().emitGlobal("property-set:" + name, arguments);
  }

  /** Back to the default. */
  public void reset(Property property) {
    var name = property.name();
    var old = world.global(name);
    var value = property.fallback().value(world, world.dom0());
    String[] was = {"name", name, "oldvalue", property.type().inEvent(old)};
    world.events().emitGlobal("property-pre-reset:" + name, was);
    world.events().emitGlobal("property-pre-del:" + name, was);
    var followers = netQubeFollowers(name);
    changes.announceDefaultNetQube(followers, value, old);
    world.resetGlobal(name);
    if (!(world.isOld() && name.equals("default_dispvm"))) {
      follow(name, followers, value, old);
    }
    world.events().emitGlobal("property-reset:" + name, was);
    world.events().emitGlobal("property-del:" + name, was);
  }

  private String read(Property property, String payload) {
    if (!payload.chars().allMatch(c -> c < 0x80)) {
      throw ApiError.value("");
    }
    var value = property.type().read(payload);
    if (property.type() == PropertyType.VM && !value.isEmpty()) {
      Names.check(value, world.release());
      if (world.find(value).isEmpty()) {
        throw ApiError.propertyValue(
            "Can't set " + property.name() + " to non-existing qube " + value);
      }
    }
    if (property.name().equals("default_netvm")) {
      changes.network().checkDefault(value);
    }
    return value;
  }

  private List<DemoQube> netQubeFollowers(String property) {
    if (!property.equals("default_netvm")) {
      return List.of();
    }
    return world.qubes().stream()
        .filter(q -> world.property(q, "netvm").isPresent() && !q.isExplicit("netvm"))
        .toList();
  }

  private void follow(String name, List<DemoQube> followers, String value, String old) {
    switch (name) {
      case "default_netvm" -> changes.defaultNetQubeChanged(followers, old);
      case "default_dispvm" -> disposableTemplateChanged(old);
      case "clockvm" -> clockChanged(value, old);
      default -> {}
    }
  }

  private void disposableTemplateChanged(String old) {
    var was = PropertyType.VM.inEvent(old);
    for (DemoQube qube : world.qubes()) {
      if (!qube.isExplicit("default_dispvm")) {
        world
            .events()
            .emit(qube, "property-reset:default_dispvm", "name", "default_dispvm", "oldvalue", was);
      }
    }
  }

  private void clockChanged(String value, String old) {
    var service = "service.clocksync";
    world.find(value).ifPresent(q -> features.set(q, service, "1"));
    world
        .find(old)
        .filter(q -> !old.equals(value) && q.features().containsKey(service))
        .ifPresent(q -> features.remove(q, service));
  }
}
