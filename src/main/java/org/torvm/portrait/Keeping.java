package org.torvm.portrait;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/**
 * What a qube took over when it was made, what it keeps and what it loses when it shuts down.
 *
 * <p>Source: the Whonix page on disposables in Qubes, table "Inheritance and Persistence" and "The
 * Layered Disposable System"; for what a disposable copies, {@code DispVM.__init__} in
 * qubes-core-admin. A standalone qube is not in that table: the Qubes documentation on standalones.
 *
 * @param lines in the order in which they happen
 * @param source where that is known from
 */
public record Keeping(List<Line> lines, Text source) {
  /** What becomes of something. */
  public enum Fate {
    INHERITED,
    KEPT,
    LOST,
    BEWARE;

    /** What it is called. */
    public Text words() {
      return Text.of("portrait.fate." + name().toLowerCase(Locale.ROOT));
    }
  }

  /** One of them, in words. */
  public record Line(Fate fate, Text words) {}

  private static final Text TABLE = Text.of("portrait.keeping.source.table");
  private static final Text DISPOSABLES = Text.of("portrait.keeping.source.disposables");

  /** Copies the list. */
  public Keeping {
    lines = List.copyOf(lines);
  }

  static Keeping of(Qube qube) {
    return switch (qube.klass()) {
      case ADMIN ->
          new Keeping(
              List.of(new Line(Fate.KEPT, Text.of("portrait.keeping.admin"))),
              Text.of("portrait.keeping.source.qubes"));
      case TEMPLATE -> template();
      case STANDALONE -> standalone();
      case APP -> app(qube);
      case DISPOSABLE -> disposable(qube);
      case REMOTE ->
          new Keeping(
              List.of(new Line(Fate.BEWARE, Text.of("portrait.keeping.remote"))),
              Text.of("portrait.keeping.source.qubes"));
    };
  }

  private static Keeping template() {
    return new Keeping(
        List.of(
            new Line(Fate.INHERITED, Text.of("portrait.keeping.template.inherited")),
            new Line(Fate.KEPT, Text.of("portrait.keeping.template.kept")),
            new Line(Fate.BEWARE, Text.of("portrait.keeping.template.beware"))),
        TABLE);
  }

  private static Keeping standalone() {
    return new Keeping(
        List.of(
            new Line(Fate.INHERITED, Text.of("portrait.keeping.standalone.inherited")),
            new Line(Fate.KEPT, Text.of("portrait.keeping.standalone.kept"))),
        Text.of("portrait.keeping.source.qubes"));
  }

  private static Keeping app(Qube qube) {
    var template = named(qube.template().value().flatMap(t -> t));
    var lines = new ArrayList<Line>();
    lines.add(new Line(Fate.INHERITED, Text.of("portrait.keeping.app.inherited", template)));
    lines.add(new Line(Fate.KEPT, Text.of("portrait.keeping.app.kept")));
    lines.add(new Line(Fate.LOST, Text.of("portrait.keeping.app.lost", template)));
    var makes = qube.flag(QubeFlag.DISPOSABLE_TEMPLATE).value();
    if (makes.isEmpty()) {
      lines.add(new Line(Fate.BEWARE, Text.of("portrait.keeping.app.unknown")));
    } else if (makes.get()) {
      lines.add(new Line(Fate.BEWARE, Text.of("portrait.keeping.disposable-template.beware")));
    }
    return new Keeping(lines, TABLE);
  }

  private static Keeping disposable(Qube qube) {
    var template = named(qube.template().value().flatMap(t -> t));
    var lines = new ArrayList<Line>();
    lines.add(new Line(Fate.INHERITED, Text.of("portrait.keeping.disposable.files", template)));
    lines.add(new Line(Fate.INHERITED, Text.of("portrait.keeping.disposable.settings", template)));
    var cleaned = qube.flag(QubeFlag.AUTO_CLEANUP).value();
    if (qube.isPreloaded()) {
      lines.add(new Line(Fate.BEWARE, Text.of("portrait.keeping.preloaded", template)));
    }
    if (cleaned.isEmpty()) {
      lines.add(new Line(Fate.BEWARE, Text.of("portrait.keeping.disposable.unknown")));
      lines.add(new Line(Fate.LOST, Text.of("portrait.keeping.named.lost")));
    } else if (cleaned.get() || qube.isPreloaded()) {
      lines.add(new Line(Fate.KEPT, Text.of("portrait.keeping.disposable.kept")));
      lines.add(new Line(Fate.LOST, Text.of("portrait.keeping.disposable.lost")));
    } else {
      lines.add(new Line(Fate.KEPT, Text.of("portrait.keeping.named.kept")));
      lines.add(new Line(Fate.LOST, Text.of("portrait.keeping.named.lost")));
      lines.add(new Line(Fate.BEWARE, Text.of("portrait.keeping.named.beware", template)));
    }
    lines.add(new Line(Fate.BEWARE, Text.of("portrait.keeping.disposable.traces")));
    return new Keeping(lines, DISPOSABLES);
  }

  private static Text named(Optional<QubeName> template) {
    return template
        .map(t -> Text.of("portrait.name", t))
        .orElseGet(() -> Text.of("portrait.its-template"));
  }
}
