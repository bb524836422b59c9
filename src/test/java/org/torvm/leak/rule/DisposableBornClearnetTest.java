package org.torvm.leak.rule;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DisposableBornClearnetTest {
  @TestFactory
  Stream<DynamicTest> table() {
    return new RuleTable(new DisposableBornClearnet())
        .row(
            "behind Tor",
            """
            app wdvm tmpl=wws net=sys-whonix +template_for_dispvms #anon-vm
            disp disp1 on tmpl=wdvm net=sys-whonix +auto_cleanup #anon-vm
            """)
        .row(
            "carries the tag",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            disp disp1 on tmpl=dvm net=sys-firewall +auto_cleanup #anon-vm
            """,
            "critical disp1: disp1 sys-firewall sys-net clearnet | disp1 net=-, disp1 ddv=-")
        .row(
            "carries the feature of its template",
            """
            app wdvm tmpl=wws net=sys-firewall +template_for_dispvms
            disp disp1 on tmpl=wdvm net=sys-firewall +auto_cleanup
            """,
            "critical disp1: disp1 sys-firewall sys-net clearnet | disp1 net=-, disp1 ddv=-")
        .row(
            "made by an anonymous qube",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            app anon tmpl=wws net=sys-whonix
            disp disp1 on tmpl=dvm net=sys-firewall +auto_cleanup #disp-created-by-anon
            """,
            "critical disp1: disp1 sys-firewall sys-net clearnet | disp1 net=-, disp1 ddv=-")
        .row(
            "made by a pinned qube",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            must-tor work
            app work tmpl=deb net=sys-whonix
            disp disp1 on tmpl=dvm net=sys-firewall +auto_cleanup #disp-created-by-work
            """,
            "critical disp1: disp1 sys-firewall sys-net clearnet | disp1 net=-, disp1 ddv=-")
        .row(
            "made by dom0",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            disp disp1 on tmpl=dvm net=sys-firewall +auto_cleanup #disp-created-by-dom0
            """)
        .row(
            "made by a qube that is gone",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            disp disp1 on tmpl=dvm net=sys-firewall +auto_cleanup #disp-created-by-gone
            """)
        .row(
            "a named one counts",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            disp mydisp on tmpl=dvm net=sys-firewall #anon-vm
            """,
            "critical mydisp: mydisp sys-firewall sys-net clearnet | mydisp net=-, mydisp ddv=-")
        .row(
            "a preloaded one does not run",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            disp disp1 paused tmpl=dvm net=sys-firewall +auto_cleanup +is_preload #anon-vm
            """)
        .row(
            "off",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            disp mydisp tmpl=dvm net=sys-firewall #anon-vm
            """)
        .row(
            "no disposable",
            """
            app anon on tmpl=wws net=sys-firewall
            """)
        .row(
            "way out unknown",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            disp disp1 on tmpl=dvm net? +auto_cleanup #anon-vm
            """)
        .row(
            "tags unknown",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            disp disp1 on tmpl=dvm net=sys-firewall +auto_cleanup tags?
            """)
        .tests();
  }
}
