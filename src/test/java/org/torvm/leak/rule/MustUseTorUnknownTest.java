package org.torvm.leak.rule;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class MustUseTorUnknownTest {
  @TestFactory
  Stream<DynamicTest> table() {
    return new RuleTable(new MustUseTorUnknown())
        .row(
            "known",
            """
            app anon tmpl=wws net=sys-whonix #anon-vm
            """)
        .row(
            "net qube unknown",
            """
            app anon tmpl=wws net?
            """,
            "high anon: anon unknown | explain")
        .row(
            "net qube hidden",
            """
            app anon tmpl=wws net=hidden
            """,
            "high anon: anon hidden unknown | explain")
        .row(
            "hidden further on",
            """
            app fw tmpl=deb net=hidden +provides_network
            must-tor work
            app work tmpl=deb net=fw
            """,
            "high work: work fw hidden unknown | explain")
        .row(
            "hidden behind the gateway",
            """
            app gw tmpl=wgw net=hidden +provides_network
            app anon tmpl=wws net=gw
            """)
        .row(
            "a net qube that may be a gateway",
            """
            app gw tmpl=deb net=sys-firewall +provides_network features?
            app work tmpl=deb net=gw #torvm-must-tor
            """,
            "high work: work gw sys-firewall sys-net unknown | explain")
        .row(
            "its disposables are unknown",
            """
            app anon tmpl=wws net=sys-whonix ddv?
            """,
            "high anon: anon unknown | explain")
        .row(
            "its disposable template is hidden",
            """
            app anon tmpl=wws net=sys-whonix ddv=hidden
            """,
            "high anon: anon hidden unknown | explain")
        .row(
            "not anonymous",
            """
            app work tmpl=deb net=hidden
            """)
        .row(
            "a pinned template",
            """
            must-tor deb2
            template deb2 net?
            """,
            "high deb2: deb2 unknown | explain")
        .tests();
  }
}
