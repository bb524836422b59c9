package org.torvm.leak.rule;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DisposableGatewayTest {
  @TestFactory
  Stream<DynamicTest> table() {
    return new RuleTable(new DisposableGateway())
        .row(
            "a named disposable that is a Whonix gateway",
            """
            app gdvm tmpl=wgw net=sys-firewall +template_for_dispvms
            disp sys-whonix-disp tmpl=gdvm net=sys-firewall +provides_network
            """,
            "high sys-whonix-disp: sys-whonix-disp | guided")
        .row(
            "a disposable TorVM",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            disp tordisp tmpl=dvm net=sys-firewall +provides_network f:service.qubes-tor=1
            """,
            "high tordisp: tordisp | guided")
        .row(
            "a preloaded one",
            """
            app gdvm tmpl=wgw net=sys-firewall +template_for_dispvms
            disp disp1 paused tmpl=gdvm net=sys-firewall +provides_network +is_preload +auto_cleanup
            """)
        .row(
            "a disposable that only routes",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            disp sys-fw-disp tmpl=dvm net=sys-net +provides_network
            """)
        .row(
            "a disposable that provides no network",
            """
            app gdvm tmpl=wgw net=sys-firewall +template_for_dispvms
            disp d tmpl=gdvm net=sys-firewall
            """)
        .row(
            "features unknown",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            disp d tmpl=dvm net=sys-firewall +provides_network features?
            """)
        .tests();
  }
}
