package org.torvm.qubes;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A system drawn in a few lines of text, so that tables of cases can be read. One qube a line:
 *
 * <pre>
 * defaults net=sys-firewall ddv=default-dvm      the global defaults; none without this line
 * template debian
 * app work on tmpl=debian net=sys-firewall       explicit; {@code net=-} is explicitly none
 * app mail net~sys-firewall ddv?                 {@code ~} inherited, {@code ?} unknown
 * disp disp1 tmpl=dvm +auto_cleanup #anon-vm f:service.x=1
 * app odd ?provides_network tags? features?
 * unread hidden
 * </pre>
 *
 * What a line leaves out is what qubesd would answer for a new qube of that class.
 */
public final class Sketch {
  private static final Map<String, QubeReference> REFERENCES =
      Map.of(
          "net", QubeReference.NET_QUBE,
          "ddv", QubeReference.DISPOSABLE_TEMPLATE,
          "tmpl", QubeReference.TEMPLATE);
  private static final Map<String, QubeClass> CLASSES =
      Map.of(
          "dom0", QubeClass.ADMIN,
          "template", QubeClass.TEMPLATE,
          "app", QubeClass.APP,
          "standalone", QubeClass.STANDALONE,
          "disp", QubeClass.DISPOSABLE,
          "remote", QubeClass.REMOTE,
          "unread", QubeClass.APP);

  private QubesSystem system =
      new QubesSystem(SystemKind.SOCKET, Release.R4_3, new TreeMap<>(), Map.of())
          .with(GlobalReference.DEFAULT_NET_QUBE, Setting.explicit(Optional.empty()))
          .with(GlobalReference.DEFAULT_DISPOSABLE_TEMPLATE, Setting.explicit(Optional.empty()));

  private Sketch() {}

  /** The system that those lines draw. */
  public static QubesSystem of(String lines) {
    var sketch = new Sketch();
    lines.lines().map(String::strip).filter(l -> !l.isEmpty()).forEach(sketch::line);
    return sketch.system;
  }

  /** A qube name. */
  public static QubeName name(String text) {
    return new QubeName(text);
  }

  private void line(String line) {
    var words = List.of(line.split("\\s+"));
    switch (words.getFirst()) {
      case "defaults" -> words.stream().skip(1).forEach(this::global);
      case "unread" -> system = system.with(Qube.unread(name(words.get(1)), QubeClass.APP));
      default -> {
        var klass = CLASSES.get(words.getFirst());
        if (klass == null) {
          throw new IllegalArgumentException("no class in: " + line);
        }
        var draft = new Draft(klass == QubeClass.ADMIN ? "dom0" : words.get(1), klass);
        words.stream().skip(klass == QubeClass.ADMIN ? 1 : 2).forEach(draft::word);
        system = system.with(draft.qube());
      }
    }
  }

  private void global(String word) {
    var reference =
        switch (word.substring(0, 3)) {
          case "net" -> GlobalReference.DEFAULT_NET_QUBE;
          case "ddv" -> GlobalReference.DEFAULT_DISPOSABLE_TEMPLATE;
          default -> throw new IllegalArgumentException(word);
        };
    system = system.with(reference, setting(word.substring(3)));
  }

  private static Setting<Optional<QubeName>> setting(String text) {
    var value = text.substring(1);
    Optional<QubeName> qube =
        value.isEmpty() || value.equals("-") ? Optional.empty() : Optional.of(name(value));
    return switch (text.charAt(0)) {
      case '=' -> Setting.explicit(qube);
      case '~' -> Setting.inherited(qube);
      case '?' -> Setting.unknown();
      default -> throw new IllegalArgumentException(text);
    };
  }

  private final class Draft {
    private final QubeName name;
    private final QubeClass klass;
    private PowerState state = PowerState.HALTED;
    private final Map<QubeReference, Setting<Optional<QubeName>>> references =
        new EnumMap<>(QubeReference.class);
    private final Map<QubeFlag, Setting<Boolean>> flags = new EnumMap<>(QubeFlag.class);
    private Known<SortedSet<String>> tags = Known.of(new TreeSet<>());
    private Known<SortedMap<String, String>> features = Known.of(new TreeMap<>());

    Draft(String name, QubeClass klass) {
      this.name = Sketch.name(name);
      this.klass = klass;
      for (QubeFlag flag : QubeFlag.values()) {
        flags.put(flag, Setting.inherited(false));
      }
    }

    void word(String word) {
      switch (word) {
        case "on" -> state = PowerState.RUNNING;
        case "paused" -> state = PowerState.PAUSED;
        case "tags?" -> tags = Known.unknown();
        case "features?" -> features = Known.unknown();
        default -> marked(word);
      }
    }

    private void marked(String word) {
      switch (word.charAt(0)) {
        case '#' -> tags.value().orElseThrow().add(word.substring(1));
        case '+' -> flags.put(flag(word), Setting.explicit(true));
        case '?' -> flags.put(flag(word), Setting.unknown());
        default -> {
          if (word.startsWith("f:")) {
            int equals = word.indexOf('=');
            features
                .value()
                .orElseThrow()
                .put(word.substring(2, equals), word.substring(equals + 1));
          } else {
            reference(word);
          }
        }
      }
    }

    private static QubeFlag flag(String word) {
      return QubeFlag.ofProperty(word.substring(1)).orElseThrow();
    }

    private void reference(String word) {
      int mark = word.startsWith("tmpl") ? 4 : 3;
      var reference = REFERENCES.get(word.substring(0, mark));
      if (reference == null) {
        throw new IllegalArgumentException("not understood: " + word);
      }
      references.put(reference, setting(word.substring(mark)));
    }

    Qube qube() {
      var drawn =
          new Qube(
              name,
              klass,
              state,
              Label.UNKNOWN,
              references,
              flags,
              tags,
              features,
              Optional.empty(),
              Optional.empty());
      var defaults = new Defaults(system);
      for (QubeReference reference : QubeReference.values()) {
        if (!references.containsKey(reference)) {
          drawn = drawn.with(reference, defaults.inherited(drawn, reference));
        }
      }
      return drawn;
    }
  }
}
