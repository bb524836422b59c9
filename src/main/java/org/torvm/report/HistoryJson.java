package org.torvm.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.torvm.change.PastChange;
import org.torvm.change.PastWords;
import org.torvm.change.PlannedStep;
import org.torvm.change.StepWords;
import org.torvm.text.Messages;
import org.torvm.text.Visible;

/**
 * Past changes as JSON, in a shape that other programs can rely on; it changes only together with
 * {@code schema}.
 */
public final class HistoryJson {
  /** The version of the shape. */
  public static final int SCHEMA = 1;

  private final JsonReport json;
  private final Messages messages;

  /** Reports in those words. */
  public HistoryJson(Messages messages) {
    this.json = new JsonReport(messages);
    this.messages = messages;
  }

  /**
   * All of them as one document, indented, without a newline at the end.
   *
   * @param neutral whether their qubes have neutral names, which the document says
   */
  public String of(List<PastChange> changes, boolean neutral) {
    var root = json.object().put("schema", SCHEMA).put("neutralNames", neutral);
    var list = root.putArray("changes");
    changes.forEach(c -> put(list.addObject(), c));
    return json.written(root, true);
  }

  private void put(ObjectNode node, PastChange past) {
    node.put("id", Visible.of(past.id()));
    node.put("at", past.at().toString());
    node.put("title", messages.say(past.title()));
    node.put("state", word(past.state()));
    node.put("fate", word(past.fate()));
    node.put("words", messages.say(PastWords.state(past)));
    node.put("unfinished", past.isUnfinished());
    node.put("undoable", past.isUndoable());
    past.purpose()
        .takesBack()
        .ifPresentOrElse(
            id -> node.put("takesBack", Visible.of(id)), () -> node.putNull("takesBack"));
    var qubes = node.putArray("qubes");
    past.qubes().forEach(q -> qubes.add(q.value()));
    var steps = node.putArray("steps");
    int sure = past.steps().size() - (PastWords.doubt(past).isPresent() ? 1 : 0);
    past.steps().stream().limit(sure).forEach(s -> put(steps, s, "yes"));
    past.steps().stream().skip(sure).forEach(s -> put(steps, s, "perhaps"));
    past.remaining().forEach(s -> put(steps, s, "no"));
  }

  private void put(ArrayNode steps, PlannedStep planned, String made) {
    steps
        .addObject()
        .put("words", messages.say(StepWords.of(planned.step())))
        .put("qube", planned.step().qube().value())
        .put("made", made);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
