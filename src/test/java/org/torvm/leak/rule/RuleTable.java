package org.torvm.leak.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Evidence;
import org.torvm.leak.Finding;
import org.torvm.leak.Goal;
import org.torvm.leak.Remedy;
import org.torvm.leak.Rule;
import org.torvm.leak.Story;
import org.torvm.qubes.QubeName;
import org.torvm.text.Messages;

/**
 * The table of one rule: what there is, told as a {@link Story} on top of a usual network, and what
 * the rule makes of it, a line a finding:
 *
 * <pre>severity qube: path | what the fix brings about [group]</pre>
 */
final class RuleTable {
  /** The network every row begins with. */
  static final String NETWORK =
      """
      dom0
      template deb
      template wgw f:whonix-gw=1
      template wws f:whonix-ws=1
      app sys-net on tmpl=deb net=- +provides_network
      app sys-firewall on tmpl=deb net=sys-net +provides_network
      app sys-whonix on tmpl=wgw net=sys-firewall +provides_network #anon-gateway #sdwdate-gui-server
      """;

  private final Rule rule;
  private final List<DynamicTest> tests = new ArrayList<>();

  RuleTable(Rule rule) {
    this.rule = rule;
  }

  /** A row: with those lines added to the network, the rule finds exactly those things. */
  RuleTable row(String name, String lines, String... findings) {
    tests.add(DynamicTest.dynamicTest(name, () -> check(lines, findings)));
    return this;
  }

  Stream<DynamicTest> tests() {
    return tests.stream();
  }

  private void check(String lines, String... expected) {
    Evidence evidence = Story.of(NETWORK + lines);
    var found = rule.check(new EgressGraph(evidence));
    assertThat(found.stream().map(RuleTable::line)).containsExactlyInAnyOrder(expected);
    assertThat(found).allSatisfy(f -> assertThat(f.rule()).isEqualTo(rule.id()));
    found.forEach(RuleTable::sayAll);
  }

  /** Every text of a finding can be put into words, and none has a hole left in it. */
  private static void sayAll(Finding finding) {
    var words = Messages.shipped();
    Stream.of(finding.title(), finding.why(), finding.source(), finding.remedy().label())
        .forEach(
            t -> assertThat(words.say(t)).isNotBlank().doesNotContain("{").doesNotContain("''"));
  }

  private static String line(Finding finding) {
    return "%s %s: %s | %s%s"
        .formatted(
            finding.severity().word(),
            finding.qube(),
            String.join(" ", finding.path().words()),
            end(finding.remedy()),
            finding.group().map(g -> " [" + g + "]").orElse(""));
  }

  private static String end(Remedy remedy) {
    return switch (remedy) {
      case Remedy.Fix(var _, List<Goal> goals) ->
          goals.stream().map(RuleTable::goal).collect(Collectors.joining(", "));
      case Remedy.Guided _ -> "guided";
      case Remedy.Explain _ -> "explain";
    };
  }

  private static String goal(Goal goal) {
    return switch (goal) {
      case Goal.NetQubeIs(QubeName qube, Optional<QubeName> netQube) ->
          qube + " net=" + netQube.map(QubeName::value).orElse("-");
      case Goal.DisposableTemplateIs(QubeName qube, Optional<QubeName> template) ->
          qube + " ddv=" + template.map(QubeName::value).orElse("-");
      case Goal.Tagged(QubeName qube, String tag) -> qube + " #" + tag;
      case Goal.Untagged(QubeName qube, String tag) -> qube + " no #" + tag;
      case Goal.FeatureIs(QubeName qube, String key, String value) ->
          qube + " " + key + "=" + value;
      case Goal.Off(QubeName qube) -> qube + " off";
    };
  }
}
