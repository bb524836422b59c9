package org.torvm.ui.findings;

import java.util.ArrayList;
import java.util.List;
import org.torvm.leak.Finding;
import org.torvm.leak.LeakPath;
import org.torvm.leak.Remedy;
import org.torvm.text.Messages;

/** A finding as plain text, for the clipboard. */
final class FindingText {
  private final Messages messages;

  FindingText(Messages messages) {
    this.messages = messages;
  }

  /** The exact path, such as {@code anon → dvm → sys-net → clearnet}. */
  static String path(LeakPath path) {
    return String.join(" → ", path.words());
  }

  /** All that is known about it, one thing a line. */
  String whole(Finding finding) {
    var lines = new ArrayList<String>();
    var severity = messages.say("window.severity." + finding.severity().word());
    lines.add(
        messages.say(
            "window.finding.accessible", severity, finding.qube(), messages.say(finding.title())));
    line(lines, "window.finding.path", path(finding.path()));
    line(lines, "window.finding.why", messages.say(finding.why()));
    line(lines, "window.finding.fix", messages.say(finding.remedy().label()));
    line(lines, "window.finding.source", messages.say(finding.source()));
    line(lines, "window.finding.rule", finding.rule());
    return String.join("\n", lines);
  }

  private void line(List<String> lines, String key, String words) {
    lines.add(messages.say("window.finding.line", messages.say(key), words));
  }

  /** What the button of that remedy says. */
  String button(Remedy remedy) {
    return switch (remedy) {
      case Remedy.Fix fix -> messages.say(fix.label());
      case Remedy.Guided _ -> messages.say("window.finding.guided");
      case Remedy.Explain _ -> messages.say("window.finding.explain");
    };
  }
}
