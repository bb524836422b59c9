package org.torvm.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Preferences in a small JSON file. A file that is too long, no JSON or of another schema counts as
 * none; a value that is missing or of the wrong type is replaced by the first one; what is unknown
 * is passed over. A broken file stays as it is until something is kept. Nothing here throws: no
 * preference is worth an error on screen.
 */
public final class PreferencesFile {
  private static final Logger LOG = LoggerFactory.getLogger(PreferencesFile.class);
  private static final int SCHEMA = 1;
  private static final int LARGEST = 16 * 1024;
  private static final int DEEPEST = 8;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final StateFile file;

  /** Preferences in that directory, which is made when something is first kept. */
  public PreferencesFile(Path directory) {
    file = new StateFile(directory.resolve("preferences.json"), LARGEST);
  }

  /** What was kept last; {@link Preferences#FIRST} for all that was not kept or makes no sense. */
  public Preferences read() {
    try {
      var bytes = file.read();
      return bytes.isEmpty() ? Preferences.FIRST : parse(JSON.readTree(bytes.get()));
    } catch (IOException e) {
      LOG.info("preferences cannot be read: {}", e.getClass().getSimpleName());
      return Preferences.FIRST;
    }
  }

  /** Keeps those, if the disk lets it. Blocks for as long as the disk takes. */
  public void write(Preferences preferences) {
    try {
      file.write(bytes(preferences));
    } catch (IOException e) {
      LOG.warn("preferences cannot be kept: {}", e.getClass().getSimpleName());
    }
  }

  private static byte[] bytes(Preferences preferences) throws JsonProcessingException {
    var root = JSON.createObjectNode().put("schema", SCHEMA);
    root.put("theme", preferences.theme().word());
    root.put("everything", preferences.everything());
    root.put("less-motion", preferences.lessMotion());
    root.put("explained", preferences.explained());
    var place = preferences.window();
    var window = root.putObject("window");
    window.put("width", place.width()).put("height", place.height());
    window.put("maximised", place.maximised());
    window.put("graph", place.graph()).put("inspector", place.inspector());
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }

  private static Preferences parse(JsonNode root) {
    var schema = root.path("schema");
    if (!schema.isInt() || schema.intValue() != SCHEMA) {
      return Preferences.FIRST;
    }
    var first = Preferences.FIRST;
    var theme = Optional.ofNullable(root.path("theme").textValue()).flatMap(ThemeChoice::of);
    var window = root.path("window");
    return new Preferences(
        theme.orElse(first.theme()),
        root.path("everything").booleanValue(),
        root.path("less-motion").booleanValue(),
        root.path("explained").booleanValue(),
        new WindowPlace(
            number(window, "width"),
            number(window, "height"),
            window.path("maximised").booleanValue(),
            number(window, "graph"),
            number(window, "inspector")));
  }

  /** Not a number counts as zero, which no window can have. */
  private static double number(JsonNode node, String field) {
    return node.path(field).doubleValue();
  }
}
