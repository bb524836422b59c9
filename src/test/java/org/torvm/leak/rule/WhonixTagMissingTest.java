package org.torvm.leak.rule;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class WhonixTagMissingTest {
  @TestFactory
  Stream<DynamicTest> table() {
    return new RuleTable(new WhonixTagMissing())
        .row(
            "all there",
            """
            app anon tmpl=wws net=sys-whonix #anon-vm
            """)
        .row(
            "workstation without its tag",
            """
            app anon tmpl=wws net=sys-whonix
            """,
            "high anon: anon | anon #anon-vm")
        .row(
            "gateway without any",
            """
            app gw tmpl=wgw net=sys-firewall +provides_network
            """,
            "high gw: gw | gw #anon-gateway, gw #sdwdate-gui-server")
        .row(
            "gateway without its clock tag",
            """
            app gw tmpl=wgw net=sys-firewall +provides_network #anon-gateway
            """,
            "medium gw: gw | gw #sdwdate-gui-server")
        .row(
            "gateway without its main tag",
            """
            app gw tmpl=wgw net=sys-firewall +provides_network #sdwdate-gui-server
            """,
            "high gw: gw | gw #anon-gateway")
        .row(
            "disposable of a workstation",
            """
            app wdvm tmpl=wws net=sys-whonix +template_for_dispvms #anon-vm
            disp disp1 on tmpl=wdvm net=sys-whonix +auto_cleanup
            """,
            "high disp1: disp1 | disp1 #anon-vm")
        .row(
            "preloaded one",
            """
            app wdvm tmpl=wws net=sys-whonix +template_for_dispvms #anon-vm
            disp disp1 paused tmpl=wdvm net=sys-whonix +auto_cleanup +is_preload
            """)
        .row(
            "templates need none",
            """
            template wws2 f:whonix-ws=1
            """)
        .row(
            "not Whonix",
            """
            app work tmpl=deb net=sys-firewall
            """)
        .row(
            "tags unknown",
            """
            app anon tmpl=wws net=sys-whonix tags?
            """)
        .row(
            "features unknown",
            """
            app anon tmpl=wws net=sys-whonix features?
            """)
        .row(
            "feature switched off",
            """
            app anon tmpl=wws net=sys-whonix f:whonix-ws=
            """)
        .tests();
  }
}
