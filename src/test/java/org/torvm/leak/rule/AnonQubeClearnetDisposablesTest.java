package org.torvm.leak.rule;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class AnonQubeClearnetDisposablesTest {
  @TestFactory
  Stream<DynamicTest> table() {
    return new RuleTable(new AnonQubeClearnetDisposables())
        .row(
            "disposables behind the same gateway",
            """
            app wdvm tmpl=wws net=sys-whonix +template_for_dispvms #anon-vm
            app anon tmpl=wws net=sys-whonix ddv=wdvm #anon-vm
            """)
        .row(
            "anonymous, disposables on clearnet",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            app anon tmpl=wws net=sys-whonix ddv=dvm #anon-vm
            """,
            "critical anon: anon dvm sys-firewall sys-net clearnet | anon ddv=-")
        .row(
            "prefers the template named after its own",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            app wdvm tmpl=wws net=sys-whonix +template_for_dispvms #anon-vm
            app wws-dvm tmpl=wws net=sys-whonix +template_for_dispvms ddv=wws-dvm
            app anon tmpl=wws net=sys-whonix ddv=dvm
            """,
            "critical anon: anon dvm sys-firewall sys-net clearnet | anon ddv=wws-dvm")
        .row(
            "the global default, inherited",
            """
            defaults ddv=dvm
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            app wdvm tmpl=wws net=sys-whonix +template_for_dispvms ddv=wdvm
            app anon tmpl=wws net=sys-whonix
            """,
            "critical anon: anon dvm sys-firewall sys-net clearnet | anon ddv=wdvm")
        .row(
            "not a template behind another gateway",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            app torvm tmpl=deb net=sys-firewall +provides_network f:service.qubes-tor=1
            app tdvm tmpl=deb net=torvm +template_for_dispvms
            app anon tmpl=wws net=sys-whonix ddv=dvm
            """,
            "critical anon: anon dvm sys-firewall sys-net clearnet | anon ddv=-")
        .row(
            "not a template whose disposables leak in turn",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            app wws-dvm tmpl=wws net=sys-whonix ddv=dvm +template_for_dispvms
            app anon tmpl=wws net=sys-whonix ddv=dvm
            """,
            "critical anon: anon dvm sys-firewall sys-net clearnet | anon ddv=-",
            "critical wws-dvm: wws-dvm dvm sys-firewall sys-net clearnet | wws-dvm ddv=-")
        .row(
            "torified and not anonymous",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            app work tmpl=deb net=sys-whonix ddv=dvm
            """,
            "critical work: work dvm sys-firewall sys-net clearnet | work ddv=-")
        .row(
            "anonymous and cut",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            app anon tmpl=wws net=- ddv=dvm
            """,
            "critical anon: anon dvm sys-firewall sys-net clearnet | anon ddv=-")
        .row(
            "disposables of disposables",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            app wdvm tmpl=wws net=sys-whonix ddv=dvm +template_for_dispvms
            app anon tmpl=wws net=sys-whonix ddv=wdvm
            """,
            "critical anon: anon wdvm dvm sys-firewall sys-net clearnet | anon ddv=-",
            "critical wdvm: wdvm dvm sys-firewall sys-net clearnet | wdvm ddv=-")
        .row(
            "a template set to itself is the repair",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            app wdvm tmpl=wws net=sys-whonix +template_for_dispvms ddv=dvm
            app wws-dvm tmpl=wws net=sys-whonix +template_for_dispvms ddv=wws-dvm
            """,
            "critical wdvm: wdvm dvm sys-firewall sys-net clearnet | wdvm ddv=wws-dvm")
        .row(
            "a disposable uses its own template",
            """
            app wdvm tmpl=wws net=sys-whonix +template_for_dispvms #anon-vm
            disp disp1 on tmpl=wdvm net=sys-whonix ddv~wdvm +auto_cleanup #anon-vm
            """)
        .row(
            "a preloaded one still has the old net qube",
            """
            app wdvm tmpl=wws net=sys-whonix +template_for_dispvms #anon-vm
            disp disp9 paused tmpl=wdvm net=sys-firewall +auto_cleanup +is_preload
            app anon tmpl=wws net=sys-whonix ddv=wdvm
            """,
            "critical anon: anon wdvm disp9 sys-firewall sys-net clearnet | anon ddv=-")
        .row(
            "another gateway than its own",
            """
            app wdvm tmpl=wws net=sys-whonix +template_for_dispvms #anon-vm
            app torvm tmpl=deb net=sys-firewall +provides_network f:service.qubes-tor=1
            app tdvm tmpl=deb net=torvm +template_for_dispvms
            app anon tmpl=wws net=sys-whonix ddv=tdvm #anon-vm
            """,
            "medium anon: anon tdvm torvm | anon ddv=wdvm")
        .row(
            "another gateway, not anonymous",
            """
            app torvm tmpl=deb net=sys-firewall +provides_network f:service.qubes-tor=1
            app tdvm tmpl=deb net=torvm +template_for_dispvms
            app work tmpl=deb net=sys-whonix ddv=tdvm
            """)
        .row(
            "no disposables",
            """
            app anon tmpl=wws net=sys-whonix ddv=-
            """)
        .row(
            "the call would fail",
            """
            app anon tmpl=wws net=sys-whonix ddv=sys-firewall
            """)
        .row(
            "offline disposables",
            """
            app odvm tmpl=deb net=- +template_for_dispvms
            app anon tmpl=wws net=sys-whonix ddv=odvm
            """)
        .row(
            "disposable template hidden",
            """
            app anon tmpl=wws net=sys-whonix ddv=hidden
            """)
        .row(
            "disposable template unknown",
            """
            app anon tmpl=wws net=sys-whonix ddv?
            """)
        .row(
            "way of the disposables unknown",
            """
            app dvm tmpl=deb net? +template_for_dispvms
            app anon tmpl=wws net=sys-whonix ddv=dvm
            """)
        .row(
            "not known to be a disposable template",
            """
            app dvm tmpl=deb net=sys-firewall ?template_for_dispvms
            app anon tmpl=wws net=sys-whonix ddv=dvm
            """)
        .row(
            "clearnet and not anonymous",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            app work tmpl=deb net=sys-firewall ddv=dvm
            """)
        .tests();
  }
}
