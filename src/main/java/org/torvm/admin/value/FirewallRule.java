package org.torvm.admin.value;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One line of a qube's firewall.
 *
 * <p>Source: {@code qubes/firewall.py} in qubes-core-admin. What no rule matches is dropped;
 * expired rules are left out by qubesd.
 *
 * @param accept let through, or drop
 * @param protocol only this protocol
 * @param destination only to there
 * @param ports only to these ports; needs TCP or UDP
 * @param icmpType only this type; needs ICMP
 * @param dns only the DNS servers that Qubes gives out ({@code specialtarget=dns})
 * @param expires until when the rule holds
 * @param comment the user's words; letters, digits, spaces and {@code : ; , . / - _ [ ]}
 */
public record FirewallRule(
    boolean accept,
    Optional<Protocol> protocol,
    Optional<Destination> destination,
    Optional<Ports> ports,
    OptionalInt icmpType,
    boolean dns,
    Optional<Instant> expires,
    String comment) {

  /** What qubesd can tell apart. */
  public enum Protocol {
    TCP,
    UDP,
    ICMP
  }

  /** Where packets go. */
  public sealed interface Destination {
    /** A network such as {@code 10.152.152.10/32}. */
    record Net4(String network) implements Destination {}

    /** A network such as {@code fd00::/8}. */
    record Net6(String network) implements Destination {}

    /** A host name. */
    record Host(String name) implements Destination {}
  }

  /** Ports from the first to the last, both included; 0 to 65535. */
  public record Ports(int first, int last) {
    /**
     * @throws IllegalArgumentException when they are no range of ports
     */
    public Ports {
      if (first < 0 || first > last || last > 65_535) {
        throw new IllegalArgumentException("not a range of ports");
      }
    }
  }

  /** Lets everything through. */
  public static final FirewallRule ACCEPT = all(true);

  /** Drops everything. */
  public static final FirewallRule DROP = all(false);

  private static FirewallRule all(boolean accept) {
    return new FirewallRule(
        accept,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        false,
        Optional.empty(),
        "");
  }
}
