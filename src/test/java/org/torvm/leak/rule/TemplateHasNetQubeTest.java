package org.torvm.leak.rule;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TemplateHasNetQubeTest {
  @TestFactory
  Stream<DynamicTest> table() {
    return new RuleTable(new TemplateHasNetQube())
        .row(
            "no net qube",
            """
            template deb2
            """)
        .row(
            "explicitly none",
            """
            template deb2 net=-
            """)
        .row(
            "on clearnet",
            """
            template deb2 net=sys-firewall
            """,
            "high deb2: deb2 sys-firewall sys-net clearnet | deb2 net=-")
        .row(
            "behind Tor",
            """
            template deb2 net=sys-whonix
            """,
            "medium deb2: deb2 sys-whonix sys-firewall sys-net | deb2 net=-")
        .row(
            "behind something hidden",
            """
            template deb2 net=hidden
            """,
            "high deb2: deb2 hidden unknown | deb2 net=-")
        .row(
            "unknown",
            """
            template deb2 net?
            """)
        .row(
            "an app qube may",
            """
            app work tmpl=deb net=sys-firewall
            """)
        .row(
            "a disposable template may",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            """)
        .tests();
  }
}
