package org.torvm.demo.model;

import org.torvm.qubes.QubeClass;

/** The addresses of qubes. Source: the Admin API page, section 4, and recorded values. */
final class Addresses {
  /** Addresses in one network of 256 that end in neither of the two special numbers. */
  private static final int HOSTS = 254;

  private Addresses() {}

  /** 10.137.x.y from the qid, 10.138.x.y from a disposable's number; none without a network. */
  static String ip(World world, DemoQube qube) {
    if (!isNetworked(world, qube)) {
      return "";
    }
    boolean disposable = qube.klass() == QubeClass.DISPOSABLE;
    int number = Integer.parseInt(world.value(qube, disposable ? "dispid" : "qid"));
    return (disposable ? "10.138." : "10.137.") + number / HOSTS + "." + number % HOSTS;
  }

  static String dns(World world, DemoQube qube) {
    return isNetworked(world, qube) ? "10.139.1.1 10.139.1.2" : "";
  }

  static String gateway(World world, DemoQube qube) {
    return world.providesNetwork(qube) ? ip(world, qube) : "";
  }

  static String uplink(World world, DemoQube qube) {
    return world.netQube(qube).map(net -> gateway(world, net)).orElse("");
  }

  static String netmask(World world, DemoQube qube) {
    return world.netQube(qube).isPresent() ? "255.255.255.255" : "";
  }

  private static boolean isNetworked(World world, DemoQube qube) {
    return world.providesNetwork(qube) || world.netQube(qube).isPresent();
  }
}
