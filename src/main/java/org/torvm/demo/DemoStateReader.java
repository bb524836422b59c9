package org.torvm.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeClass;

/** Reads a {@link DemoState} from JSON, in the long form of the recordings or in the short one. */
final class DemoStateReader {
  DemoState read(InputStream json) {
    JsonNode document;
    try (json) {
      document = new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var qubes = new ArrayList<DemoState.Spec>();
    for (var entry : document.path("qubes").properties()) {
      qubes.add(qube(entry.getKey(), entry.getValue()));
    }
    return new DemoState(set(document.path("globals")), qubes);
  }

  private static DemoState.Spec qube(String name, JsonNode node) {
    var klass =
        QubeClass.ofWireName(node.path("class").asText())
            .orElseThrow(() -> new IllegalArgumentException("no class for " + name));
    var uuid = node.path("uuid").asText("");
    var devices = new LinkedHashMap<String, List<String>>();
    for (var entry : node.path("devices").properties()) {
      devices.put(entry.getKey(), texts(entry.getValue()));
    }
    return new DemoState.Spec(
        name,
        klass,
        PowerState.ofWireName(node.path("state").asText("Halted")),
        uuid.isEmpty() ? Optional.empty() : Optional.of(uuid),
        set(node.has("set") ? node.path("set") : node.path("properties")),
        map(node.path("features")),
        new TreeSet<>(texts(node.path("tags"))),
        texts(node.path("firewall")),
        node.path("notes").asText(""),
        devices);
  }

  private static Map<String, String> set(JsonNode node) {
    return node.isObject() ? map(node) : lines(texts(node));
  }

  /** What was set according to lines {@code NAME default=False type=T VALUE}. */
  private static Map<String, String> lines(List<String> lines) {
    var set = new LinkedHashMap<String, String>();
    for (String line : lines) {
      var words = line.split(" ", 4);
      if (words.length == 4 && words[1].equals("default=False")) {
        set.put(words[0], words[3].replace("\\n", "\n").replace("\\\\", "\\"));
      }
    }
    return set;
  }

  private static Map<String, String> map(JsonNode node) {
    var map = new LinkedHashMap<String, String>();
    for (var entry : node.properties()) {
      map.put(entry.getKey(), entry.getValue().asText());
    }
    return map;
  }

  private static List<String> texts(JsonNode node) {
    var texts = new ArrayList<String>();
    node.forEach(n -> texts.add(n.asText()));
    return texts;
  }
}
