package org.torvm.report;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.torvm.change.PastChange;
import org.torvm.change.PastWords;
import org.torvm.change.PlannedStep;
import org.torvm.change.StepWords;
import org.torvm.text.Messages;
import org.torvm.text.Text;
import org.torvm.text.Visible;

/**
 * Past changes as text: each with when, what, how far it came, and its steps. Every line is free of
 * control characters but for those of the chosen ink.
 */
public final class HistoryText {
  private static final int SHORT_ID = 8;

  private final Messages messages;
  private final Ink ink;

  /** Reports in those words and that ink. */
  public HistoryText(Messages messages, Ink ink) {
    this.messages = messages;
    this.ink = ink;
  }

  /** All of them in the order they are given in, line by line, without newlines. */
  public List<String> of(List<PastChange> changes) {
    if (changes.isEmpty()) {
      return List.of(say("report.history.nothing"));
    }
    var lines = new ArrayList<String>();
    for (PastChange change : changes) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(of(change));
    }
    return List.copyOf(lines);
  }

  /** One change, line by line. */
  public List<String> of(PastChange past) {
    var lines = new ArrayList<String>();
    var when = past.at().truncatedTo(ChronoUnit.SECONDS).toString();
    lines.add(when + "  " + ink.heading(say(past.title())));
    lines.add("    " + say("report.history.state", PastWords.state(past), shortId(past)));
    if (past.isUnfinished()) {
      lines.add("    " + ink.alert(say("report.history.unfinished")));
    }
    var doubt = PastWords.doubt(past);
    int sure = past.steps().size() - (doubt.isPresent() ? 1 : 0);
    past.steps().stream().limit(sure).forEach(s -> lines.add(line("report.history.made", s)));
    doubt.ifPresent(d -> lines.add("    " + say(d)));
    past.remaining().forEach(s -> lines.add(line("report.history.not-made", s)));
    return lines;
  }

  /** What a change is called on the command line: the beginning of its id. */
  public static String shortId(PastChange past) {
    var id = Visible.of(past.id());
    return id.substring(0, Math.min(SHORT_ID, id.length()));
  }

  private String line(String key, PlannedStep step) {
    return "    " + say(key, StepWords.of(step.step()));
  }

  private String say(Text text) {
    return messages.say(text);
  }

  private String say(String key, Object... arguments) {
    return messages.say(key, arguments);
  }
}
