package org.torvm.leak.rule;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class FakeGatewayTagTest {
  @TestFactory
  Stream<DynamicTest> table() {
    return new RuleTable(new FakeGatewayTag())
        .row(
            "a Whonix gateway",
            """
            app gw tmpl=wgw net=sys-firewall +provides_network #anon-gateway
            """)
        .row(
            "a TorVM",
            """
            app torvm tmpl=deb net=sys-firewall +provides_network #anon-gateway f:service.qubes-tor=1
            """)
        .row(
            "only the tag",
            """
            app gw tmpl=deb net=sys-firewall +provides_network #anon-gateway
            """,
            "critical gw: gw sys-firewall sys-net clearnet | gw no #anon-gateway")
        .row(
            "service switched off",
            """
            app gw tmpl=deb net=sys-firewall +provides_network #anon-gateway f:service.qubes-tor=
            """,
            "critical gw: gw sys-firewall sys-net clearnet | gw no #anon-gateway")
        .row(
            "behind Tor itself",
            """
            app gw tmpl=deb net=sys-whonix +provides_network #anon-gateway
            """,
            "critical gw: gw sys-whonix sys-firewall sys-net | gw no #anon-gateway")
        .row(
            "pinned",
            """
            pin gw
            app gw tmpl=deb net=sys-firewall +provides_network #anon-gateway
            """)
        .row(
            "its Tor was seen at work",
            """
            probed gw
            app gw tmpl=deb net=sys-firewall +provides_network #anon-gateway
            """)
        .row(
            "says Whonix of itself, its template does not",
            """
            app gw tmpl=deb net=sys-firewall +provides_network #anon-gateway f:whonix-gw=1
            """,
            "critical gw: gw sys-firewall sys-net clearnet | gw no #anon-gateway, gw whonix-gw=")
        .row(
            "the same without the tag",
            """
            app gw tmpl=deb net=sys-firewall +provides_network f:whonix-gw=1
            """,
            "critical gw: gw sys-firewall sys-net clearnet | gw whonix-gw=")
        .row(
            "a standalone has no template to ask",
            """
            standalone gw net=sys-firewall +provides_network #anon-gateway f:whonix-gw=1
            """)
        .row(
            "its template is hidden",
            """
            app gw tmpl=hidden net=sys-firewall +provides_network #anon-gateway f:whonix-gw=1
            """)
        .row(
            "features unknown",
            """
            app gw tmpl=deb net=sys-firewall +provides_network #anon-gateway features?
            """)
        .row(
            "features of the template unknown",
            """
            template deb2 features?
            app gw tmpl=deb2 net=sys-firewall +provides_network #anon-gateway
            """)
        .row(
            "tags unknown",
            """
            app gw tmpl=deb net=sys-firewall +provides_network tags?
            """)
        .tests();
  }
}
