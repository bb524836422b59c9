package org.torvm.admin.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;

/**
 * A line of {@code admin.vm.List}.
 *
 * @param name the qube
 * @param klass its class; empty when this program does not know the word
 * @param state its power state
 * @param uuid its identity; from R4.3 on
 */
public record QubeEntry(
    QubeName name, Optional<QubeClass> klass, PowerState state, Optional<UUID> uuid) {

  /**
   * Reads the whole reply.
   *
   * @throws MalformedValue when a line is not {@code NAME class=C state=S ...}
   */
  public static List<QubeEntry> parseAll(String reply) throws MalformedValue {
    var entries = new ArrayList<QubeEntry>();
    for (String line : Lines.of(reply)) {
      entries.add(parse(line));
    }
    return List.copyOf(entries);
  }

  private static QubeEntry parse(String line) throws MalformedValue {
    String[] words = line.split(" ", -1);
    var name = QubeName.parse(words[0]);
    var fields = new HashMap<String, String>();
    for (int i = 1; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      if (equals > 0) {
        fields.put(words[i].substring(0, equals), words[i].substring(equals + 1));
      }
    }
    var klass = fields.get("class");
    var state = fields.get("state");
    if (name.isEmpty() || klass == null || state == null) {
      throw new MalformedValue("lines of a name, a class and a power state");
    }
    return new QubeEntry(
        name.get(),
        QubeClass.ofWireName(klass),
        PowerState.ofWireName(state),
        Optional.ofNullable(fields.get("uuid")).flatMap(QubeEntry::uuid));
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
