package org.torvm.apply.memory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.torvm.qubes.QubeName;

/** Fields of a JSON object, each of exactly the type that is asked for. */
final class Fields {
  private static final int LONGEST_TEXT = 100_000;

  private Fields() {}

  /** It is not what it should be. The message never repeats what is in the file. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String what) {
      super(what);
    }
  }

  /** Passes when it is of that schema. */
  static void schema(JsonNode root, int schema) throws Malformed {
    if (!of(root, "schema").isInt() || root.get("schema").intValue() != schema) {
      throw new Malformed("another schema");
    }
  }

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

  /** A whole number from {@code least} to {@code most}. */
  static int number(JsonNode node, String field, int least, int most) throws Malformed {
    var value = of(node, field);
    if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
      throw new Malformed("not a number in its range");
    }
    return value.intValue();
  }

  static Set<QubeName> qubes(JsonNode node, String field) throws Malformed {
    var names = new TreeSet<QubeName>();
    for (JsonNode name : array(node, field)) {
      names.add(QubeName.parse(text(name)).orElseThrow(() -> new Malformed("not a qube name")));
    }
    return names;
  }

  static QubeName qube(JsonNode node, String field) throws Malformed {
    return QubeName.parse(text(node, field)).orElseThrow(() -> new Malformed("not a qube name"));
  }
}
