package org.torvm.leak.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.torvm.leak.Audit;
import org.torvm.leak.Evidence;
import org.torvm.leak.Finding;
import org.torvm.leak.Intent;
import org.torvm.leak.Past;
import org.torvm.leak.Rule;
import org.torvm.leak.Story;
import org.torvm.qubes.RandomSystem;
import org.torvm.text.Messages;

class RuleWordsTest {
  private final ResourceBundle bundle =
      ResourceBundle.getBundle("org.torvm.text.messages", Locale.ROOT);
  private final Messages words = new Messages(bundle);

  @Test
  void everyRuleHasItsWords() {
    assertThat(Rules.shipped())
        .allSatisfy(rule ->
            assertThat(List.of("title", "why", "source", "fix"))
                .allSatisfy(part ->
                    assertThat(bundle.getString("rule." + rule.id() + "." + part)).isNotBlank()));
  }

  @Test
  void everyRuleHasItsOwnId() {
    assertThat(Rules.shipped().stream().map(Rule::id)).doesNotHaveDuplicates();
  }

  @Test
  void noWordsAreLeftOfARuleThatIsGone() {
    var ids = Rules.shipped().stream().map(Rule::id).collect(Collectors.toSet());
    var keys = bundle.keySet().stream().filter(k -> k.startsWith("rule.")).toList();
    assertThat(keys).allSatisfy(k -> assertThat(ids).contains(idOf(k)));
  }

  @Test
  void whateverIsFoundCanBeSaid() {
    var audit = new Audit(Rules.shipped());
    for (long seed = 0; seed < 300; seed++) {
      var system = RandomSystem.withUnknowns(RandomSystem.of(seed), seed, 30);
      var evidence = new Evidence(system, Intent.NONE, Map.of(), Past.NOTHING, Story.NOW);
      for (Finding finding : audit.of(evidence).findings()) {
        assertThat(
                Stream.of(
                        finding.title(), finding.why(), finding.source(), finding.remedy().label())
                    .map(words::say))
            .as("seed %d: %s", seed, finding.id())
            .noneMatch(said -> said.isBlank() || said.contains("{"));
      }
    }
  }

  private static String idOf(String key) {
    var rest = key.substring("rule.".length());
    return rest.substring(0, rest.indexOf('.'));
  }
}
