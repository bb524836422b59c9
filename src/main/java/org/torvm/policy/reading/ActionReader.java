package org.torvm.policy.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.torvm.policy.Action;
import org.torvm.policy.Place;
import org.torvm.policy.PolicyFault.Kind;
import org.torvm.policy.Token;

/**
 * The action at the end of a line, and its parameters.
 *
 * <p>Source: {@code qrexec/policy/parser.py}: parameters are {@code key=value}, each at most once,
 * and an action takes only its own; {@code notify} and {@code autostart} are yes or no.
 */
record ActionReader(Place place) {
  private static final Map<String, Set<String>> PARAMETERS =
      Map.of(
          "deny", Set.of("notify"),
          "allow", Set.of("target", "user", "notify", "autostart"),
          "ask", Set.of("target", "default_target", "user", "notify", "autostart"));

  Action read(String word, List<String> parameters) {
    var accepted = PARAMETERS.get(word);
    if (accepted == null) {
      throw Halt.fault(place, Kind.ACTION);
    }
    var values = new HashMap<String, String>();
    for (String parameter : parameters) {
      int equals = parameter.indexOf('=');
      if (equals < 0
          || !accepted.contains(parameter.substring(0, equals))
          || values.put(parameter.substring(0, equals), parameter.substring(equals + 1)) != null) {
        throw Halt.fault(place, Kind.PARAMETER);
      }
    }
    return switch (word) {
      case "deny" -> new Action.Deny(yes(values, "notify", true));
      case "allow" ->
          new Action.Allow(
              token(values, "target"),
              Optional.ofNullable(values.get("user")),
              yes(values, "notify", false),
              yes(values, "autostart", true));
      default ->
          new Action.Ask(
              token(values, "target"),
              token(values, "default_target"),
              Optional.ofNullable(values.get("user")),
              yes(values, "notify", false),
              yes(values, "autostart", true));
    };
  }

  private boolean yes(Map<String, String> values, String key, boolean fallback) {
    return switch (values.getOrDefault(key, fallback ? "yes" : "no")) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw Halt.fault(place, Kind.PARAMETER);
    };
  }

  private Optional<Token> token(Map<String, String> values, String key) {
    return Optional.ofNullable(values.get(key))
        .map(v ->
            TokenReader.read(v, TokenReader.Field.REDIRECT)
                .orElseThrow(() -> Halt.fault(place, Kind.PARAMETER)));
  }
}
