package org.torvm.admin.value;

import java.util.HashMap;
import java.util.Map;
import org.torvm.qubes.PowerState;

/**
 * The reply of {@code admin.vm.CurrentState}.
 *
 * @param memoryKib memory in use, in KiB
 * @param maximumKib memory it may grow to, in KiB
 * @param cpuNanos processor time since it started, in nanoseconds
 * @param power its power state
 */
public record CurrentState(long memoryKib, long maximumKib, long cpuNanos, PowerState power) {
  /**
   * Reads the reply.
   *
   * @throws MalformedValue when one of the four values is missing or no number
   */
  public static CurrentState parse(String reply) throws MalformedValue {
    var fields = new HashMap<String, String>();
    for (String word : reply.split(" ", -1)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        fields.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    var power = fields.get("power_state");
    if (power == null) {
      throw new MalformedValue("a power state");
    }
    return new CurrentState(
        number(fields, "mem"),
        number(fields, "mem_static_max"),
        number(fields, "cputime"),
        PowerState.ofWireName(power));
  }

  private static long number(Map<String, String> fields, String key) throws MalformedValue {
    try {
      return Long.parseLong(fields.getOrDefault(key, ""));
    } catch (NumberFormatException e) {
      throw new MalformedValue("a number for " + key);
    }
  }
}
