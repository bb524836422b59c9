package org.torvm.demo.part;

import java.util.Map;

/**
 * A device that is assigned or attached to a qube.
 *
 * @param deviceClass such as {@code pci}
 * @param backend the qube that has the device
 * @param port such as {@code 00_14.0}
 * @param deviceId the device's identity (R4.3), {@code *} for any; empty in R4.2
 * @param mode {@code manual}, {@code ask-to-attach}, {@code auto-attach}, {@code required}
 * @param attached whether it is attached now
 * @param assigned whether it is kept over a restart
 * @param options further options as given, without the leading underscore
 */
public record DeviceUse(
    String deviceClass,
    String backend,
    String port,
    String deviceId,
    String mode,
    boolean attached,
    boolean assigned,
    Map<String, String> options) {

  /** Copies the options. */
  public DeviceUse {
    options = Map.copyOf(options);
  }

  /** What tells it from other devices of its class. */
  public String key() {
    return backend + "+" + port + ":" + deviceId;
  }

  /** The same, attached or not. */
  public DeviceUse withAttached(boolean now) {
    return new DeviceUse(deviceClass, backend, port, deviceId, mode, now, assigned, options);
  }

  /** The same, assigned or not, in that mode. */
  public DeviceUse withAssigned(boolean now, String newMode) {
    return new DeviceUse(deviceClass, backend, port, deviceId, newMode, attached, now, options);
  }
}
