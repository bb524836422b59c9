package org.torvm.admin;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.torvm.admin.value.FirewallRules;
import org.torvm.admin.value.MalformedValue;
import org.torvm.admin.value.NewQube;
import org.torvm.admin.value.ShutDown;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;

/**
 * Finds for a recorded request the method of {@link AdminApi} that makes the same request. There is
 * none for requests that the types cannot say, such as one with a bad name.
 */
final class TypedCalls {
  /** Makes the call and returns what it decoded; a change that succeeded returns the empty text. */
  interface Asked {
    Object ask(AdminApi api) throws AdminException;
  }

  private interface Change {
    void make(AdminApi api) throws AdminException;
  }

  private final Call call;
  private final QubeName qube;
  private final String argument;
  private final String payload;

  private TypedCalls(Call call, QubeName qube) {
    this.call = call;
    this.qube = qube;
    this.argument = call.argument();
    this.payload = call.payload().utf8();
  }

  static Optional<Asked> of(Call call) {
    var found =
        QubeName.parse(call.destination()).flatMap(qube -> new TypedCalls(call, qube).asked());
    if (call.method().equals("admin.Events")) {
      return Optional.empty();
    }
    return found;
  }

  private Optional<Asked> asked() {
    return switch (call.method()) {
      case "admin.vm.List" -> qube.equals(QubeName.DOM0) ? some(AdminApi::list) : one();
      case "admin.vm.CurrentState" -> some(api -> api.currentState(qube));
      case "admin.label.List" -> some(api -> api.labels().names());
      case "admin.label.Get" -> some(api -> api.labels().colour(argument));
      case "admin.label.Create" -> change(api -> api.labels().create(argument, colour()));
      case "admin.label.Remove" -> change(api -> api.labels().remove(argument));
      case "admin.vm.firewall.Get" -> some(api -> api.firewall().rules(qube));
      case "admin.vm.firewall.Set" -> firewall();
      case "admin.vm.Start" -> change(api -> api.start(qube));
      case "admin.vm.Kill" -> change(api -> api.kill(qube));
      case "admin.vm.Pause" -> change(api -> api.pause(qube));
      case "admin.vm.Unpause" -> change(api -> api.unpause(qube));
      case "admin.vm.Remove" -> change(api -> api.creation().remove(qube));
      case "admin.vm.CreateDisposable" -> some(api -> api.creation().createDisposable(qube));
      case "admin.vm.Shutdown" ->
          Arrays.stream(ShutDown.values())
              .filter(mode -> mode.argument().equals(argument))
              .findFirst()
              .flatMap(mode -> change(api -> api.shutDown(qube, mode)));
      case "admin.deviceclass.List" -> some(api -> api.devices().classes());
      default ->
          property()
              .or(this::global)
              .or(this::featureOrTag)
              .or(this::volume)
              .or(this::device)
              .or(this::creation);
    };
  }

  private Optional<Asked> one() {
    return some(api -> api.entry(qube));
  }

  private Optional<Asked> property() {
    return switch (call.method()) {
      case "admin.vm.property.List" -> some(api -> api.propertyNames(qube));
      case "admin.vm.property.Get" -> some(api -> api.property(qube, argument));
      case "admin.vm.property.GetAll" -> some(api -> api.properties(qube));
      case "admin.vm.property.GetDefault" -> some(api -> api.propertyDefault(qube, argument));
      case "admin.vm.property.Set" ->
          QubeReference.ofProperty(argument)
              .flatMap(r ->
                  payload.isEmpty()
                      ? change(api -> api.setReference(qube, r, Optional.empty()))
                      : QubeName.parse(payload)
                          .flatMap(v -> change(api -> api.setReference(qube, r, Optional.of(v)))))
              .or(() ->
                  QubeFlag.ofProperty(argument)
                      .filter(f -> payload.equals("True") || payload.equals("False"))
                      .flatMap(f -> change(api -> api.setFlag(qube, f, payload.equals("True")))))
              .or(() ->
                  argument.equals("label")
                      ? change(api -> api.setLabel(qube, payload))
                      : Optional.empty());
      case "admin.vm.property.Reset" ->
          QubeReference.ofProperty(argument)
              .flatMap(r -> change(api -> api.resetReference(qube, r)))
              .or(() ->
                  QubeFlag.ofProperty(argument)
                      .flatMap(f -> change(api -> api.resetFlag(qube, f))));
      default -> Optional.empty();
    };
  }

  private Optional<Asked> global() {
    var reference = GlobalReference.ofProperty(argument);
    return switch (call.method()) {
      case "admin.property.List" -> some(AdminApi::globalNames);
      case "admin.property.GetAll" -> some(AdminApi::globals);
      case "admin.property.Get" -> some(api -> api.global(argument));
      case "admin.property.GetDefault" -> some(api -> api.globalDefault(argument));
      case "admin.property.Set" ->
          reference.flatMap(r -> change(api -> api.setGlobal(r, QubeName.parse(payload))));
      case "admin.property.Reset" -> reference.flatMap(r -> change(api -> api.resetGlobal(r)));
      default -> Optional.empty();
    };
  }

  private Optional<Asked> featureOrTag() {
    return switch (call.method()) {
      case "admin.vm.feature.List" -> some(api -> api.featureKeys(qube));
      case "admin.vm.feature.Get" -> some(api -> api.feature(qube, argument));
      case "admin.vm.feature.CheckWithTemplate" ->
          some(api -> api.featureWithTemplate(qube, argument));
      case "admin.vm.feature.Set" -> change(api -> api.setFeature(qube, argument, payload));
      case "admin.vm.feature.Remove" -> change(api -> api.removeFeature(qube, argument));
      case "admin.vm.tag.List" -> some(api -> api.tags(qube));
      case "admin.vm.tag.Get" -> some(api -> api.hasTag(qube, argument));
      case "admin.vm.tag.Set" -> change(api -> api.addTag(qube, argument));
      case "admin.vm.tag.Remove" -> change(api -> api.removeTag(qube, argument));
      default -> Optional.empty();
    };
  }

  private Optional<Asked> volume() {
    return switch (call.method()) {
      case "admin.vm.volume.List" -> some(api -> api.volumes().names(qube));
      case "admin.vm.volume.Info" -> some(api -> api.volumes().info(qube, argument));
      case "admin.vm.volume.ListSnapshots" -> some(api -> api.volumes().snapshots(qube, argument));
      case "admin.vm.volume.CloneFrom" -> some(api -> api.volumes().cloneFrom(qube, argument));
      case "admin.vm.volume.CloneTo" ->
          change(api -> api.volumes().cloneTo(qube, argument, payload));
      case "admin.vm.volume.Revert" -> change(api -> api.volumes().revert(qube, argument, payload));
      default -> Optional.empty();
    };
  }

  private Optional<Asked> device() {
    var words = call.method().split("\\.", -1);
    if (words.length != 5 || !call.method().startsWith("admin.vm.device.")) {
      return Optional.empty();
    }
    return switch (words[4]) {
      case "Available" -> some(api -> api.devices().available(qube, words[3]));
      case "Assigned" -> some(api -> api.devices().assigned(qube, words[3]));
      case "Attached" -> some(api -> api.devices().attached(qube, words[3]));
      case "List" ->
          words[3].equals("denied")
              ? Optional.empty()
              : some(api -> api.devices().listed(qube, words[3]));
      default -> Optional.empty();
    };
  }

  private Optional<Asked> creation() {
    if (!call.method().startsWith("admin.vm.Create")) {
      return Optional.empty();
    }
    Map<String, String> fields = new TreeMap<>();
    for (String word : payload.split(" ", -1)) {
      int equals = word.indexOf('=');
      fields.put(word.substring(0, Math.max(0, equals)), word.substring(equals + 1));
    }
    var klass = QubeClass.ofWireName(call.method().replaceFirst(".*\\.", ""));
    var name = QubeName.parse(fields.getOrDefault("name", ""));
    if (klass.isEmpty() || name.isEmpty() || !fields.containsKey("label")) {
      return Optional.empty();
    }
    var pools = new TreeMap<String, String>();
    fields.forEach((key, value) -> {
      if (key.startsWith("pool:")) {
        pools.put(key.substring(5), value);
      }
    });
    try {
      var made =
          new NewQube(
              klass.get(),
              QubeName.parse(argument),
              name.get(),
              fields.getOrDefault("label", ""),
              Optional.ofNullable(fields.get("pool")),
              pools);
      return change(api -> api.creation().create(made));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<Asked> firewall() {
    try {
      var rules = FirewallRules.parse(payload);
      return change(api -> api.firewall().replace(qube, rules));
    } catch (MalformedValue e) {
      return Optional.empty();
    }
  }

  private int colour() {
    return Integer.parseInt(payload.substring(2), 16);
  }

  private static Optional<Asked> some(Asked asked) {
    return Optional.of(asked);
  }

  private static Optional<Asked> change(Change change) {
    return Optional.of(api -> {
      change.make(api);
      return "";
    });
  }
}
