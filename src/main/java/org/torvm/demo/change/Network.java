package org.torvm.demo.change;

import java.util.Optional;
import org.torvm.demo.model.DemoQube;
import org.torvm.demo.model.World;
import org.torvm.demo.part.ApiError;
import org.torvm.demo.part.Refused;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeClass;

/**
 * What may be a net qube of what, and what happens when it changes. Source: the Admin API page,
 * section 4, with its order of checks.
 */
final class Network {
  static final String DEFERRED = "deferred-netvm-original";
  private final World world;
  private final Features features;

  Network(World world, Features features) {
    this.world = world;
    this.features = features;
  }

  /** The checks before anyone hears of the change. */
  void check(DemoQube qube, String value) {
    if (value.isEmpty()) {
      return;
    }
    if (value.equals("dom0")) {
      throw new Refused("dom0 has no network");
    }
    var net =
        world
            .find(value)
            .orElseThrow(
                () -> ApiError.propertyValue("Can't set netvm to non-existing qube " + value));
    if (!world.providesNetwork(net)) {
      throw ApiError.value("The " + value + " qube does not provide network");
    }
    if (isLoop(qube, net)) {
      throw ApiError.value("Loops in network are unsupported");
    }
  }

  boolean isLoop(DemoQube qube, DemoQube net) {
    return net == qube || world.downstream(qube).contains(net);
  }

  /** The check after the announcement: a running qube can be attached only to a running one. */
  void checkRunning(DemoQube qube, String value) {
    world
        .find(value)
        .filter(net -> qube.isRunning() && !net.isRunning())
        .ifPresent(net -> {
          throw new ApiError(
              "QubesVMNotStartedError", "Cannot dynamically attach to stopped qube " + net.name());
        });
  }

  /** What follows when the effective net qube has changed from that one. */
  void changed(DemoQube qube, String old) {
    if (qube.state() == PowerState.PAUSED && !world.isOld()) {
      if (!qube.features().containsKey(DEFERRED)) {
        features.set(qube, DEFERRED, old);
      }
    } else if (qube.isRunning()) {
      attach(qube);
    }
  }

  /** A net qube change that waited for the qube to be unpaused happens now (R4.3). */
  void applyDeferred(DemoQube qube) {
    if (qube.features().containsKey(DEFERRED)) {
      attach(qube);
      features.remove(qube, DEFERRED);
    }
  }

  private void attach(DemoQube qube) {
    world
        .netQube(qube)
        .filter(DemoQube::isRunning)
        .ifPresent(net -> {
          world.events().emit(qube, "domain-qdb-create");
          world.events().emit(net, "net-domain-connect", "vm", qube.name());
        });
  }

  /** {@code provides_network} stays while anybody needs it. */
  void checkStillProvides(DemoQube qube, String value) {
    if (value.equals("False") && !world.clients(qube).isEmpty()) {
      throw ApiError.value("The qube is still used by other qubes, change theirs 'netvm' first");
    }
  }

  /** The default net qube may not be anything that follows the default. */
  void checkDefault(String value) {
    Optional<DemoQube> net = world.find(value);
    for (DemoQube qube : world.qubes()) {
      if (net.isPresent() && followsDefault(qube) && isLoop(qube, net.get())) {
        throw ApiError.propertyValue("Network loop on '" + qube.name() + "'");
      }
    }
  }

  private static boolean followsDefault(DemoQube qube) {
    return qube.klass() != QubeClass.ADMIN
        && qube.klass() != QubeClass.TEMPLATE
        && !qube.isExplicit("netvm");
  }
}
