package org.torvm.demo.part;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A device that a qube has and others can get. Source: recorded {@code
 * admin.vm.device.pci.Available} of both releases.
 *
 * @param deviceClass such as {@code pci}
 * @param port such as {@code 00_14.0}
 * @param fields what is told about it, by key
 */
public record Device(String deviceClass, String port, Map<String, String> fields) {
  private static final List<String> NEW_ORDER =
      List.of(
          "device_id",
          "port_id",
          "devclass",
          "backend_domain",
          "vendor",
          "product",
          "interfaces",
          "_sbdf");
  private static final List<String> OLD_ORDER =
      List.of("libvirt_name", "bus", "function", "device", "description");
  private static final Pattern QUOTED = Pattern.compile("([A-Za-z0-9_]+)='([^']*)'");

  /** Copies the fields. */
  public Device {
    fields = Map.copyOf(fields);
  }

  /** The device of a line of {@code Available} of either release. */
  public static Device parse(String deviceClass, String line) {
    int space = line.indexOf(' ');
    var head = line.substring(0, space);
    var tail = line.substring(space + 1);
    if (tail.contains("='")) {
      var fields = quoted(tail);
      return new Device(deviceClass, fields.getOrDefault("port_id", head), fields);
    }
    var fields = new LinkedHashMap<String, String>();
    int description = tail.indexOf("description=");
    for (String word : tail.substring(0, description).strip().split(" ", -1)) {
      int equals = word.indexOf('=');
      fields.put(word.substring(0, equals), word.substring(equals + 1));
    }
    fields.put("description", tail.substring(description + "description=".length()));
    return new Device(deviceClass, head, fields);
  }

  /**
   * Reads {@code key='value'} words.
   *
   * @throws Refused when there is anything else
   */
  public static Map<String, String> quoted(String text) {
    var fields = new LinkedHashMap<String, String>();
    var match = QUOTED.matcher(text);
    int end = 0;
    while (match.find()) {
      if (!text.substring(end, match.start()).isBlank()) {
        throw new Refused("a device field that is not quoted");
      }
      fields.put(match.group(1), match.group(2));
      end = match.end();
    }
    if (!text.substring(end).isBlank()) {
      throw new Refused("a device field that is not quoted");
    }
    return fields;
  }

  /** The device's identity (R4.3). */
  public String id() {
    return fields.getOrDefault("device_id", "");
  }

  /** The same as R4.2 tells of it: places only, and what it is in words. */
  public Device inOldWords() {
    if (fields.containsKey("description")) {
      return this;
    }
    var bus = port.substring(0, port.indexOf('_'));
    var slot = port.substring(port.indexOf('_') + 1, port.indexOf('.'));
    var function = port.substring(port.indexOf('.') + 1);
    return new Device(
        deviceClass,
        port,
        Map.of(
            "libvirt_name",
            "pci_0000_%s_%s_%s".formatted(bus, slot, function),
            "bus",
            bus,
            "function",
            function,
            "device",
            slot,
            "description",
            "Unknown: %s %s"
                .formatted(fields.getOrDefault("vendor", ""), fields.getOrDefault("product", ""))));
  }

  /** Its line in the list of available devices. */
  public String line() {
    boolean old = fields.containsKey("description");
    var words = new ArrayList<String>();
    words.add(old ? port : port + ":" + id());
    for (String key : old ? OLD_ORDER : NEW_ORDER) {
      var value = fields.get(key);
      if (value != null) {
        words.add(old ? key + "=" + value : key + "='" + value + "'");
      }
    }
    return String.join(" ", words);
  }
}
