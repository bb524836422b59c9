package org.torvm.change;

import java.util.Optional;
import org.torvm.text.Text;

/** Past changes in words. */
public final class PastWords {
  private PastWords() {}

  /** How far it came and what became of it, such as "stopped after 2 of 6 steps". */
  public static Text state(PastChange past) {
    int made = past.steps().size();
    int all = made + past.remaining().size();
    return switch (past.fate()) {
      case TAKEN_BACK ->
          Text.of(
              past.state() == PastChange.State.DONE
                  ? "change.past.undone"
                  : "change.past.rolled-back");
      case LEFT -> Text.of("change.past.left", made, all);
      case STANDS ->
          switch (past.state()) {
            case DONE -> Text.of("change.past.done");
            case STOPPED -> Text.of("change.past.stopped", made, all);
            case FAILED -> Text.of("change.past.failed", made, all);
            case BROKEN_OFF -> Text.of("change.past.broken-off", made, all);
          };
    };
  }

  /**
   * The step of which it is not known whether it was made. A change that the user stopped has none:
   * it ended between two steps.
   */
  public static Optional<Text> doubt(PastChange past) {
    return past.state() == PastChange.State.STOPPED
        ? Optional.empty()
        : past.inDoubt().map(s -> Text.of("change.past.perhaps", StepWords.of(s.step())));
  }
}
