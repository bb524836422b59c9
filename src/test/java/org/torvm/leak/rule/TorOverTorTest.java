package org.torvm.leak.rule;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TorOverTorTest {
  @TestFactory
  Stream<DynamicTest> table() {
    return new RuleTable(new TorOverTor())
        .row(
            "one gateway",
            """
            app anon tmpl=wws net=sys-whonix
            """)
        .row(
            "two gateways",
            """
            app torvm tmpl=deb net=sys-whonix +provides_network f:service.qubes-tor=1
            app a tmpl=deb net=torvm
            app b tmpl=deb net=torvm
            """,
            "high a: a torvm sys-whonix sys-firewall sys-net | a net=sys-whonix [tor-over-tor:torvm]",
            "high b: b torvm sys-whonix sys-firewall sys-net | b net=sys-whonix [tor-over-tor:torvm]")
        .row(
            "something in between",
            """
            app torvm tmpl=deb net=fw +provides_network f:service.qubes-tor=1
            app fw tmpl=deb net=sys-whonix +provides_network
            app a tmpl=deb net=torvm
            """,
            "high a: a torvm fw sys-whonix sys-firewall sys-net | a net=sys-whonix [tor-over-tor:torvm]")
        .row(
            "three gateways",
            """
            app t1 tmpl=deb net=t2 +provides_network f:service.qubes-tor=1
            app t2 tmpl=deb net=sys-whonix +provides_network f:service.qubes-tor=1
            app a tmpl=deb net=t1
            """,
            "high a: a t1 t2 sys-whonix sys-firewall sys-net | a net=sys-whonix [tor-over-tor:t1]",
            "high t1: t1 t2 sys-whonix sys-firewall sys-net | t1 net=sys-whonix [tor-over-tor:t2]")
        .row(
            "the first one is the surer",
            """
            app torvm tmpl=deb net=sys-firewall +provides_network f:service.qubes-tor=1
            app gw tmpl=wgw net=torvm +provides_network
            app a tmpl=deb net=gw
            """,
            "high a: a gw torvm sys-firewall sys-net | gw net=sys-firewall [tor-over-tor:gw]")
        .row(
            "the first one was probed",
            """
            probed torvm
            app torvm tmpl=deb net=sys-whonix +provides_network f:service.qubes-tor=1
            app a tmpl=deb net=torvm
            """,
            "high a: a torvm sys-whonix sys-firewall sys-net"
                + " | torvm net=sys-firewall [tor-over-tor:torvm]")
        .row(
            "the last one has no uplink",
            """
            app t1 tmpl=deb net=t2 +provides_network f:service.qubes-tor=1
            app t2 tmpl=deb net=- +provides_network f:service.qubes-tor=1
            app a tmpl=deb net=t1
            """,
            "high a: a t1 t2 | guided [tor-over-tor:t1]")
        .row(
            "a gateway before a gateway, nobody behind it",
            """
            app torvm tmpl=deb net=sys-whonix +provides_network f:service.qubes-tor=1
            """)
        .row(
            "whether the second is one is unknown",
            """
            app torvm tmpl=deb net=sys-whonix +provides_network features?
            app a tmpl=deb net=torvm
            """)
        .tests();
  }
}
