package org.torvm.leak.rule;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DisposablesNotAmnesicTest {
  @TestFactory
  Stream<DynamicTest> table() {
    return new RuleTable(new DisposablesNotAmnesic())
        .row(
            "no disposables",
            """
            app work tmpl=deb net=sys-firewall
            """)
        .row(
            "a disposable template",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            """,
            "info dom0:  | explain")
        .row(
            "disposables, told once",
            """
            app dvm tmpl=deb net=sys-firewall +template_for_dispvms
            disp d1 tmpl=dvm net=sys-firewall
            disp d2 tmpl=dvm net=sys-firewall
            """,
            "info dom0:  | explain")
        .tests();
  }
}
