package org.torvm.report;

import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.ResourceBundle;
import org.torvm.text.Messages;

/** The shipped words and those of the findings that tests make up. */
public final class TestWords extends ListResourceBundle {
  private TestWords() {
    setParent(ResourceBundle.getBundle("org.torvm.text.messages", Locale.ROOT));
  }

  /** Puts the shipped texts and {@code test.*} into words. */
  public static Messages messages() {
    return new Messages(new TestWords());
  }

  @Override
  protected Object[][] getContents() {
    return new Object[][] {
      {"test.title", "{0} talks to {1}."},
      {"test.why", "Because."},
      {"test.source", "A page."},
      {"test.fix", "Put {0} behind sys-whonix"},
    };
  }
}
