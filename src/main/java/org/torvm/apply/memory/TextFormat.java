package org.torvm.apply.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.MissingResourceException;
import java.util.Set;
import org.torvm.apply.memory.Fields.Malformed;
import org.torvm.text.Messages;
import org.torvm.text.Text;

/** A sentence as JSON. What stands in its places is kept in words, nested sentences as they are. */
final class TextFormat {
  private static final Messages MESSAGES = Messages.shipped();

  private TextFormat() {}

  static void write(Text text, ObjectNode node) {
    node.put("key", text.key());
    var arguments = node.putArray("arguments");
    for (Object argument : text.arguments()) {
      if (argument instanceof Text nested) {
        write(nested, arguments.addObject());
      } else {
        arguments.add(argument.toString());
      }
    }
  }

  static Text parse(JsonNode node) throws Malformed {
    Fields.only(node, Set.of("key", "arguments"));
    var arguments = new ArrayList<Object>();
    for (JsonNode argument : Fields.array(node, "arguments")) {
      arguments.add(argument.isObject() ? parse(argument) : Fields.text(argument));
    }
    return sayable(new Text(Fields.text(node, "key"), arguments));
  }

  // Another version of the program may have written a sentence that this one does not have.
  private static Text sayable(Text text) {
    try {
      MESSAGES.say(text);
      return text;
    } catch (MissingResourceException | IllegalArgumentException e) {
      return Text.of("apply.unnamed-change");
    }
  }
}
