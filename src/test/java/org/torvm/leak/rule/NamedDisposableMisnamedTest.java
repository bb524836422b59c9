package org.torvm.leak.rule;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class NamedDisposableMisnamedTest {
  @TestFactory
  Stream<DynamicTest> table() {
    return new RuleTable(new NamedDisposableMisnamed())
        .row(
            "well named",
            """
            app deb-dvm tmpl=deb net=sys-firewall +template_for_dispvms
            disp mydisp tmpl=deb-dvm net=sys-firewall
            """)
        .row(
            "a named disposable called dvm",
            """
            app deb-dvm tmpl=deb net=sys-firewall +template_for_dispvms
            disp my-dvm tmpl=deb-dvm net=sys-firewall
            """,
            "medium my-dvm: my-dvm | guided")
        .row(
            "whatever the case",
            """
            app deb-dvm tmpl=deb net=sys-firewall +template_for_dispvms
            disp DVM1 tmpl=deb-dvm net=sys-firewall
            """,
            "medium DVM1: DVM1 | guided")
        .row(
            "an unnamed disposable",
            """
            app deb-dvm tmpl=deb net=sys-firewall +template_for_dispvms
            disp my-dvm tmpl=deb-dvm net=sys-firewall +auto_cleanup
            """)
        .row(
            "not known to be a named one",
            """
            app deb-dvm tmpl=deb net=sys-firewall +template_for_dispvms
            disp my-dvm tmpl=deb-dvm net=sys-firewall ?auto_cleanup
            """)
        .row(
            "a disposable template not called so",
            """
            app maker tmpl=deb net=- +template_for_dispvms
            """,
            "info maker: maker | guided [named-disposable-misnamed]")
        .row(
            "an internal one",
            """
            app maker tmpl=deb net=- +template_for_dispvms f:internal=1
            """)
        .row(
            "an app qube called dvm",
            """
            app my-dvm tmpl=deb net=-
            """)
        .tests();
  }
}
