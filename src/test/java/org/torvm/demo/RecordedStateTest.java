package org.torvm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.torvm.qubes.Release;

/**
 * From what was set in the recorded state, the demo system computes everything that was recorded:
 * every property of every qube with its default, every feature, tag, rule and volume.
 */
class RecordedStateTest {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(
      value = Release.class,
      names = {"R4_2", "R4_3"})
  void computesWhatWasRecorded(Release release) throws IOException {
    var resource = "/org/torvm/admin/recorded/initial-" + release.word() + ".json";
    var json = Objects.requireNonNull(RecordedStateTest.class.getResourceAsStream(resource));
    var recorded = new ObjectMapper().readTree(json);
    var socket = directory.resolve("s");
    try (var _ = DemoServer.open(socket, Replay.recordedSystem(release), Latency.NONE)) {
      var client = new RawClient(socket);
      assertThat(lines(client.value("admin.property.GetAll", "", "dom0", "")))
          .isEqualTo(texts(recorded.path("globals")));
      for (var entry : recorded.path("qubes").properties()) {
        compare(client, entry.getKey(), entry.getValue());
      }
    }
  }

  private static void compare(RawClient client, String qube, JsonNode recorded) throws IOException {
    assertThat(timeless(lines(client.value("admin.vm.property.GetAll", "", qube, ""))))
        .as(qube)
        .isEqualTo(timeless(texts(recorded.path("properties"))));
    assertThat(lines(client.value("admin.vm.tag.List", "", qube, "")))
        .isEqualTo(texts(recorded.path("tags")));
    for (var feature : recorded.path("features").properties()) {
      assertThat(client.value("admin.vm.feature.Get", feature.getKey(), qube, ""))
          .isEqualTo(feature.getValue().asText());
    }
    for (var volume : recorded.path("volumes").properties()) {
      assertThat(lines(client.value("admin.vm.volume.Info", volume.getKey(), qube, "")))
          .as(qube + " " + volume.getKey())
          .isEqualTo(texts(volume.getValue()));
    }
    if (!qube.equals("dom0")) {
      assertThat(lines(client.value("admin.vm.firewall.Get", "", qube, "")))
          .isEqualTo(texts(recorded.path("firewall")));
    }
  }

  private static List<String> timeless(List<String> lines) {
    return lines.stream()
        .filter(l -> !l.isEmpty())
        .map(l -> l.replaceAll("^(start_time .*) \\d+\\.\\d+$", "$1 TIME"))
        .toList();
  }

  private static List<String> lines(String value) {
    return value.lines().toList();
  }

  private static List<String> texts(JsonNode node) {
    var texts = new ArrayList<String>();
    node.forEach(n -> texts.add(n.asText()));
    return texts;
  }
}
