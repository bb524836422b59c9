package org.torvm.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.torvm.change.PastChange;
import org.torvm.change.PlannedStep;
import org.torvm.change.Step;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/**
 * Neutral names in the place of those of qubes, the same for the same qube wherever it is named, so
 * that a list of changes can be shown to others. Only dom0 keeps its name. Where it cannot be told
 * whether a word names a qube, it counts as one.
 */
public final class NeutralNames {
  /** What could be the name of a qube. Source: {@code validate_name} of qubes-core-admin. */
  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_.-]*");

  /** Qubes marks a qube that another one has made by a tag with that one's name. */
  private static final String MADE_BY = "created-by-";

  /** A value that can only be a switch or a number. */
  private static final Pattern PLAIN_VALUE = Pattern.compile("[0-9]{0,4}");

  private static final String HIDDEN = "…";

  private final Map<QubeName, QubeName> names = new HashMap<>();

  private NeutralNames() {}

  /** The same changes with other names. */
  public static List<PastChange> in(List<PastChange> changes) {
    var neutral = new NeutralNames();
    // Qubes first: a word in a sentence or a tag is then known when it names one of them.
    changes.forEach(c -> c.allSteps().forEach(neutral::step));
    return changes.stream().map(neutral::change).toList();
  }

  private PastChange change(PastChange past) {
    return new PastChange(
        past.id(),
        past.at(),
        sentence(past.title()),
        past.steps().stream().map(this::step).toList(),
        past.remaining().stream().map(this::step).toList(),
        all(past.live()),
        past.state(),
        past.purpose(),
        past.fate());
  }

  private PlannedStep step(PlannedStep planned) {
    return new PlannedStep(step(planned.step()), planned.inverse().map(this::step));
  }

  private Step step(Step step) {
    var qube = of(step.qube());
    return switch (step) {
      case Step.SetReference s ->
          new Step.SetReference(qube, s.reference(), s.value().map(this::of));
      case Step.ResetReference s -> new Step.ResetReference(qube, s.reference());
      case Step.AddTag s -> new Step.AddTag(qube, tag(s.tag()));
      case Step.RemoveTag s -> new Step.RemoveTag(qube, tag(s.tag()));
      case Step.SetFeature s -> new Step.SetFeature(qube, within(s.key()), value(s.value()));
      case Step.RemoveFeature s -> new Step.RemoveFeature(qube, within(s.key()));
      case Step.Start _ -> new Step.Start(qube);
      case Step.ShutDown _ -> new Step.ShutDown(qube);
      case Step.Kill _ -> new Step.Kill(qube);
      case Step.Remove _ -> new Step.Remove(qube);
      case Step.MakeDisposable(var _, var made, var others) ->
          new Step.MakeDisposable(qube, made.map(this::of), all(others));
      case Step.StartMade _ -> new Step.StartMade(qube);
    };
  }

  private Set<QubeName> all(Set<QubeName> qubes) {
    return qubes.stream().sorted().map(this::of).collect(Collectors.toSet());
  }

  private QubeName of(QubeName name) {
    if (name.equals(QubeName.DOM0)) {
      return name;
    }
    var known = Optional.ofNullable(names.get(name));
    if (known.isPresent()) {
      return known.get();
    }
    var neutral = new QubeName("qube-" + (names.size() + 1));
    names.put(name, neutral);
    return neutral;
  }

  /** What stands in the places of a sentence are names, one or several. */
  private Text sentence(Text text) {
    var arguments =
        text.arguments().stream()
            .<Object>map(a -> a instanceof Text nested ? sentence(nested) : words(a))
            .toList();
    return new Text(text.key(), arguments);
  }

  private Object words(Object argument) {
    return argument instanceof Number
        ? argument
        : replaced(NAME, argument.toString(), word -> of(word));
  }

  private String of(String word) {
    return QubeName.parse(word).map(this::of).map(QubeName::value).orElse(HIDDEN);
  }

  private String tag(String tag) {
    return tag.startsWith(MADE_BY) ? MADE_BY + of(tag.substring(MADE_BY.length())) : within(tag);
  }

  private static String value(String value) {
    return PLAIN_VALUE.matcher(value).matches() ? value : HIDDEN;
  }

  /** The names that are known, inside of a longer word too. */
  private String within(String word) {
    if (names.isEmpty()) {
      return word;
    }
    var known =
        names.keySet().stream()
            .map(QubeName::value)
            .sorted((a, b) -> b.length() - a.length())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    var pattern = Pattern.compile("(?<![a-zA-Z0-9])(" + known + ")(?![a-zA-Z0-9])");
    return replaced(pattern, word, this::of);
  }

  private static String replaced(Pattern pattern, String text, UnaryOperator<String> other) {
    return pattern
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(other.apply(found.group())));
  }
}
