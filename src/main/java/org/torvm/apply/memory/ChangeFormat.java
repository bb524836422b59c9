package org.torvm.apply.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.torvm.apply.memory.Fields.Malformed;
import org.torvm.change.PastChange;
import org.torvm.change.PlannedStep;
import org.torvm.qubes.QubeName;

/**
 * One change as JSON. Whatever is missing, too much or of the wrong type makes it malformed: half
 * an undo is worse than none.
 */
final class ChangeFormat {
  private static final Set<String> FIELDS =
      Set.of("id", "at", "title", "steps", "remaining", "live", "state", "purpose", "fate");

  private ChangeFormat() {}

  static void write(PastChange change, ObjectNode node) {
    node.put("id", change.id());
    node.put("at", change.at().toString());
    TextFormat.write(change.title(), node.putObject("title"));
    node.put("state", word(change.state()));
    PurposeFormat.write(change.purpose(), node.putObject("purpose"));
    node.put("fate", word(change.fate()));
    var live = node.putArray("live");
    change.live().stream().sorted().map(QubeName::value).forEach(live::add);
    write(change.steps(), node.putArray("steps"));
    write(change.remaining(), node.putArray("remaining"));
  }

  static PastChange parse(JsonNode node) throws Malformed {
    Fields.only(node, FIELDS);
    return new PastChange(
        Fields.text(node, "id"),
        instant(Fields.text(node, "at")),
        TextFormat.parse(Fields.of(node, "title")),
        steps(Fields.array(node, "steps")),
        steps(Fields.array(node, "remaining")),
        Fields.qubes(node, "live"),
        one(Fields.text(node, "state"), PastChange.State.values()),
        PurposeFormat.parse(Fields.of(node, "purpose")),
        one(Fields.text(node, "fate"), PastChange.Fate.values()));
  }

  private static void write(List<PlannedStep> steps, ArrayNode list) {
    steps.forEach(planned -> write(planned, list.addObject()));
  }

  static void write(PlannedStep planned, ObjectNode node) {
    StepFormat.write(planned.step(), node.putObject("step"));
    planned.inverse().ifPresent(i -> StepFormat.write(i, node.putObject("inverse")));
  }

  static PlannedStep step(JsonNode node) throws Malformed {
    Fields.only(node, Set.of("step", "inverse"));
    return new PlannedStep(
        StepFormat.parse(Fields.of(node, "step")),
        node.has("inverse")
            ? Optional.of(StepFormat.parse(node.get("inverse")))
            : Optional.empty());
  }

  private static List<PlannedStep> steps(JsonNode list) throws Malformed {
    var steps = new ArrayList<PlannedStep>();
    for (JsonNode step : list) {
      steps.add(step(step));
    }
    return steps;
  }

  private static Instant instant(String text) throws Malformed {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new Malformed("not a time");
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> E one(String text, E[] constants) throws Malformed {
    for (E constant : constants) {
      if (word(constant).equals(text)) {
        return constant;
      }
    }
    throw new Malformed("not one of the words it may be");
  }
}
