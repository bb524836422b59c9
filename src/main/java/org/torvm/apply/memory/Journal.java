package org.torvm.apply.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.torvm.apply.memory.Fields.Malformed;
import org.torvm.change.PastChange;
import org.torvm.change.PlannedStep;
import org.torvm.settings.StateFile;

/**
 * The one change that is under way, written down before each of its steps is made. The first line
 * is the whole change, then comes a line for every step that is begun, and one for the end. A last
 * line that a loss of power cut short says nothing: what it would have said had not been done yet.
 */
final class Journal {
  private final StateFile file;

  Journal(StateFile file) {
    this.file = file;
  }

  /** Writes down that change, of which no step has been made. */
  void begin(PastChange change) throws IOException {
    var root = Json.MAPPER.createObjectNode().put("schema", ChangeLogFormat.SCHEMA);
    ChangeFormat.write(change, root.putObject("change"));
    file.write(line(root));
  }

  /**
   * Writes down that the step of that index is about to be made, or what it has turned out to be.
   */
  void begun(int index, PlannedStep step) throws IOException {
    var line = Json.MAPPER.createObjectNode().put("begun", index);
    ChangeFormat.write(step, line.putObject("planned"));
    file.append(line(line));
  }

  /** Writes down how the change ended and how many of its steps have been made, as far as known. */
  void ended(PastChange.State state, int made) throws IOException {
    var word = state.name().toLowerCase(Locale.ROOT);
    file.append(line(Json.MAPPER.createObjectNode().put("ended", word).put("made", made)));
  }

  /** Forgets it. */
  void clear() throws IOException {
    file.remove();
  }

  /** Puts it out of the way, unread. */
  void setAside() throws IOException {
    file.setAside(".unreadable");
  }

  /** Removes what a killed program left half written. */
  void sweep() throws IOException {
    file.sweep();
  }

  /** The change as far as it came; empty when none is under way. */
  Optional<PastChange> read() throws IOException, Malformed {
    var bytes = file.read();
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    var lines = lines(bytes.get());
    if (lines.isEmpty()) {
      throw new Malformed("no whole line");
    }
    var root = Json.parse(lines.getFirst());
    Fields.only(root, Set.of("schema", "change"));
    Fields.schema(root, ChangeLogFormat.SCHEMA);
    var change = ChangeFormat.parse(Fields.of(root, "change"));
    for (byte[] line : lines.subList(1, lines.size())) {
      change = after(change, Json.parse(line));
    }
    return Optional.of(change);
  }

  private static PastChange after(PastChange change, JsonNode line) throws Malformed {
    var all = new ArrayList<>(change.allSteps().toList());
    if (line.has("ended")) {
      Fields.only(line, Set.of("ended", "made"));
      int made = Fields.number(line, "made", 0, all.size());
      return change.with(
          all.subList(0, made), all.subList(made, all.size()), state(Fields.text(line, "ended")));
    }
    Fields.only(line, Set.of("begun", "planned"));
    int index = Fields.number(line, "begun", 0, all.size() - 1);
    int before = change.steps().size();
    if (index != before && index != before - 1) {
      throw new Malformed("a step out of order");
    }
    all.set(index, ChangeFormat.step(Fields.of(line, "planned")));
    return change.with(
        all.subList(0, index + 1), all.subList(index + 1, all.size()), change.state());
  }

  private static PastChange.State state(String word) throws Malformed {
    for (PastChange.State state : PastChange.State.values()) {
      if (state.name().toLowerCase(Locale.ROOT).equals(word)) {
        return state;
      }
    }
    throw new Malformed("not a state");
  }

  private static List<byte[]> lines(byte[] bytes) {
    var lines = new ArrayList<byte[]>();
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(Arrays.copyOfRange(bytes, from, i));
        from = i + 1;
      }
    }
    return lines;
  }

  private static byte[] line(ObjectNode node) throws IOException {
    return (Json.MAPPER.writeValueAsString(node) + "\n").getBytes(UTF_8);
  }
}
