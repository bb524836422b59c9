package org.torvm.demo;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.torvm.demo.change.Power;
import org.torvm.demo.change.PropertyChanges;
import org.torvm.demo.model.DemoQube;
import org.torvm.demo.model.World;
import org.torvm.demo.part.Device;
import org.torvm.demo.part.DeviceUse;
import org.torvm.demo.part.FirewallRule;
import org.torvm.qubes.QubeClass;

/** Puts the qubes of a state into a world. Called with the world's lock held. */
final class Population {
  private static final List<QubeClass> BIRTH_ORDER =
      List.of(
          QubeClass.ADMIN,
          QubeClass.TEMPLATE,
          QubeClass.STANDALONE,
          QubeClass.REMOTE,
          QubeClass.APP,
          QubeClass.DISPOSABLE);
  private final World world;

  Population(World world) {
    this.world = world;
  }

  void settle(DemoState state) {
    state.globals().forEach(world::presetGlobal);
    for (DemoState.Spec spec : state.qubes()) {
      number(spec, "qid").ifPresent(world.numbers()::taken);
      number(spec, "dispid").ifPresent(world.numbers()::dispidTaken);
    }
    var identified = new LinkedHashMap<DemoState.Spec, DemoQube>();
    state.qubes().forEach(spec -> identified.put(spec, identify(spec)));
    identified.entrySet().stream()
        .sorted(Comparator.comparingInt(e -> BIRTH_ORDER.indexOf(e.getValue().klass())))
        .forEach(e -> dress(e.getValue(), e.getKey()));
    powerUp(identified);
  }

  private static Optional<Integer> number(DemoState.Spec spec, String property) {
    return Optional.ofNullable(spec.set().get(property)).map(Integer::valueOf);
  }

  private DemoQube identify(DemoState.Spec spec) {
    if (spec.klass() == QubeClass.ADMIN) {
      return world.dom0();
    }
    var set = spec.set();
    var uuid = spec.uuid().or(() -> Optional.ofNullable(set.get("uuid")));
    var qube = new DemoQube(spec.name(), spec.klass(), uuid.orElseGet(world.numbers()::uuid));
    qube.preset("name", spec.name());
    qube.preset("uuid", qube.uuid());
    if (!set.containsKey("qid")) {
      qube.preset("qid", Integer.toString(world.numbers().qid()));
    }
    if (spec.klass() == QubeClass.DISPOSABLE && !set.containsKey("dispid")) {
      qube.preset("dispid", Integer.toString(world.numbers().dispid()));
    }
    for (String tag : List.of("audiovm-dom0", "created-by-dom0", "guivm-dom0")) {
      qube.tags().add(tag);
    }
    return qube;
  }

  private void dress(DemoQube qube, DemoState.Spec spec) {
    spec.set()
        .forEach((name, value) -> {
          if (world.property(qube, name).isPresent()) {
            qube.preset(name, value);
          }
        });
    qube.features().putAll(spec.features());
    qube.tags().addAll(spec.tags());
    qube.notes(spec.notes());
    if (!spec.firewall().isEmpty()) {
      qube.firewall(spec.firewall().stream().map(FirewallRule::parse).toList());
    }
    if (qube.klass() != QubeClass.ADMIN) {
      world.put(qube);
    }
    devices(qube, spec.devices());
  }

  private void devices(DemoQube qube, Map<String, List<String>> lists) {
    var available =
        lists.entrySet().stream()
            .filter(e -> e.getKey().endsWith(".Available"))
            .flatMap(e -> e.getValue().stream().map(l -> Device.parse(klass(e.getKey()), l)))
            .toList();
    world.equip(
        qube, world.isOld() ? available.stream().map(Device::inOldWords).toList() : available);
    lists.forEach((name, lines) -> {
      if (name.endsWith(".Assigned")) {
        lines.forEach(line -> assign(qube, klass(name), line));
      }
    });
  }

  private void assign(DemoQube qube, String klass, String line) {
    var fields = Device.quoted(line.substring(line.indexOf(' ')));
    var use =
        new DeviceUse(
            klass,
            fields.getOrDefault("backend_domain", "dom0"),
            fields.getOrDefault("port_id", ""),
            world.isOld() ? "" : fields.getOrDefault("device_id", ""),
            fields.getOrDefault("mode", "required"),
            false,
            true,
            Map.of());
    qube.devices(klass).put(use.key(), use);
  }

  private static String klass(String list) {
    return list.substring(0, list.indexOf('.'));
  }

  private void powerUp(Map<DemoState.Spec, DemoQube> identified) {
    var power = new Power(world, new PropertyChanges(world));
    identified.entrySet().stream()
        .filter(e -> e.getValue().klass() != QubeClass.ADMIN)
        .sorted(Comparator.comparingInt(e -> Integer.parseInt(world.value(e.getValue(), "qid"))))
        .forEach(e -> power.preset(e.getValue(), e.getKey().state()));
  }
}
