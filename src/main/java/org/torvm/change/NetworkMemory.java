package org.torvm.change;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.Setting;
import org.torvm.qubes.WatchedFeatures;

/**
 * What network a qube had before it was turned off, as it is kept in a feature of that qube, which
 * outlives this program.
 *
 * <p>The value is one line such as {@code 1 work torified set sys-whonix default debian-12-dvm}:
 * the version of the format, the qube, where its packets went, its net qube, its default disposable
 * template; {@code -} is none. It names the qube because disposables and clones get a copy of all
 * features, and a copy says nothing about the network of the qube that has it. Source: Admin API
 * notes, sections 2 (features) and 4.1; leak rules, fact 1.
 *
 * @param qube the qube it is about
 * @param verdict where its packets went
 * @param netQube its net qube as it was
 * @param disposables its default disposable template as it was
 */
public record NetworkMemory(
    QubeName qube,
    Verdict verdict,
    Setting<Optional<QubeName>> netQube,
    Setting<Optional<QubeName>> disposables) {
  /** The feature in which it is kept. */
  public static final String KEY = WatchedFeatures.NETWORK_BEFORE;

  private static final String VERSION = "1";
  private static final Pattern VALUE =
      Pattern.compile(
          VERSION
              + " (\\S{1,31}) (torified|clearnet|offline|unknown)"
              + " (set|default) (\\S{1,31}) (set|default) (\\S{1,31})");

  /**
   * What is remembered of that qube. Nothing when its features could not be read, and nothing when
   * the value is not one that this program wrote for this very qube.
   */
  public static Optional<NetworkMemory> of(Qube qube) {
    return qube.features()
        .value()
        .flatMap(f -> Optional.ofNullable(f.get(KEY)))
        .flatMap(NetworkMemory::parse)
        .filter(m -> m.qube.equals(qube.name()));
  }

  /** The memory that this value holds; nothing when it is not written exactly as it should be. */
  static Optional<NetworkMemory> parse(String value) {
    var matcher = VALUE.matcher(value);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var verdict = Verdict.valueOf(matcher.group(2).toUpperCase(Locale.ROOT));
    return QubeName.parse(matcher.group(1))
        .map(name ->
            new NetworkMemory(
                name,
                verdict,
                setting(matcher.group(3), matcher.group(4)),
                setting(matcher.group(5), matcher.group(6))))
        .filter(m -> m.value().equals(value));
  }

  /**
   * The value to keep.
   *
   * @throws IllegalStateException when a setting is unknown: nothing could be given back then
   */
  public String value() {
    return String.join(
        " ",
        VERSION,
        qube.value(),
        verdict.name().toLowerCase(Locale.ROOT),
        word(netQube),
        word(disposables));
  }

  /** The setting of that property, which is the net qube or the default disposable template. */
  public Setting<Optional<QubeName>> of(QubeReference reference) {
    return reference == QubeReference.NET_QUBE ? netQube : disposables;
  }

  private static String word(Setting<Optional<QubeName>> setting) {
    return switch (setting) {
      case Setting.Explicit<Optional<QubeName>>(var value) -> "set " + word(value);
      case Setting.Inherited<Optional<QubeName>>(var value) -> "default " + word(value);
      case Setting.Unknown<Optional<QubeName>> _ ->
          throw new IllegalStateException("an unknown setting cannot be kept");
    };
  }

  private static String word(Optional<QubeName> value) {
    return value.map(QubeName::value).orElse("-");
  }

  /** What is no name comes out as none here; {@link #parse} then sees that it reads otherwise. */
  private static Setting<Optional<QubeName>> setting(String kind, String word) {
    var value = QubeName.parse(word);
    return kind.equals("set") ? Setting.explicit(value) : Setting.inherited(value);
  }
}
