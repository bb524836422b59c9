package org.torvm.ui.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.torvm.change.PastChange;
import org.torvm.desktop.SaveDialog;
import org.torvm.report.HistoryJson;
import org.torvm.report.HistoryText;
import org.torvm.report.Ink;
import org.torvm.report.NeutralNames;
import org.torvm.settings.PrivateFile;
import org.torvm.text.Messages;
import org.torvm.text.Text;

/** Writes past changes into a file that the user names. */
final class Export {
  private static final String TEXT = ".txt";
  private static final String JSON = ".json";

  private final SaveDialog dialog;
  private final Messages messages;

  Export(SaveDialog dialog, Messages messages) {
    this.dialog = dialog;
    this.messages = messages;
  }

  /** Where the user wants it; empty when the user thinks better of it. FX thread only. */
  Optional<Path> ask() {
    return dialog.ask(
        messages.say("window.history.export.title"),
        messages.say("window.history.export.name"),
        List.of(
            new SaveDialog.Kind(messages.say("window.history.export.text"), TEXT),
            new SaveDialog.Kind(messages.say("window.history.export.json"), JSON)));
  }

  /** Writes it and says what became of it. Not for the FX thread. */
  Text write(Path file, List<PastChange> past, boolean neutral) {
    var name = String.valueOf(file.getFileName());
    var changes = neutral ? NeutralNames.in(past) : past;
    var content =
        name.endsWith(JSON)
            ? new HistoryJson(messages).of(changes, neutral)
            : String.join("\n", new HistoryText(messages, Ink.PLAIN).of(changes));
    try {
      PrivateFile.write(file, (content + "\n").getBytes(UTF_8));
      return Text.of("window.history.export.done", file.toString());
    } catch (IOException _) {
      return Text.of("window.history.export.failed", file.toString());
    }
  }
}
