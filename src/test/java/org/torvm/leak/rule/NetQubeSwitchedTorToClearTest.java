package org.torvm.leak.rule;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class NetQubeSwitchedTorToClearTest {
  @TestFactory
  Stream<DynamicTest> table() {
    return new RuleTable(new NetQubeSwitchedTorToClear())
        .row(
            "Tor to clearnet",
            """
            app work on tmpl=deb net=sys-firewall
            moved work torified
            """,
            "critical work: work sys-firewall sys-net clearnet | work net=-, work ddv=-")
        .row(
            "Tor to clearnet by the default",
            """
            defaults net=sys-firewall
            app work on tmpl=deb
            moved work torified
            """,
            "critical work: work sys-firewall sys-net clearnet | work net=-, work ddv=-")
        .row(
            "clearnet to Tor",
            """
            app work on tmpl=deb net=sys-whonix
            moved work clearnet
            """,
            "high work: work sys-whonix | work off")
        .row(
            "Tor to Tor",
            """
            app work on tmpl=deb net=sys-whonix
            moved work torified
            """)
        .row(
            "clearnet to clearnet",
            """
            app work on tmpl=deb net=sys-firewall
            moved work clearnet
            """)
        .row(
            "offline to clearnet",
            """
            app work on tmpl=deb net=sys-firewall
            moved work offline
            """)
        .row(
            "cut since",
            """
            app work on tmpl=deb net=-
            moved work torified
            """)
        .row(
            "shut down since",
            """
            app work tmpl=deb net=sys-firewall
            moved work torified
            """)
        .row(
            "removed since",
            """
            moved work torified
            """)
        .row(
            "way out unknown",
            """
            app work on tmpl=deb net?
            moved work torified
            """)
        .row(
            "never moved",
            """
            app work on tmpl=deb net=sys-firewall
            """)
        .tests();
  }
}
