package org.torvm.admin.live;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.torvm.admin.value.Property;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.Setting;

/**
 * What was read of a qube's properties, or of the system's.
 *
 * @param read the properties that were read, by name
 * @param refused those that were asked for and refused: they are unknown. What is in neither is
 *     known not to exist.
 */
record PropertyValues(Map<String, Property> read, Set<String> refused) {
  private static final Pattern ADDRESS =
      Pattern.compile("((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(?!$)|$)){4}");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}(\\.[0-9]{1,9})?");

  static final String LABEL = "label";
  static final String IP = "ip";
  static final String START_TIME = "start_time";

  /** The properties of a qube that a snapshot holds something of. */
  static final List<String> OF_QUBE =
      Stream.of(
              Stream.of(QubeReference.values()).map(QubeReference::property),
              Stream.of(QubeFlag.values()).map(QubeFlag::property),
              Stream.of(LABEL, IP, START_TIME))
          .flatMap(names -> names)
          .toList();

  PropertyValues {
    read = Map.copyOf(read);
    refused = Set.copyOf(refused);
  }

  /** All of them were read. */
  static PropertyValues all(List<Property> properties) {
    var read =
        properties.stream()
            .collect(Collectors.toMap(Property::name, Function.identity(), (a, b) -> b));
    return new PropertyValues(read, Set.of());
  }

  Map<QubeReference, Setting<Optional<QubeName>>> references() {
    var references = new EnumMap<QubeReference, Setting<Optional<QubeName>>>(QubeReference.class);
    for (QubeReference reference : QubeReference.values()) {
      var setting = setting(reference.property(), Property::asReference, Optional.empty());
      if (setting.isKnown()) {
        references.put(reference, setting);
      }
    }
    return references;
  }

  Map<GlobalReference, Setting<Optional<QubeName>>> globals() {
    var globals = new EnumMap<GlobalReference, Setting<Optional<QubeName>>>(GlobalReference.class);
    for (GlobalReference reference : GlobalReference.values()) {
      var setting = setting(reference.property(), Property::asReference, Optional.empty());
      if (setting.isKnown()) {
        globals.put(reference, setting);
      }
    }
    return globals;
  }

  Map<QubeFlag, Setting<Boolean>> flags() {
    var flags = new EnumMap<QubeFlag, Setting<Boolean>>(QubeFlag.class);
    for (QubeFlag flag : QubeFlag.values()) {
      var setting = setting(flag.property(), Property::asFlag, false);
      if (setting.isKnown()) {
        flags.put(flag, setting);
      }
    }
    return flags;
  }

  Optional<String> label() {
    return text(LABEL);
  }

  /** Its address, when it has one and that is an IPv4 address. */
  Optional<String> ip() {
    return text(IP).filter(address -> ADDRESS.matcher(address).matches());
  }

  /** When it was started, when it is on and the time makes sense. */
  Optional<Instant> startedAt() {
    return text(START_TIME).filter(t -> SECONDS.matcher(t).matches()).flatMap(this::instant);
  }

  private Optional<Instant> instant(String seconds) {
    try {
      var nanos = new BigDecimal(seconds).movePointRight(9).toBigInteger();
      long second = nanos.divide(BigInteger.valueOf(1_000_000_000)).longValueExact();
      long rest = nanos.mod(BigInteger.valueOf(1_000_000_000)).longValueExact();
      return Optional.of(Instant.ofEpochSecond(second, rest));
    } catch (ArithmeticException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(read.get(name)).map(Property::value);
  }

  private <T> Setting<T> setting(String name, Function<Property, Setting<T>> typed, T absent) {
    var property = read.get(name);
    if (property != null) {
      return typed.apply(property);
    }
    return refused.contains(name) ? Setting.unknown() : Setting.inherited(absent);
  }
}
