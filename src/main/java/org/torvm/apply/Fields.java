package org.torvm.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.torvm.apply.ChangeLogFormat.Malformed;
import org.torvm.qubes.QubeName;

/** Fields of a JSON object, each of exactly the type that is asked for. */
final class Fields {
  private static final int LONGEST_TEXT = 100_000;

  private Fields() {}

  /** Passes when it is an object with no other fields than those. */
  static void only(JsonNode node, Set<String> allowed) throws Malformed {
    if (!node.isObject()) {
      throw new Malformed("not an object");
    }
    for (var entry : node.properties()) {
      if (!allowed.contains(entry.getKey())) {
        throw new Malformed("a field too many");
      }
    }
  }

  static JsonNode of(JsonNode node, String field) throws Malformed {
    var value = node.get(field);
    if (value == null) {
      throw new Malformed("a field is missing");
    }
    return value;
  }

  static JsonNode array(JsonNode node, String field) throws Malformed {
    var value = of(node, field);
    if (!value.isArray()) {
      throw new Malformed("not a list");
    }
    return value;
  }

  static String text(JsonNode node, String field) throws Malformed {
    return text(of(node, field));
  }

  static String text(JsonNode value) throws Malformed {
    if (!value.isTextual() || value.textValue().length() > LONGEST_TEXT) {
      throw new Malformed("not a text");
    }
    return value.textValue();
  }

  static boolean flag(JsonNode node, String field) throws Malformed {
    var value = of(node, field);
    if (!value.isBoolean()) {
      throw new Malformed("not true or false");
    }
    return value.booleanValue();
  }

  static QubeName qube(JsonNode node, String field) throws Malformed {
    return QubeName.parse(text(node, field)).orElseThrow(() -> new Malformed("not a qube name"));
  }
}
