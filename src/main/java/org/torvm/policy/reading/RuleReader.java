package org.torvm.policy.reading;

import java.util.List;
import java.util.Optional;
import org.torvm.policy.Action;
import org.torvm.policy.Place;
import org.torvm.policy.PolicyFault.Kind;
import org.torvm.policy.Rule;
import org.torvm.policy.Token;

/**
 * From the words of one line to a rule.
 *
 * <p>Source: {@code qrexec/policy/parser.py}, the checks of service, argument and line.
 */
final class RuleReader {
  private RuleReader() {}

  /** What an included file of the old format is about; a field is empty where it is {@code *}. */
  record Subject(Optional<String> service, Optional<String> argument) {
    static Subject read(String service, String argument, Place place) {
      if (!service.equals("*") && !isCallText(service, false)) {
        throw Halt.fault(place, Kind.SERVICE);
      }
      if (!argument.equals("*")
          && (!argument.startsWith("+") || service.equals("*") || !isCallText(argument, true))) {
        throw Halt.fault(place, Kind.ARGUMENT);
      }
      return new Subject(unlessAny(service), unlessAny(argument));
    }

    private static Optional<String> unlessAny(String word) {
      return Optional.of(word).filter(w -> !w.equals("*"));
    }
  }

  /** A line: service, argument, source, target, action, parameters. */
  static Rule line(String text, Place place) {
    var words = Words.of(text);
    if (words.size() < 5) {
      throw Halt.fault(place, Kind.FIELDS);
    }
    var subject = Subject.read(words.get(0), words.get(1), place);
    return rule(text, subject, words.subList(2, words.size()), place);
  }

  /** A line of the old format, after its old signs have been replaced. */
  static Rule oldLine(String text, List<String> words, Subject subject, Place place) {
    if (words.size() < 3) {
      throw Halt.fault(place, Kind.FIELDS);
    }
    return rule(text, subject, words, place);
  }

  private static Rule rule(String text, Subject subject, List<String> words, Place place) {
    var source =
        TokenReader.read(words.get(0), TokenReader.Field.SOURCE)
            .orElseThrow(() -> Halt.fault(place, Kind.SOURCE));
    var target =
        TokenReader.read(words.get(1), TokenReader.Field.TARGET)
            .orElseThrow(() -> Halt.fault(place, Kind.TARGET));
    var action = new ActionReader(place).read(words.get(2), words.subList(3, words.size()));
    if (target instanceof Token.NoTarget
        && action instanceof Action.Allow
        && action.redirect().isEmpty()) {
      throw Halt.fault(place, Kind.TARGET_MISSING);
    }
    return new Rule(place, text, subject.service(), subject.argument(), source, target, action);
  }

  /** Whether that could stand in the name of a call; {@code +} only in an argument. */
  static boolean isCallText(String text, boolean plus) {
    return text.chars()
        .allMatch(c ->
            (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "-._".indexOf(c) >= 0
                || (plus && c == '+'));
  }
}
