package org.torvm.demo.change;

import java.util.Set;
import org.torvm.demo.model.DemoQube;
import org.torvm.demo.model.Property;
import org.torvm.demo.model.World;
import org.torvm.demo.part.ApiError;
import org.torvm.demo.part.Names;
import org.torvm.qubes.QubeClass;

/** What qubesd checks before, and right after, it announces that a property is to change. */
final class PropertyChecks {
  private static final Set<String> POSITIVE =
      Set.of("memory", "vcpus", "qrexec_timeout", "shutdown_timeout");
  private static final Set<String> VIRTUALISATION = Set.of("hvm", "pv", "pvh");
  private final World world;
  private final Network network;

  PropertyChecks(World world, Network network) {
    this.world = world;
    this.network = network;
  }

  /** The value in the form in which it is kept; everything that is refused before any event. */
  String read(DemoQube qube, Property property, String payload) {
    if (!payload.chars().allMatch(c -> c < 0x80)) {
      throw ApiError.value("");
    }
    var value = property.type().read(payload);
    return switch (property.type()) {
      case VM -> reference(qube, property.name(), value);
      case LABEL -> label(value);
      case BOOL, INT, STR -> plain(qube, property.name(), value);
    };
  }

  /** What a reset may not do, before any event. */
  void beforeReset(DemoQube qube, String name, String fallback) {
    if (name.equals("provides_network")) {
      network.checkStillProvides(qube, fallback);
    }
    boolean loop =
        name.equals("netvm")
            && world.find(fallback).filter(net -> network.isLoop(qube, net)).isPresent();
    if (loop) {
      throw ApiError.value("Loops in network are unsupported");
    }
  }

  /** Everything that is refused after the announcement. */
  void afterAnnouncement(DemoQube qube, String name, String value) {
    switch (name) {
      case "netvm" -> network.checkRunning(qube, value);
      case "template" -> checkHalted(qube);
      case "template_for_dispvms" -> checkNoDisposables(qube, value);
      default -> {}
    }
  }

  private String reference(DemoQube qube, String name, String value) {
    if (value.isEmpty()) {
      if (name.equals("template")) {
        throw ApiError.value("Cannot set template to None");
      }
      return value;
    }
    Names.check(value, world.release());
    if (name.equals("netvm")) {
      network.check(qube, value);
      return value;
    }
    var other =
        world
            .find(value)
            .orElseThrow(() ->
                ApiError.propertyValue("Can't set " + name + " to non-existing qube " + value));
    if (name.equals("template")) {
      checkTemplate(qube, other);
    }
    return value;
  }

  private void checkTemplate(DemoQube qube, DemoQube template) {
    boolean disposable = qube.klass() == QubeClass.DISPOSABLE;
    var wanted = disposable ? QubeClass.APP : QubeClass.TEMPLATE;
    if (template.klass() != wanted) {
      throw ApiError.propertyValue(
          "wrong VM class: domains['%s'] is of type %s and not %s"
              .formatted(template.name(), template.klass().wireName(), wanted.wireName()));
    }
    if (disposable && !world.value(template, "template_for_dispvms").equals("True")) {
      throw ApiError.propertyValue(
          (world.isOld() ? "template for DispVM" : "template for disposable")
              + " must have template_for_dispvms=True");
    }
  }

  private String label(String value) {
    return world
        .labels()
        .resolve(value)
        .orElseThrow(
            () -> new ApiError("QubesLabelNotFoundError", "Label does not exist: " + value));
  }

  private String plain(DemoQube qube, String name, String value) {
    if (POSITIVE.contains(name) && (value.startsWith("-") || value.equals("0"))) {
      throw ApiError.propertyValue(name + " must be positive");
    }
    if (name.equals("virt_mode") && !VIRTUALISATION.contains(value)) {
      throw ApiError.propertyValue("Invalid virtualization mode, supported values: hvm, pv, pvh");
    }
    if (name.equals("provides_network")) {
      network.checkStillProvides(qube, value);
    }
    return value;
  }

  private static void checkHalted(DemoQube qube) {
    if (!qube.isHalted()) {
      throw new ApiError("QubesVMNotHaltedError", "Cannot change template while qube is running");
    }
  }

  private void checkNoDisposables(DemoQube qube, String value) {
    boolean used =
        world.qubes().stream()
            .filter(q -> q.klass() == QubeClass.DISPOSABLE)
            .filter(q -> world.isOld() || !world.value(q, "is_preload").equals("True"))
            .anyMatch(q -> world.template(q).filter(t -> t == qube).isPresent());
    if (value.equals("False") && used) {
      var text = "Cannot change template_for_dispvms to False while there are some ";
      throw new ApiError(
          "QubesVMInUseError",
          world.isOld()
              ? text + "DispVMs based on this DVM template"
              : "('" + text + "disposables based on this disposable template',)");
    }
  }
}
