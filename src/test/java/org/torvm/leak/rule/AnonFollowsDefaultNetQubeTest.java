package org.torvm.leak.rule;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class AnonFollowsDefaultNetQubeTest {
  @TestFactory
  Stream<DynamicTest> table() {
    return new RuleTable(new AnonFollowsDefaultNetQube())
        .row(
            "net qube set",
            """
            defaults net=sys-whonix
            app anon tmpl=wws net=sys-whonix
            """)
        .row(
            "torified by the default",
            """
            defaults net=sys-whonix
            app work tmpl=deb
            """,
            "high work: work sys-whonix sys-firewall sys-net | work net=sys-whonix")
        .row(
            "anonymous by the default",
            """
            defaults net=sys-whonix
            app anon tmpl=wws
            """,
            "high anon: anon sys-whonix sys-firewall sys-net | anon net=sys-whonix")
        .row(
            "keeps what stands before the gateway",
            """
            defaults net=vpn
            app vpn tmpl=deb net=sys-whonix +provides_network
            app work tmpl=deb
            """,
            "high work: work vpn sys-whonix sys-firewall sys-net | work net=vpn")
        .row(
            "anonymous, on clearnet by the default",
            """
            defaults net=sys-firewall
            app anon tmpl=wws
            """,
            "high anon: anon sys-firewall sys-net clearnet | anon net=sys-whonix")
        .row(
            "anonymous, offline by the default",
            """
            app anon tmpl=wws
            """,
            "high anon: anon | anon net=sys-whonix")
        .row(
            "anonymous, and a choice of gateways",
            """
            app sys-whonix-2 tmpl=wgw net=sys-firewall +provides_network
            defaults net=sys-firewall
            app anon tmpl=wws
            """,
            "high anon: anon sys-firewall sys-net clearnet | anon net=-")
        .row(
            "anonymous, and the default is unknown",
            """
            app anon tmpl=wws net?
            """)
        .row(
            "not anonymous, clearnet by the default",
            """
            defaults net=sys-firewall
            app work tmpl=deb
            """)
        .row(
            "a template follows none",
            """
            defaults net=sys-whonix
            template deb2
            """)
        .row(
            "a preloaded disposable follows its template",
            """
            defaults net=sys-whonix
            app wdvm tmpl=wws net=sys-whonix +template_for_dispvms
            disp disp1 paused tmpl=wdvm +auto_cleanup +is_preload
            """)
        .row(
            "explicitly without network",
            """
            app anon tmpl=wws net=-
            """)
        .tests();
  }
}
