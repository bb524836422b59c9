package org.torvm.ui.sheet;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.torvm.change.PastChange;
import org.torvm.change.PastWords;
import org.torvm.change.PlannedStep;
import org.torvm.change.StepWords;

/** Steps one under the other, each with a sign that says how far it came. */
public final class StepLines {
  private final Blocks blocks;

  /** Steps put together from those pieces. */
  public StepLines(Blocks blocks) {
    this.blocks = blocks;
  }

  /** How far a step came. */
  public enum Mark {
    MADE("✓", "good"),
    UNDER_WAY("➜", "change"),
    FAILED("✗", "critical"),
    PERHAPS("?", "high"),
    NOT_MADE("○", "note");

    private final String sign;
    private final String style;

    Mark(String sign, String style) {
      this.sign = sign;
      this.style = style;
    }
  }

  /** One step. */
  public Node line(PlannedStep step, Mark mark) {
    return blocks.signed(StepWords.of(step.step()), mark.sign, mark.style);
  }

  /** All steps of a past change, made or not. */
  public List<Node> of(PastChange past) {
    var lines = new ArrayList<Node>();
    var doubt = PastWords.doubt(past);
    int sure = past.steps().size() - (doubt.isPresent() ? 1 : 0);
    past.steps().stream().limit(sure).forEach(s -> lines.add(line(s, Mark.MADE)));
    doubt.ifPresent(d -> lines.add(blocks.signed(d, Mark.PERHAPS.sign, Mark.PERHAPS.style)));
    past.remaining().forEach(s -> lines.add(line(s, Mark.NOT_MADE)));
    return lines;
  }
}
