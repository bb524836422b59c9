package org.torvm.admin.value;

import java.util.HashMap;
import java.util.Map;
import org.torvm.text.Visible;

/**
 * The reply of {@code admin.vm.volume.Info}, as far as this program uses it.
 *
 * @param pool the storage pool, printable
 * @param id the volume's name in its pool, printable
 * @param size in bytes
 * @param usage bytes in use
 * @param writable whether the qube may write to it
 * @param savedOnStop whether what the qube writes is kept when it shuts down
 * @param freshOnStart whether it begins every time as a copy of its source
 * @param revisions how many earlier states are kept
 * @param outdated whether its source has changed since the qube started
 */
public record VolumeInfo(
    String pool,
    String id,
    long size,
    long usage,
    boolean writable,
    boolean savedOnStop,
    boolean freshOnStart,
    int revisions,
    boolean outdated) {
  /**
   * Reads the reply; lines with keys this program does not use are skipped.
   *
   * @throws MalformedValue when a value is missing or of the wrong form
   */
  public static VolumeInfo parse(String reply) throws MalformedValue {
    var fields = new HashMap<String, String>();
    for (String line : Lines.of(reply)) {
      int equals = line.indexOf('=');
      if (equals <= 0) {
        throw new MalformedValue("key=value lines");
      }
      fields.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return new VolumeInfo(
        Visible.of(text(fields, "pool"), 200),
        Visible.of(text(fields, "vid"), 200),
        number(fields, "size"),
        number(fields, "usage"),
        flag(fields, "rw"),
        flag(fields, "save_on_stop"),
        flag(fields, "snap_on_start"),
        Math.toIntExact(Math.clamp(number(fields, "revisions_to_keep"), -1, Integer.MAX_VALUE)),
        flag(fields, "is_outdated"));
  }

  private static String text(Map<String, String> fields, String key) throws MalformedValue {
    var value = fields.get(key);
    if (value == null) {
      throw new MalformedValue("a line for " + key);
    }
    return value;
  }

  private static long number(Map<String, String> fields, String key) throws MalformedValue {
    try {
      return Long.parseLong(text(fields, key));
    } catch (NumberFormatException e) {
      throw new MalformedValue("a number for " + key);
    }
  }

  private static boolean flag(Map<String, String> fields, String key) throws MalformedValue {
    return switch (text(fields, key)) {
      case "True" -> true;
      case "False" -> false;
      default -> throw new MalformedValue("True or False for " + key);
    };
  }
}
