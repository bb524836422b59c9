package org.torvm.policy.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.torvm.qubes.QubesSystem;

/** Policy lines made up from a seed: all of them readable, about qubes of a system and others. */
final class RandomPolicy {
  static final List<String> SERVICES = List.of("qubes.OpenURL", "qubes.VMShell", "test.Other");
  static final List<String> ARGUMENTS = List.of("+", "+22", "+odd.arg");
  private static final List<String> TAGS =
      List.of("anon-vm", "anon-gateway", "torvm-must-tor", "nobody-has-this");
  private static final List<String> TYPES =
      List.of("AppVM", "TemplateVM", "DispVM", "StandaloneVM", "AdminVM");

  private final Random random;
  private final List<String> names;

  RandomPolicy(long seed, QubesSystem system) {
    random = new Random(seed);
    names = new ArrayList<>(system.qubes().keySet().stream().map(Object::toString).toList());
    names.add("no-such-qube");
  }

  List<String> lines(int count) {
    var lines = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      lines.add(line());
    }
    return lines;
  }

  String line() {
    boolean every = random.nextInt(6) == 0;
    var service = every ? "*" : pick(SERVICES);
    var argument = every || random.nextInt(3) > 0 ? "*" : pick(ARGUMENTS);
    var target = target();
    return String.join(" ", service, argument, source(), target, action(target));
  }

  /** A target as a calling qube may name it. */
  String wanted() {
    return switch (random.nextInt(6)) {
      case 0 -> "@default";
      case 1 -> "@dispvm";
      case 2 -> "@dispvm:" + pick(names);
      case 3 -> "dom0";
      default -> pick(names);
    };
  }

  String service() {
    return random.nextInt(8) == 0 ? "test.Unheard" : pick(SERVICES);
  }

  String argument() {
    return random.nextInt(5) == 0 ? "+unheard" : pick(ARGUMENTS);
  }

  private String source() {
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> "@anyvm";
      case 3 -> "*";
      case 4, 5 -> "@tag:" + pick(TAGS);
      case 6 -> "@type:" + pick(TYPES);
      case 7 -> random.nextBoolean() ? "@adminvm" : "@dispvm:" + pick(names);
      default -> pick(names);
    };
  }

  private String target() {
    return switch (random.nextInt(14)) {
      case 0, 1 -> "@anyvm";
      case 2 -> "*";
      case 3, 4 -> "@tag:" + pick(TAGS);
      case 5 -> "@type:" + pick(TYPES);
      case 6 -> "@dispvm";
      case 7 -> "@dispvm:" + pick(names);
      case 8 -> "@dispvm:@tag:" + pick(TAGS);
      case 9 -> "@default";
      case 10 -> random.nextBoolean() ? "@adminvm" : "dom0";
      default -> pick(names);
    };
  }

  private String redirect() {
    return switch (random.nextInt(5)) {
      case 0 -> "@dispvm";
      case 1 -> "@dispvm:" + pick(names);
      case 2 -> random.nextBoolean() ? "@adminvm" : "dom0";
      default -> pick(names);
    };
  }

  private String action(String target) {
    return switch (random.nextInt(3)) {
      case 0 -> "deny" + (random.nextInt(4) == 0 ? " notify=no" : "");
      case 1 ->
          "allow"
              + (target.equals("@default") || random.nextInt(4) == 0 ? " target=" + redirect() : "")
              + (random.nextInt(6) == 0 ? " autostart=no" : "");
      default ->
          "ask"
              + (random.nextInt(5) == 0 ? " target=" + redirect() : "")
              + (random.nextInt(5) == 0 ? " default_target=" + redirect() : "")
              + (random.nextInt(6) == 0 ? " autostart=no" : "");
    };
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
