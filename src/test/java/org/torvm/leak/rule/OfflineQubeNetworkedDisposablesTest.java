package org.torvm.leak.rule;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class OfflineQubeNetworkedDisposablesTest {
  @TestFactory
  Stream<DynamicTest> table() {
    return new RuleTable(new OfflineQubeNetworkedDisposables())
        .row(
            "clearnet disposables",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            app vault tmpl=deb net=- ddv=dvm
            """,
            "medium vault: vault dvm sys-firewall sys-net clearnet | vault ddv=- [offline-qube-networked-disposables]")
        .row(
            "torified disposables",
            """
            app wdvm tmpl=wws net=sys-whonix +template_for_dispvms ddv=-
            app vault tmpl=deb net=- ddv=wdvm
            """,
            "medium vault: vault wdvm sys-whonix sys-firewall sys-net | vault ddv=- [offline-qube-networked-disposables]")
        .row(
            "by the global default",
            """
            defaults ddv=dvm
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            app vault tmpl=deb net=-
            """,
            "medium vault: vault dvm sys-firewall sys-net clearnet | vault ddv=- [offline-qube-networked-disposables]")
        .row(
            "pinned offline",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            must-offline vault
            app vault tmpl=deb net=- ddv=dvm
            """,
            "high vault: vault dvm sys-firewall sys-net clearnet | vault ddv=-")
        .row(
            "our tag",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            app vault tmpl=deb net=- ddv=dvm #torvm-must-offline
            """,
            "high vault: vault dvm sys-firewall sys-net clearnet | vault ddv=-")
        .row(
            "an offline disposable template exists",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            app odvm tmpl=deb net=- ddv=odvm +template_for_dispvms
            app vault tmpl=deb net=- ddv=dvm
            """,
            "medium vault: vault dvm sys-firewall sys-net clearnet | vault ddv=odvm [offline-qube-networked-disposables]")
        .row(
            "not the template of the disposables that manage qubes",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            app mgmt tmpl=deb net=- ddv=- +template_for_dispvms f:internal=1
            app vault tmpl=deb net=- ddv=dvm
            """,
            "medium vault: vault dvm sys-firewall sys-net clearnet | vault ddv=-"
                + " [offline-qube-networked-disposables]")
        .row(
            "an offline disposable template with a networked one of its own",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            app odvm tmpl=deb net=- ddv=dvm +template_for_dispvms
            """,
            "medium odvm: odvm dvm sys-firewall sys-net clearnet | odvm ddv=- [offline-qube-networked-disposables]")
        .row(
            "disposables of disposables",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            app odvm tmpl=deb net=- ddv=dvm +template_for_dispvms
            app vault tmpl=deb net=- ddv=odvm
            """,
            "medium odvm: odvm dvm sys-firewall sys-net clearnet | odvm ddv=- [offline-qube-networked-disposables]",
            "medium vault: vault odvm dvm sys-firewall sys-net clearnet | vault ddv=- [offline-qube-networked-disposables]")
        .row(
            "offline disposables",
            """
            app odvm tmpl=deb net=- ddv=- +template_for_dispvms
            app vault tmpl=deb net=- ddv=odvm
            """)
        .row(
            "no disposables",
            """
            app vault tmpl=deb net=- ddv=-
            """)
        .row(
            "the call would fail",
            """
            app vault tmpl=deb net=- ddv=sys-firewall
            """)
        .row(
            "a template",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            template deb2 ddv=dvm
            """)
        .row(
            "internal",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            app default-mgmt-dvm tmpl=deb net=- ddv=dvm f:internal=1
            """)
        .row(
            "internal and pinned",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            must-offline mgmt
            app mgmt tmpl=deb net=- ddv=dvm f:internal=1
            """,
            "high mgmt: mgmt dvm sys-firewall sys-net clearnet | mgmt ddv=-")
        .row(
            "the clearnet side itself",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            app sys-net-2 tmpl=deb net=- ddv=dvm +provides_network
            """)
        .row(
            "networked anyway",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            app work tmpl=deb net=sys-firewall ddv=dvm
            """)
        .row(
            "disposable template unknown",
            """
            must-offline vault
            app vault tmpl=deb net=- ddv?
            """)
        .row(
            "disposable template hidden",
            """
            must-offline vault
            app vault tmpl=deb net=- ddv=hidden
            """)
        .tests();
  }
}
