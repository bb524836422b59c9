package org.torvm.admin.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.torvm.text.Visible;

/**
 * A device in the reply of {@code admin.vm.device.CLASS.Available}, {@code Assigned}, {@code
 * Attached} (R4.3) or {@code List} (R4.2).
 *
 * @param id what stands first in its line: {@code PORT:DEVICE_ID} in R4.3, the port in R4.2; for
 *     devices of another qube with {@code BACKEND+} before it. Safe to show.
 * @param fields its further data by key, in the order of the wire, printable
 */
public record Device(String id, Map<String, String> fields) {
  private static final int LONGEST = 500;

  /** Copies the fields, keeping their order. */
  public Device {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /**
   * Reads the whole reply of either release.
   *
   * @throws MalformedValue when a line has no device or a quoted value does not end
   */
  public static List<Device> parseAll(String reply) throws MalformedValue {
    var devices = new ArrayList<Device>();
    for (String line : Lines.of(reply)) {
      devices.add(parse(line));
    }
    return List.copyOf(devices);
  }

  private static Device parse(String line) throws MalformedValue {
    int end = line.indexOf(' ') < 0 ? line.length() : line.indexOf(' ');
    if (end == 0) {
      throw new MalformedValue("a device at the start of the line");
    }
    var fields = new LinkedHashMap<String, String>();
    int at = end;
    while (at < line.length()) {
      int equals = line.indexOf('=', at);
      if (equals < 0) {
        throw new MalformedValue("key=value after the device");
      }
      var key = line.substring(at, equals).strip();
      int next;
      String value;
      if (equals + 1 < line.length() && line.charAt(equals + 1) == '\'') {
        next = closingQuote(line, equals + 2);
        value = line.substring(equals + 2, next).replace("\\'", "'").replace("\\\\", "\\");
        next++;
      } else if (key.equals("description")) {
        // R4.2 writes the description last and without quotes, so it may hold spaces.
        next = line.length();
        value = line.substring(equals + 1);
      } else {
        int space = line.indexOf(' ', equals);
        next = space < 0 ? line.length() : space;
        value = line.substring(equals + 1, next);
      }
      fields.put(Visible.of(key, LONGEST), Visible.of(value, LONGEST));
      at = next;
    }
    return new Device(Visible.of(line.substring(0, end), LONGEST), fields);
  }

  private static int closingQuote(String line, int from) throws MalformedValue {
    for (int i = from; i < line.length(); i++) {
      if (line.charAt(i) == '\\') {
        i++;
      } else if (line.charAt(i) == '\'') {
        return i;
      }
    }
    throw new MalformedValue("a quote at the end of a value");
  }
}
