package org.torvm.leak.rule;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TorVmServiceDisabledTest {
  @TestFactory
  Stream<DynamicTest> table() {
    return new RuleTable(new TorVmServiceDisabled())
        .row(
            "service on",
            """
            app torvm tmpl=deb net=sys-firewall +provides_network f:service.qubes-tor=1
            """)
        .row(
            "qubesd takes 0 for on",
            """
            app torvm tmpl=deb net=sys-firewall +provides_network f:service.qubes-tor=0
            """)
        .row(
            "named after Tor",
            """
            app torvm tmpl=deb net=sys-firewall +provides_network
            """,
            "critical torvm: torvm sys-firewall sys-net clearnet | torvm service.qubes-tor=1, torvm service.qubes-firewall=, torvm service.qubes-netwatcher=")
        .row(
            "a word of its name",
            """
            app my-Tor-2 tmpl=deb net=sys-firewall +provides_network
            """,
            "critical my-Tor-2: my-Tor-2 sys-firewall sys-net clearnet | my-Tor-2 service.qubes-tor=1, my-Tor-2 service.qubes-firewall=, my-Tor-2 service.qubes-netwatcher=")
        .row(
            "not every tor is Tor",
            """
            app monitor tmpl=deb net=sys-firewall +provides_network
            app storage tmpl=deb net=sys-firewall +provides_network
            app sys-tornado tmpl=deb net=sys-firewall +provides_network
            """)
        .row(
            "its template was made for it",
            """
            template fedora-23-tor
            app proxy tmpl=fedora-23-tor net=sys-firewall +provides_network
            """,
            "critical proxy: proxy sys-firewall sys-net clearnet | proxy service.qubes-tor=1, proxy service.qubes-firewall=, proxy service.qubes-netwatcher=")
        .row(
            "sys-net may share that template",
            """
            template fedora-23-tor
            app sys-net-2 tmpl=fedora-23-tor net=- +provides_network
            """)
        .row(
            "service switched off",
            """
            app proxy tmpl=deb net=sys-firewall +provides_network f:service.qubes-tor=
            """,
            "critical proxy: proxy sys-firewall sys-net clearnet | proxy service.qubes-tor=1, proxy service.qubes-firewall=, proxy service.qubes-netwatcher=")
        .row(
            "pinned",
            """
            pin proxy
            app proxy tmpl=deb net=sys-firewall +provides_network
            """,
            "critical proxy: proxy sys-firewall sys-net clearnet | proxy service.qubes-tor=1, proxy service.qubes-firewall=, proxy service.qubes-netwatcher=")
        .row(
            "pinned, and its Tor was seen at work",
            """
            pin proxy
            probed proxy
            app proxy tmpl=deb net=sys-firewall +provides_network
            """)
        .row(
            "pinned, but it is a Whonix gateway",
            """
            pin sys-whonix
            """)
        .row(
            "a running one: what runs behind it is cut first",
            """
            app torvm on tmpl=deb net=sys-firewall +provides_network
            app a on tmpl=deb net=torvm
            app b tmpl=deb net=torvm
            app c on tmpl=deb net=sys-firewall
            """,
            "critical torvm: torvm sys-firewall sys-net clearnet | a net=-, torvm off, torvm service.qubes-tor=1, torvm service.qubes-firewall=, torvm service.qubes-netwatcher=")
        .row(
            "behind another gateway it leaks nothing",
            """
            app vpn-over-tor tmpl=deb net=sys-whonix +provides_network
            """)
        .row(
            "it carries a gateway",
            """
            app tor-firewall tmpl=deb net=sys-net +provides_network
            app sys-whonix-2 tmpl=wgw net=tor-firewall +provides_network
            """)
        .row(
            "pinned, and whether it is a Whonix gateway is unknown",
            """
            pin proxy
            template deb2 features?
            app proxy tmpl=deb2 net=sys-firewall +provides_network
            """)
        .row(
            "it may carry a gateway",
            """
            app torvm tmpl=deb net=sys-net +provides_network
            app sys-whonix-2 tmpl=wgw net? +provides_network
            """)
        .row(
            "it provides no network",
            """
            app torvm tmpl=deb net=sys-firewall
            """)
        .row(
            "features unknown",
            """
            app torvm tmpl=deb net=sys-firewall +provides_network features?
            """)
        .row(
            "whether it provides network is unknown",
            """
            app torvm tmpl=deb net=sys-firewall ?provides_network
            """)
        .tests();
  }
}
