package org.torvm.ui.change;

import java.util.List;
import java.util.stream.Stream;
import org.torvm.change.Difference;
import org.torvm.change.Preview;
import org.torvm.leak.Finding;
import org.torvm.leak.Severity;
import org.torvm.text.Text;

/** What a preview comes down to, and what of it must not be overlooked. Pure. */
final class Summary {
  private Summary() {}

  /** How much changes, in one line. */
  static Text of(Preview preview) {
    long settings = preview.changes().stream().filter(Difference.Changed.class::isInstance).count();
    long qubes =
        preview.changes().stream()
            .filter(Difference.Changed.class::isInstance)
            .map(Difference::qube)
            .distinct()
            .count();
    return Text.of(
        "window.change.summary",
        settings == 0 ? Text.of("window.change.summary.no-setting") : settings(settings, qubes),
        Text.of("window.change.summary.vanish", preview.vanishing().size()),
        Text.of("window.change.summary.remain", preview.remaining().size()),
        Text.of("window.change.summary.appear", preview.appearing().size()));
  }

  private static Text settings(long settings, long qubes) {
    return Text.of(
        "window.change.summary.settings",
        Text.of("window.change.summary.settings.count", settings),
        Text.of("window.change.summary.qubes.count", qubes));
  }

  /** Critical findings that would be there afterwards, the new ones first. */
  static Stream<Finding> critical(Preview preview) {
    return Stream.concat(preview.appearing().stream(), preview.remaining().stream())
        .filter(f -> f.severity() == Severity.CRITICAL);
  }

  /** Whether carrying it out gives up somebody's anonymity, or something for good. */
  static boolean isGrave(Preview preview) {
    return !preview.plan().confirmations().isEmpty()
        || preview.notes().stream().anyMatch(Summary::isGrave)
        || preview.appearing().stream().anyMatch(f -> f.severity() == Severity.CRITICAL);
  }

  /** Findings that are not told at the top already. */
  static List<Finding> lesser(List<Finding> findings) {
    return findings.stream().filter(f -> f.severity() != Severity.CRITICAL).toList();
  }

  /** Whether that note says that somebody's anonymity is given up. */
  static boolean isGrave(Text note) {
    return switch (note.key()) {
      case "change.note.real-address", "change.note.live", "change.note.disposable.clearnet" ->
          true;
      default -> false;
    };
  }
}
