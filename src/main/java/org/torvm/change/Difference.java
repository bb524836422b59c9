package org.torvm.change;

import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/** One thing that is different after a plan. */
public sealed interface Difference {
  /** The qube that is different. */
  QubeName qube();

  /** All of it in one line. */
  Text inWords();

  /**
   * The value of a setting.
   *
   * @param word the value alone, such as "sys-firewall"
   * @param isDefault whether nobody set it, so that it changes with the default
   */
  record Value(Text word, boolean isDefault) {
    /** The value, with a word about where it comes from. */
    public Text inWords() {
      return isDefault ? Text.of("change.value.default", word) : word;
    }
  }

  /** A setting goes from one value to another; {@code what} is the user's word for it. */
  record Changed(QubeName qube, Text what, Value before, Value after) implements Difference {
    @Override
    public Text inWords() {
      return Text.of("change.line.property", qube.value(), what, before.inWords(), after.inWords());
    }
  }

  /** Something else becomes of the qube, such as that it is shut down. */
  record Happens(QubeName qube, Text inWords) implements Difference {}
}
