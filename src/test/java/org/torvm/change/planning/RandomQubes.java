package org.torvm.change.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.torvm.change.NetworkMemory;
import org.torvm.change.SystemBuilder;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.leak.Audit;
import org.torvm.leak.Intent;
import org.torvm.leak.Remedy;
import org.torvm.leak.Verdict;
import org.torvm.leak.rule.Rules;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;

/** Random systems that obey Qubes' own rules, wired in every way a user could wire them. */
final class RandomQubes {
  private final Random random;
  private final List<String> netQubes = new ArrayList<>();
  private final List<String> templates = new ArrayList<>();
  private final List<String> all = new ArrayList<>();
  private final List<String> turnedOff = new ArrayList<>();
  private final SystemBuilder system;

  RandomQubes(long seed) {
    random = new Random(seed);
    system = new SystemBuilder("", "");
    system.add("debian", QubeClass.TEMPLATE).add("whonix-gw", QubeClass.TEMPLATE);
    system.feature("whonix-gw", "whonix-gw", "1").add("whonix-ws", QubeClass.TEMPLATE);
    system.feature("whonix-ws", "whonix-ws", "1");
    addNetQubes();
    addDisposableTemplates();
    addQubes();
    system.global(GlobalReference.DEFAULT_NET_QUBE, some(netQubes));
    system.global(GlobalReference.DEFAULT_DISPOSABLE_TEMPLATE, some(templates));
    wireDisposables();
    turnSomeOff();
  }

  QubesSystem system() {
    return system.system();
  }

  Wish wish() {
    var running = List.of(RunningQube.values()).get(random.nextInt(3));
    return switch (random.nextInt(18)) {
      case 0, 1, 2, 3 -> new Wish.Torify(picked(), new QubeName(gateway()), running);
      case 4, 5 ->
          new Wish.Untorify(
              picked(), random.nextBoolean() ? Optional.empty() : some(netQubes, 0), running);
      case 6 -> new Wish.CutNetwork(picked().getFirst());
      case 7, 8 ->
          new Wish.MoveClients(
              new QubeName(netQubes.get(pick(netQubes))), new QubeName(gateway()), running);
      case 9, 10 -> new Wish.NetworkOff(picked());
      case 11, 12, 13 -> new Wish.NetworkOn(List.of(new QubeName(turnedOff())), running);
      case 14 -> new Wish.PinNetQube(picked());
      case 15 -> new Wish.Kill(picked().getFirst());
      case 16 -> new Wish.Remove(leftBehind());
      default -> new Wish.ShutDown(picked().getFirst());
    };
  }

  /** The mending of something that the rules find in the system, if they find something. */
  Optional<Wish> mending() {
    var findings =
        new Audit(Rules.shipped())
            .of(SystemBuilder.evidence(system())).findings().stream()
                .filter(f -> f.remedy() instanceof Remedy.Fix)
                .toList();
    return findings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Wish.Mend(findings.get(random.nextInt(findings.size())), RunningQube.RESTART));
  }

  private void addNetQubes() {
    netQube("sys-net", "debian", "");
    for (int i = 0; i < 2 + random.nextInt(4); i++) {
      boolean whonix = random.nextInt(3) == 0;
      netQube("sys-" + i, whonix ? "whonix-gw" : "debian", netQubes.get(pick(netQubes)));
      if (!whonix && random.nextInt(3) == 0) {
        system.feature("sys-" + i, "service.qubes-tor", random.nextBoolean() ? "1" : "");
      }
    }
  }

  private void netQube(String name, String template, String netQube) {
    system.app(name, template).netQube(name, netQube).flag(name, QubeFlag.PROVIDES_NETWORK);
    system.disposableTemplate(name, "").state(name, state());
    netQubes.add(name);
    all.add(name);
  }

  private void addDisposableTemplates() {
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      var name = random.nextInt(3) == 0 ? "whonix-ws-dvm" : "dvm-" + i;
      if (!templates.contains(name)) {
        system.app(name, name.startsWith("w") ? "whonix-ws" : "debian");
        system.flag(name, QubeFlag.DISPOSABLE_TEMPLATE);
        wire(name);
        templates.add(name);
      }
    }
  }

  private void addQubes() {
    for (int i = 0; i < 3 + random.nextInt(5); i++) {
      var name = "q" + i;
      if (random.nextInt(4) == 0) {
        system.disposable(name, templates.get(pick(templates)), random.nextBoolean());
      } else {
        system.app(name, random.nextBoolean() ? "debian" : "whonix-ws");
      }
      wire(name);
    }
  }

  private void wire(String name) {
    switch (random.nextInt(5)) {
      case 0 -> system.netQube(name, "");
      case 1, 2 -> system.netQube(name, netQubes.get(pick(netQubes)));
      default -> {}
    }
    if (random.nextInt(4) == 0) {
      system.tag(name, Intent.MUST_USE_TOR_TAG);
    }
    system.state(name, state());
    all.add(name);
  }

  private void wireDisposables() {
    for (String name : all) {
      if (!netQubes.contains(name) && random.nextBoolean()) {
        system.disposableTemplate(
            name, random.nextInt(3) == 0 ? "" : templates.get(pick(templates)));
      }
    }
  }

  /** As this program would have left them, or as they may look after others were at work. */
  private void turnSomeOff() {
    for (String name : all) {
      if (!netQubes.contains(name) && random.nextInt(3) == 0) {
        var netQube = setting(netQubes);
        var memory =
            new NetworkMemory(
                new QubeName(random.nextInt(10) == 0 ? "other" : name),
                List.of(Verdict.values()).get(random.nextInt(4)),
                netQube,
                setting(templates));
        system.feature(name, NetworkMemory.KEY, memory.value());
        if (random.nextInt(6) > 0) {
          system.netQube(name, "").disposableTemplate(name, "");
        }
        turnedOff.add(name);
      }
    }
  }

  private Setting<Optional<QubeName>> setting(List<String> names) {
    var value = some(names, 4);
    return random.nextBoolean() ? Setting.explicit(value) : Setting.inherited(value);
  }

  private QubeName leftBehind() {
    return system().qubes().values().stream()
        .filter(q -> q.is(QubeFlag.AUTO_CLEANUP) && !q.state().isOn())
        .map(Qube::name)
        .findFirst()
        .orElseGet(() -> picked().getFirst());
  }

  private String turnedOff() {
    return turnedOff.isEmpty() ? all.get(pick(all)) : turnedOff.get(pick(turnedOff));
  }

  private PowerState state() {
    return switch (random.nextInt(10)) {
      case 0 -> random.nextBoolean() ? PowerState.PAUSED : PowerState.CRASHED;
      case 1 -> PowerState.TRANSIENT;
      case 2, 3, 4, 5 -> PowerState.RUNNING;
      default -> PowerState.HALTED;
    };
  }

  private List<QubeName> picked() {
    var picked = new ArrayList<QubeName>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      picked.add(new QubeName(all.get(pick(all))));
    }
    return picked;
  }

  // Mostly a real gateway, so that most wishes can be fulfilled.
  private String gateway() {
    var gateways =
        netQubes.stream()
            .filter(n ->
                system.system().hasFeature(new QubeName(n), "whonix-gw")
                    || system.system().hasFeature(new QubeName(n), "service.qubes-tor"))
            .toList();
    return gateways.isEmpty() || random.nextInt(10) == 0
        ? netQubes.get(pick(netQubes))
        : gateways.get(pick(gateways));
  }

  private String some(List<String> names) {
    return some(names, 4).map(QubeName::value).orElse("");
  }

  private Optional<QubeName> some(List<String> names, int outOf) {
    return outOf > 0 && random.nextInt(outOf) == 0
        ? Optional.empty()
        : Optional.of(new QubeName(names.get(pick(names))));
  }

  private int pick(List<String> names) {
    return random.nextInt(names.size());
  }
}
