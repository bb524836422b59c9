package org.torvm.demo.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.torvm.demo.model.Property.Access;
import org.torvm.demo.model.Property.Fallback;

/**
 * The system-wide properties in the order in which qubesd lists them. Source: the recorded {@code
 * admin.property.GetAll}.
 */
final class GlobalProperties {
  private final Map<String, Property> properties = new LinkedHashMap<>();

  GlobalProperties() {
    add("check_updates_vm", PropertyType.BOOL, "True", "Qubes look for updates.");
    add("clockvm", PropertyType.VM, "", "Where the others take their time from.");
    add("default_audiovm", PropertyType.VM, "dom0", "Plays the sound of the others.");
    add("default_dispvm", PropertyType.VM, "", "The disposable template of whoever follows it.");
    add("default_guivm", PropertyType.VM, "dom0", "Shows the windows of the others.");
    add("default_kernel", PropertyType.STR, "", "The kernel of whoever follows it.");
    add("default_netvm", PropertyType.VM, "", "The net qube of whoever follows it; none at first.");
    add("default_pool", PropertyType.STR, "varlibqubes", "Where volumes of new qubes go.");
    add("default_pool_kernel", PropertyType.STR, "linux-kernel", "Where kernels are.");
    follow("default_pool_private", "default_pool");
    follow("default_pool_root", "default_pool");
    follow("default_pool_volatile", "default_pool");
    add("default_qrexec_timeout", PropertyType.INT, "60", "Seconds a start waits for the agent.");
    add("default_shutdown_timeout", PropertyType.INT, "60", "Seconds a shutdown is waited for.");
    add("default_template", PropertyType.VM, "", "The template of new app qubes.");
    add("management_dispvm", PropertyType.VM, "", "The disposable template of what manages.");
    add("stats_interval", PropertyType.INT, "3", "Seconds between two statistics.");
    add("updatevm", PropertyType.VM, "", "Downloads the updates of dom0.");
  }

  /** All of them by name, in qubesd's order. */
  Map<String, Property> all() {
    return properties;
  }

  /** That property, or nothing. */
  Optional<Property> find(String name) {
    return Optional.ofNullable(properties.get(name));
  }

  private void add(String name, PropertyType type, String fallback, String help) {
    put(name, type, (_, _) -> fallback, help);
  }

  private void follow(String name, String other) {
    put(name, PropertyType.STR, (w, _) -> w.global(other), "The same for one kind of volume.");
  }

  private void put(String name, PropertyType type, Fallback fallback, String help) {
    properties.put(name, new Property(name, type, Access.SETTABLE, false, fallback, help));
  }
}
