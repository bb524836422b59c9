package org.torvm.leak.rule;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class AnonQubeOnClearnetTest {
  @TestFactory
  Stream<DynamicTest> table() {
    return new RuleTable(new AnonQubeOnClearnet())
        .row(
            "behind Tor",
            """
            app anon on tmpl=wws net=sys-whonix #anon-vm
            """)
        .row(
            "workstation by template, on",
            """
            app anon on tmpl=wws net=sys-firewall
            """,
            "critical anon: anon sys-firewall sys-net clearnet | anon net=-, anon ddv=-")
        .row(
            "workstation by tag, on",
            """
            app anon on tmpl=deb net=sys-net #anon-vm
            """,
            "critical anon: anon sys-net clearnet | anon net=-, anon ddv=-")
        .row(
            "off: back behind the only gateway, with its disposables",
            """
            app wdvm tmpl=wws net=sys-whonix +template_for_dispvms #anon-vm
            app anon tmpl=wws net=sys-firewall
            """,
            "critical anon: anon sys-firewall sys-net clearnet | anon net=sys-whonix, anon ddv=wdvm")
        .row(
            "off: no torified disposable template",
            """
            app anon tmpl=wws net=sys-firewall
            """,
            "critical anon: anon sys-firewall sys-net clearnet | anon net=sys-whonix, anon ddv=-")
        .row(
            "off: a choice of gateways",
            """
            app sys-whonix-2 tmpl=wgw net=sys-firewall +provides_network
            app anon tmpl=wws net=sys-firewall
            """,
            "critical anon: anon sys-firewall sys-net clearnet | anon net=-, anon ddv=-")
        .row(
            "off: a workstation belongs behind Whonix",
            """
            app torvm tmpl=deb net=sys-firewall +provides_network f:service.qubes-tor=1
            app anon tmpl=wws net=sys-firewall
            """,
            "critical anon: anon sys-firewall sys-net clearnet | anon net=sys-whonix, anon ddv=-")
        .row(
            "off: not behind what is behind it",
            """
            app anon tmpl=deb net=sys-firewall +provides_network #torvm-must-tor
            app torvm tmpl=deb net=anon +provides_network f:service.qubes-tor=1
            """,
            "critical anon: anon sys-firewall sys-net clearnet | anon net=sys-whonix, anon ddv=-")
        .row(
            "pinned",
            """
            must-tor work
            app work on tmpl=deb net=sys-firewall
            """,
            "critical work: work sys-firewall sys-net clearnet | work net=-, work ddv=-")
        .row(
            "our tag",
            """
            app work on tmpl=deb net=sys-firewall #torvm-must-tor
            """,
            "critical work: work sys-firewall sys-net clearnet | work net=-, work ddv=-")
        .row(
            "the tag was copied to a disposable",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            disp disp1 on tmpl=dvm net=sys-firewall +auto_cleanup #torvm-must-tor
            """,
            "critical disp1: disp1 sys-firewall sys-net clearnet | disp1 net=-, disp1 ddv=-")
        .row(
            "a disposable inherits the feature through both templates",
            """
            app wdvm tmpl=wws net=sys-whonix +template_for_dispvms
            disp disp1 on tmpl=wdvm net=sys-firewall
            """,
            "critical disp1: disp1 sys-firewall sys-net clearnet | disp1 net=-, disp1 ddv=-")
        .row(
            "it provides network and has no net qube itself",
            """
            app anon on tmpl=wws net=- +provides_network
            """,
            "critical anon: anon clearnet | anon net=-, anon ddv=-")
        .row(
            "not anonymous",
            """
            app work on tmpl=deb net=sys-firewall
            """)
        .row(
            "a workstation template",
            """
            template wws2 f:whonix-ws=1 net=sys-firewall
            """)
        .row(
            "cut",
            """
            app anon on tmpl=wws net=-
            """)
        .row(
            "net qube hidden",
            """
            app anon on tmpl=wws net=hidden
            """)
        .row(
            "net qube unread",
            """
            unread hidden
            app anon on tmpl=wws net=hidden
            """)
        .row(
            "what it is cannot be read",
            """
            app anon on tmpl=deb net=sys-firewall tags? features?
            """)
        .row(
            "feature switched off",
            """
            app anon on tmpl=wws net=sys-firewall f:whonix-ws=
            """)
        .tests();
  }
}
