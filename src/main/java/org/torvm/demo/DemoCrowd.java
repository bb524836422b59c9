package org.torvm.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeClass;

/**
 * Adds plausible qubes to a state: projects, clients, identities, a few more gateways. The same
 * state grows to the same qubes every time.
 */
final class DemoCrowd {
  private static final long SEED = 4_207;
  private static final List<String> TOPICS =
      List.of(
          "accounting",
          "archive",
          "blog",
          "books",
          "builds",
          "calendar",
          "chat",
          "clinic",
          "code",
          "design",
          "drafts",
          "family",
          "garden",
          "health",
          "invoices",
          "journal",
          "lab",
          "legal",
          "letters",
          "library",
          "maps",
          "media",
          "music",
          "news",
          "notes",
          "office",
          "papers",
          "photos",
          "press",
          "print",
          "recipes",
          "school",
          "shopping",
          "source",
          "taxes",
          "travel",
          "video",
          "wiki",
          "writing");
  private static final List<String> LABELS =
      List.of("red", "orange", "yellow", "green", "gray", "blue", "purple", "black");
  private static final String DISPOSABLE_TEMPLATE = "whonix-workstation-18-dvm";

  private final Random random = new Random(SEED);
  private final DemoState state;
  private final Set<String> names = new HashSet<>();
  private final List<DemoState.Spec> qubes;

  DemoCrowd(DemoState state) {
    this.state = state;
    this.qubes = new ArrayList<>(state.qubes());
    state.qubes().forEach(q -> names.add(q.name()));
  }

  DemoState grownTo(int total) {
    while (qubes.size() < total) {
      qubes.add(next());
    }
    return new DemoState(state.globals(), qubes);
  }

  private DemoState.Spec next() {
    int kind = random.nextInt(100);
    if (kind < 45) {
      return clearnet();
    }
    if (kind < 65) {
      return whonix();
    }
    if (kind < 78) {
      return app("irc", Map.of("netvm", "torvm", "default_dispvm", ""));
    }
    if (kind < 90) {
      return app("vault", Map.of("netvm", "", "default_dispvm", ""));
    }
    return disposable();
  }

  private DemoState.Spec clearnet() {
    return app(pick(TOPICS), Map.of("netvm", "sys-firewall"));
  }

  private DemoState.Spec app(String about, Map<String, String> network) {
    var set = new LinkedHashMap<>(network);
    set.put("label", pick(LABELS));
    set.put("template", random.nextInt(3) == 0 ? "debian-13" : "fedora-42-xfce");
    return spec(name(about), QubeClass.APP, set, new TreeSet<>());
  }

  private DemoState.Spec whonix() {
    var set = new LinkedHashMap<String, String>();
    set.put("label", random.nextBoolean() ? "red" : "purple");
    set.put("template", "whonix-workstation-18");
    set.put("netvm", "sys-whonix");
    if (random.nextInt(12) > 0) {
      set.put("default_dispvm", DISPOSABLE_TEMPLATE);
    }
    return spec(name("anon-" + pick(TOPICS)), QubeClass.APP, set, anonymous());
  }

  private DemoState.Spec disposable() {
    var set = new LinkedHashMap<String, String>();
    boolean anonymous = random.nextBoolean();
    set.put("label", "red");
    set.put("template", anonymous ? DISPOSABLE_TEMPLATE : "default-dvm");
    set.put("netvm", anonymous ? "sys-whonix" : "sys-firewall");
    if (anonymous) {
      set.put("default_dispvm", DISPOSABLE_TEMPLATE);
    }
    var tags = anonymous ? anonymous() : new TreeSet<String>();
    return spec(name(pick(TOPICS) + "-disp"), QubeClass.DISPOSABLE, set, tags);
  }

  private DemoState.Spec spec(
      String name, QubeClass klass, Map<String, String> set, SortedSet<String> tags) {
    return new DemoState.Spec(
        name,
        klass,
        isOn(set) ? PowerState.RUNNING : PowerState.HALTED,
        Optional.empty(),
        set,
        Map.of(),
        tags,
        List.of(),
        "",
        Map.of());
  }

  /** A third runs, and only behind net qubes that run in the shipped system. */
  private boolean isOn(Map<String, String> set) {
    var net = set.getOrDefault("netvm", "");
    boolean up =
        net.isEmpty()
            || qubes.stream()
                .anyMatch(q -> q.name().equals(net) && q.state() == PowerState.RUNNING);
    return random.nextInt(3) == 0 && up;
  }

  private static SortedSet<String> anonymous() {
    return new TreeSet<>(List.of("anon-vm", "sdwdate-gui-client"));
  }

  private String name(String wish) {
    var name = wish;
    for (int i = 2; !names.add(name); i++) {
      name = wish + "-" + i;
    }
    return name;
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
