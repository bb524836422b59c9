package org.torvm.apply.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.torvm.apply.memory.Fields.Malformed;
import org.torvm.change.Purpose;

/** What a change has to do with changes before it, as JSON. */
final class PurposeFormat {
  private PurposeFormat() {}

  static void write(Purpose purpose, ObjectNode node) {
    switch (purpose) {
      case Purpose.Fresh _ -> node.put("kind", "fresh");
      case Purpose.TakeBack(var change) -> node.put("kind", "take-back").put("change", change);
      case Purpose.Finish(var change) -> node.put("kind", "finish").put("change", change);
    }
  }

  static Purpose parse(JsonNode node) throws Malformed {
    Fields.only(node, Set.of("kind", "change"));
    return switch (Fields.text(node, "kind")) {
      case "fresh" -> {
        Fields.only(node, Set.of("kind"));
        yield new Purpose.Fresh();
      }
      case "take-back" -> new Purpose.TakeBack(Fields.text(node, "change"));
      case "finish" -> new Purpose.Finish(Fields.text(node, "change"));
      default -> throw new Malformed("not a purpose");
    };
  }
}
