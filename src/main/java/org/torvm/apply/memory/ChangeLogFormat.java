package org.torvm.apply.memory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.torvm.apply.memory.Fields.Malformed;
import org.torvm.change.PastChange;

/** The change log as JSON: {@code {"schema":2,"changes":[…]}}. */
final class ChangeLogFormat {
  static final int SCHEMA = 2;

  private ChangeLogFormat() {}

  static byte[] write(List<PastChange> changes) throws JsonProcessingException {
    var root = Json.MAPPER.createObjectNode().put("schema", SCHEMA);
    var list = root.putArray("changes");
    changes.forEach(c -> ChangeFormat.write(c, list.addObject()));
    return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }

  static List<PastChange> parse(byte[] bytes) throws Malformed {
    var root = Json.parse(bytes);
    Fields.only(root, Set.of("schema", "changes"));
    Fields.schema(root, SCHEMA);
    var changes = new ArrayList<PastChange>();
    for (JsonNode node : Fields.array(root, "changes")) {
      changes.add(ChangeFormat.parse(node));
    }
    return List.copyOf(changes);
  }
}
