package org.torvm.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.torvm.leak.Intent.Customising;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.Setting;
import org.torvm.settings.StateFile;

/**
 * The open customise sessions of one system, so that they outlive the program. A line each: the
 * qube, since when, its net qube and its default disposable template before, as {@code =NAME} or
 * {@code =} when set, {@code ~NAME} or {@code ~} when they followed a default, {@code ?} when not
 * known. A file with any other line is set aside.
 */
public final class CustomiseFile {
  private static final Logger LOG = LoggerFactory.getLogger(CustomiseFile.class);

  private final StateFile file;

  /** In that file. */
  public CustomiseFile(StateFile file) {
    this.file = file;
  }

  /** What was open when the program ended; nothing when that cannot be read. */
  List<Customising> read() {
    try {
      var bytes = file.read();
      if (bytes.isEmpty()) {
        return List.of();
      }
      var sessions = parse(new String(bytes.get(), StandardCharsets.UTF_8));
      if (sessions.isEmpty()) {
        file.setAside(".unreadable");
        LOG.warn("the open customise sessions could not be understood and were set aside");
      }
      return sessions.orElse(List.of());
    } catch (IOException trouble) {
      LOG.warn("the open customise sessions cannot be read: {}", trouble.getClass().getName());
      return List.of();
    }
  }

  /** Remembers these and no others. */
  void write(Collection<Customising> sessions) {
    var text = new StringBuilder();
    sessions.forEach(s -> text.append(line(s)).append('\n'));
    try {
      file.write(text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException trouble) {
      LOG.warn("the open customise sessions cannot be written: {}", trouble.getClass().getName());
    }
  }

  private static String line(Customising session) {
    return String.join(
        " ",
        session.template().value(),
        session.since().toString(),
        word(session.netQube()),
        word(session.disposables()));
  }

  private static String word(Setting<Optional<QubeName>> setting) {
    return switch (setting) {
      case Setting.Explicit<Optional<QubeName>>(var name) ->
          "=" + name.map(QubeName::value).orElse("");
      case Setting.Inherited<Optional<QubeName>>(var name) ->
          "~" + name.map(QubeName::value).orElse("");
      case Setting.Unknown<Optional<QubeName>> _ -> "?";
    };
  }

  private static Optional<List<Customising>> parse(String text) {
    var sessions = new ArrayList<Customising>();
    for (String line : text.lines().toList()) {
      var session = session(line.split(" ", -1));
      if (session.isEmpty()) {
        return Optional.empty();
      }
      sessions.add(session.get());
    }
    return Optional.of(sessions);
  }

  private static Optional<Customising> session(String[] words) {
    if (words.length != 4) {
      return Optional.empty();
    }
    var netQube = setting(words[2]);
    var disposables = setting(words[3]);
    if (netQube.isEmpty() || disposables.isEmpty()) {
      return Optional.empty();
    }
    try {
      var since = Instant.parse(words[1]);
      return QubeName.parse(words[0])
          .map(q -> new Customising(q, since, netQube.get(), disposables.get()));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Setting<Optional<QubeName>>> setting(String word) {
    if (word.equals("?")) {
      return Optional.of(Setting.unknown());
    }
    if (!word.startsWith("=") && !word.startsWith("~")) {
      return Optional.empty();
    }
    var name = QubeName.parse(word.substring(1));
    if (name.isEmpty() && word.length() > 1) {
      return Optional.empty();
    }
    return Optional.of(word.startsWith("=") ? Setting.explicit(name) : Setting.inherited(name));
  }
}
