package org.torvm.apply;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.torvm.change.PastChange;
import org.torvm.change.PlannedStep;

/**
 * The change log as JSON: {@code {"schema":1,"changes":[…]}}. Whatever is missing, too much or of
 * the wrong type makes the whole file malformed: half an undo is worse than none.
 */
final class ChangeLogFormat {
  private static final int SCHEMA = 1;
  private static final int LARGEST_DEPTH = 64;
  private static final Set<String> CHANGE_FIELDS =
      Set.of("id", "at", "title", "state", "undone", "steps", "undoes");
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(LARGEST_DEPTH).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ChangeLogFormat() {}

  /** The file is no change log of this schema. The message never repeats what is in the file. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String what) {
      super(what);
    }
  }

  static byte[] write(List<PastChange> changes) throws JsonProcessingException {
    var root = JSON.createObjectNode().put("schema", SCHEMA);
    var list = root.putArray("changes");
    changes.forEach(c -> write(c, list.addObject()));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }

  static List<PastChange> parse(byte[] bytes) throws Malformed {
    JsonNode root;
    try {
      root = JSON.readTree(bytes);
    } catch (IOException e) {
      throw new Malformed("not JSON");
    }
    Fields.only(root, Set.of("schema", "changes"));
    if (!Fields.of(root, "schema").isInt() || root.get("schema").intValue() != SCHEMA) {
      throw new Malformed("another schema");
    }
    var changes = new ArrayList<PastChange>();
    for (JsonNode node : Fields.array(root, "changes")) {
      changes.add(change(node));
    }
    return List.copyOf(changes);
  }

  private static void write(PastChange change, ObjectNode node) {
    node.put("id", change.id());
    node.put("at", change.at().toString());
    TextFormat.write(change.title(), node.putObject("title"));
    node.put("state", change.state().name().toLowerCase(Locale.ROOT));
    node.put("undone", change.undone());
    change.undoes().ifPresent(u -> node.put("undoes", u));
    var steps = node.putArray("steps");
    for (PlannedStep planned : change.steps()) {
      var step = steps.addObject();
      StepFormat.write(planned.step(), step.putObject("step"));
      planned.inverse().ifPresent(i -> StepFormat.write(i, step.putObject("inverse")));
    }
  }

  private static PastChange change(JsonNode node) throws Malformed {
    Fields.only(node, CHANGE_FIELDS);
    var steps = new ArrayList<PlannedStep>();
    for (JsonNode step : Fields.array(node, "steps")) {
      Fields.only(step, Set.of("step", "inverse"));
      steps.add(
          new PlannedStep(
              StepFormat.parse(Fields.of(step, "step")),
              step.has("inverse")
                  ? Optional.of(StepFormat.parse(step.get("inverse")))
                  : Optional.empty()));
    }
    return new PastChange(
        Fields.text(node, "id"),
        instant(Fields.text(node, "at")),
        TextFormat.parse(Fields.of(node, "title")),
        steps,
        state(Fields.text(node, "state")),
        node.has("undoes") ? Optional.of(Fields.text(node, "undoes")) : Optional.empty(),
        Fields.flag(node, "undone"));
  }

  private static Instant instant(String text) throws Malformed {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new Malformed("not a time");
    }
  }

  private static PastChange.State state(String text) throws Malformed {
    for (PastChange.State state : PastChange.State.values()) {
      if (state.name().toLowerCase(Locale.ROOT).equals(text)) {
        return state;
      }
    }
    throw new Malformed("not a state");
  }
}
