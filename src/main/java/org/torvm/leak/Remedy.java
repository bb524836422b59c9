package org.torvm.leak;

import java.util.List;
import org.torvm.text.Text;

/** How a finding ends: what would mend it, as data. */
public sealed interface Remedy {
  /** What the button says, or what to do in words. */
  Text label();

  /** One click, previewed, verified, undoable. */
  record Fix(Text label, List<Goal> goals) implements Remedy {
    /** Copies the goals. */
    public Fix {
      goals = List.copyOf(goals);
    }
  }

  /** Steps that need a choice or cannot be undone; the text leads through them. */
  record Guided(Text label) implements Remedy {}

  /** Nothing to change; the text explains. */
  record Explain(Text label) implements Remedy {}
}
