package org.torvm.admin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torvm.qubes.QubeName;

class SystemInfoTest {
  @Test
  void givesTheTagsOfEveryQube() {
    var json =
        """
        {"domains": {"work": {"tags": ["b", "a", ""], "type": "AppVM", "icon": null},
                     "dom0": {"tags": [], "type": "AdminVM"}}, "more": [1, {"x": 2}]}\
        """;
    var both = new TreeSet<String>();
    both.add("a");
    both.add("b");
    assertThat(SystemInfo.tags(json))
        .contains(Map.of(new QubeName("work"), both, QubeName.DOM0, new TreeSet<>()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"domains\": []}",
        "{\"domains\": {\"work\": {}}}",
        "{\"domains\": {\"work\": {\"tags\": \"a\"}}}",
        "{\"domains\": {\"work\": {\"tags\": [1]}}}",
        "{\"domains\": {\"work\": {\"tags\": [\"two words\"]}}}",
        "{\"domains\": {\"work\": {\"tags\": [\"\\u202e\"]}}}",
        "{\"domains\": {\"bad name\": {\"tags\": []}}}",
        "{\"domains\": {\"work\": {\"tags\": []}, \"work\": {\"tags\": []}}}",
        "{\"domains\": {\"work\": {\"tags\": []}}} more",
        "{\"domains\": {\"work\": {\"tags\": []}"
      })
  void whatIsNotQuiteThatIsNothing(String json) {
    assertThat(SystemInfo.tags(json)).isEmpty();
  }

  @Test
  void deepNestingIsNotFollowed() {
    var deep = "[".repeat(100_000);
    assertThat(SystemInfo.tags("{\"x\": " + deep)).isEmpty();
  }
}
