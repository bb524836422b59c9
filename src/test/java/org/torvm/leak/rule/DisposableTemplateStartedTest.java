package org.torvm.leak.rule;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DisposableTemplateStartedTest {
  @TestFactory
  Stream<DynamicTest> table() {
    return new RuleTable(new DisposableTemplateStarted())
        .row(
            "off",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            """)
        .row(
            "running on clearnet",
            """
            app dvm on tmpl=deb net=sys-firewall +template_for_dispvms
            """,
            "critical dvm: dvm sys-firewall sys-net clearnet | dvm off")
        .row(
            "running behind Tor",
            """
            app dvm on tmpl=deb net=sys-whonix +template_for_dispvms
            """,
            "critical dvm: dvm sys-whonix sys-firewall sys-net | dvm off")
        .row(
            "paused is not off",
            """
            app dvm paused tmpl=deb net=sys-whonix +template_for_dispvms
            """,
            "critical dvm: dvm sys-whonix sys-firewall sys-net | dvm off")
        .row(
            "running without network",
            """
            app dvm on tmpl=deb net=- +template_for_dispvms
            """,
            "high dvm: dvm | dvm off")
        .row(
            "customised without network: a reminder",
            """
            app dvm on tmpl=deb net=- +template_for_dispvms
            customising dvm
            """,
            "info dvm: dvm | dvm off")
        .row(
            "customised, but with network",
            """
            app dvm on tmpl=deb net=sys-whonix +template_for_dispvms
            customising dvm
            """,
            "critical dvm: dvm sys-whonix sys-firewall sys-net | dvm off")
        .row(
            "customised, but where its network ends is not known",
            """
            app dvm on tmpl=deb net? +template_for_dispvms
            customising dvm
            """,
            "critical dvm: dvm unknown | dvm off")
        .row(
            "running, way out unknown",
            """
            app dvm on tmpl=deb net? +template_for_dispvms
            """,
            "critical dvm: dvm unknown | dvm off")
        .row(
            "start announced",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            announced dvm
            """,
            "critical dvm: dvm sys-firewall sys-net clearnet | dvm off")
        .row(
            "start of another qube announced",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            app work tmpl=deb
            announced work
            """)
        .row(
            "its disposables may run",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            disp disp1 on tmpl=dvm net=sys-firewall +auto_cleanup
            disp disp2 paused tmpl=dvm net=sys-firewall +auto_cleanup +is_preload
            """)
        .row(
            "an app qube may run",
            """
            app work on tmpl=deb net=sys-firewall
            """)
        .row(
            "not known to be one",
            """
            app work on tmpl=deb net=sys-firewall ?template_for_dispvms
            """)
        .tests();
  }
}
