package org.torvm.admin;

import java.util.List;
import org.torvm.admin.value.Device;
import org.torvm.admin.value.Lines;
import org.torvm.qubes.QubeName;

/**
 * Calls about devices, of a class such as {@code pci}, {@code block} or {@code usb}. The same
 * guarantees as {@link AdminApi}.
 */
public final class DeviceCalls {
  private final Calls calls;

  DeviceCalls(Calls calls) {
    this.calls = calls;
  }

  /** The device classes of this system. */
  public List<String> classes() throws AdminException {
    return calls.read("admin.deviceclass.List", "", QubeName.DOM0, Lines::words);
  }

  /** Devices that the qube offers to others. */
  public List<Device> available(QubeName qube, String deviceClass) throws AdminException {
    return calls.read(method(deviceClass, "Available"), "", qube, Device::parseAll);
  }

  /** Devices that the qube is to have whenever it runs (R4.3). */
  public List<Device> assigned(QubeName qube, String deviceClass) throws AdminException {
    return calls.read(method(deviceClass, "Assigned"), "", qube, Device::parseAll);
  }

  /** Devices that the qube has now (R4.3). */
  public List<Device> attached(QubeName qube, String deviceClass) throws AdminException {
    return calls.read(method(deviceClass, "Attached"), "", qube, Device::parseAll);
  }

  /** Devices that the qube has now or is to have whenever it runs (R4.2). */
  public List<Device> listed(QubeName qube, String deviceClass) throws AdminException {
    return calls.read(method(deviceClass, "List"), "", qube, Device::parseAll);
  }

  private static String method(String deviceClass, String what) {
    return "admin.vm.device." + deviceClass + "." + what;
  }
}
