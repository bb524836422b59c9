package org.torvm.demo.change;

import java.util.List;
import org.torvm.demo.model.DemoQube;
import org.torvm.demo.model.PropertyType;
import org.torvm.demo.model.World;
import org.torvm.demo.part.ApiError;
import org.torvm.demo.part.DeviceUse;
import org.torvm.qubes.QubeClass;

/** Removes qubes nobody needs. Source: the Admin API page, section 3 (Remove) and 5. */
public final class Removal {
  private final World world;

  /** The removals of that world. */
  public Removal(World world) {
    this.world = world;
  }

  /**
   * Removes a halted qube that is not in use; {@code domain-pre-delete} is sent even when refused.
   */
  public void remove(DemoQube qube) {
    if (qube.klass() == QubeClass.ADMIN) {
      throw new ApiError("QubesVMInUseError", "'dom0' cannot be removed");
    }
    if (!qube.isHalted() || qube.starting()) {
      throw ApiError.notHalted(qube.name());
    }
    if (world.value(qube, "installed_by_rpm").equals("True")) {
      throw inUse(qube);
    }
    world.events().emitAbout(qube, "domain-pre-delete");
    if (isNeeded(qube)) {
      throw inUse(qube);
    }
    world.drop(qube);
    world.events().emitAbout(qube, "domain-delete");
  }

  /** A disposable has shut down and cleans up after itself. */
  void forget(DemoQube qube) {
    world.events().emitAbout(qube, "domain-pre-delete");
    world.drop(qube);
    world.events().emitAbout(qube, "domain-delete");
  }

  private ApiError inUse(DemoQube qube) {
    return new ApiError(
        "QubesVMInUseError",
        "Domain is in use: '%s';%ssee 'journalctl -u qubesd -e' in dom0 for details"
            .formatted(qube.name(), world.isOld() ? "" : "  "));
  }

  private boolean isNeeded(DemoQube qube) {
    boolean global =
        world.globalProperties().values().stream()
            .filter(p -> p.type() == PropertyType.VM)
            .anyMatch(p -> world.global(p.name()).equals(qube.name()));
    return global || world.qubes().stream().filter(q -> q != qube).anyMatch(q -> needs(q, qube));
  }

  private boolean needs(DemoQube other, DemoQube qube) {
    List<DeviceUse> devices = other.devices();
    return devices.stream().anyMatch(d -> d.backend().equals(qube.name()))
        || world.properties(other).values().stream()
            .filter(p -> p.type() == PropertyType.VM)
            .anyMatch(p -> other.explicit(p.name()).filter(qube.name()::equals).isPresent());
  }
}
