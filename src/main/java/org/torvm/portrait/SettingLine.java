package org.torvm.portrait;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.Setting;
import org.torvm.text.Text;

/**
 * One setting of a qube.
 *
 * @param name what the setting is called
 * @param value its effective value, or that it is not known
 * @param source where that value comes from
 * @param qube the qube it names, when it names one
 */
public record SettingLine(Text name, Text value, Source source, Optional<QubeName> qube) {
  /** The settings that a qube of that class has, those that decide where bytes go first. */
  static List<SettingLine> of(Qube qube) {
    var lines = new ArrayList<SettingLine>();
    for (QubeReference reference : references(qube)) {
      lines.add(line(reference, qube.reference(reference)));
    }
    for (QubeFlag flag : flags(qube)) {
      lines.add(line(flag, qube.flag(flag)));
    }
    return List.copyOf(lines);
  }

  private static List<QubeReference> references(Qube qube) {
    return switch (qube.klass()) {
      case ADMIN -> List.of(QubeReference.DISPOSABLE_TEMPLATE);
      case TEMPLATE, STANDALONE ->
          List.of(
              QubeReference.NET_QUBE,
              QubeReference.DISPOSABLE_TEMPLATE,
              QubeReference.MANAGEMENT_DISPOSABLE_TEMPLATE);
      case APP, DISPOSABLE ->
          List.of(
              QubeReference.NET_QUBE,
              QubeReference.DISPOSABLE_TEMPLATE,
              QubeReference.TEMPLATE,
              QubeReference.MANAGEMENT_DISPOSABLE_TEMPLATE);
      case REMOTE -> List.of();
    };
  }

  private static List<QubeFlag> flags(Qube qube) {
    return switch (qube.klass()) {
      case ADMIN, REMOTE -> List.of();
      case TEMPLATE, STANDALONE -> List.of(QubeFlag.PROVIDES_NETWORK, QubeFlag.AUTOSTART);
      case APP ->
          List.of(QubeFlag.PROVIDES_NETWORK, QubeFlag.DISPOSABLE_TEMPLATE, QubeFlag.AUTOSTART);
      case DISPOSABLE ->
          List.of(
              QubeFlag.PROVIDES_NETWORK,
              QubeFlag.AUTO_CLEANUP,
              QubeFlag.PRELOADED,
              QubeFlag.AUTOSTART);
    };
  }

  private static SettingLine line(QubeReference reference, Setting<Optional<QubeName>> setting) {
    var qube = setting.value().flatMap(q -> q);
    var value =
        qube.map(q -> Text.of("portrait.name", q))
            .orElseGet(() ->
                Text.of(setting.isKnown() ? "portrait.value.none" : "portrait.value.unknown"));
    return new SettingLine(
        Text.of("portrait.setting." + word(reference)), value, Source.of(setting), qube);
  }

  private static SettingLine line(QubeFlag flag, Setting<Boolean> setting) {
    var value =
        setting
            .value()
            .map(on -> Text.of(on ? "portrait.value.yes" : "portrait.value.no"))
            .orElseGet(() -> Text.of("portrait.value.unknown"));
    return new SettingLine(
        Text.of(
            "portrait.setting."
                + (flag == QubeFlag.DISPOSABLE_TEMPLATE ? "makes-disposables" : word(flag))),
        value,
        Source.of(setting),
        Optional.empty());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
