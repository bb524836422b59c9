package org.torvm.change;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.Setting;
import org.torvm.text.Text;

/** The small words that sentences about changes are put together from. */
public final class Words {
  private Words() {}

  /** The user's word for that property. */
  public static Text property(QubeReference reference) {
    return Text.of(
        "change.property." + reference.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** A qube's name, or "none". */
  public static Text value(Optional<QubeName> value) {
    return value
        .map(v -> Text.of("change.value.qube", v.value()))
        .orElseGet(() -> Text.of("change.value.none"));
  }

  /** The value, and whether it follows a default. */
  public static Difference.Value setting(Setting<Optional<QubeName>> setting) {
    return switch (setting) {
      case Setting.Explicit<Optional<QubeName>>(var chosen) ->
          new Difference.Value(value(chosen), false);
      case Setting.Inherited<Optional<QubeName>>(var fallback) ->
          new Difference.Value(value(fallback), true);
      case Setting.Unknown<Optional<QubeName>> _ ->
          new Difference.Value(Text.of("change.value.unknown"), false);
    };
  }

  /** Names as they stand in a sentence. */
  public static String names(Collection<QubeName> names) {
    return names.stream().map(QubeName::value).collect(Collectors.joining(", "));
  }
}
