package org.torvm.qubes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Systems that qubesd would accept, made up from a seed: qubes of all classes, explicit and
 * inherited settings, gateways of every kind and qubes that only look like one, disposable
 * templates that point anywhere, named, unnamed and preloaded disposables. The same seed gives the
 * same system. Net qubes never form a loop, as qubesd refuses that.
 */
public final class RandomSystem {
  private static final List<String> TAGS =
      List.of(
          "anon-vm", "anon-gateway", "torvm-must-tor", "torvm-must-offline", "sdwdate-gui-server");
  private static final List<String> FEATURES =
      List.of(
          WatchedFeatures.WHONIX_GATEWAY,
          WatchedFeatures.WHONIX_WORKSTATION,
          WatchedFeatures.QUBES_TOR_SERVICE,
          WatchedFeatures.INTERNAL);
  private static final List<String> VALUES = List.of("1", "1", "1", "0", "");

  private final Random random;
  private final List<QubeName> templates = new ArrayList<>();
  private final List<QubeName> makers = new ArrayList<>();
  private final List<QubeName> netQubes = new ArrayList<>();
  private Optional<QubeName> defaultNetQube = Optional.empty();
  private int defaultRank = -1;
  private Optional<QubeName> defaultMaker = Optional.empty();
  private final SortedMap<QubeName, Qube> qubes = new TreeMap<>();

  private RandomSystem(long seed) {
    random = new Random(seed);
  }

  /** The system of that seed, of 10 to 35 qubes, all of it known. */
  public static QubesSystem of(long seed) {
    return new RandomSystem(seed).build(4 + new Random(~seed).nextInt(20));
  }

  /** The system of that seed with about that many qubes, all of it known. */
  public static QubesSystem of(long seed, int qubes) {
    return new RandomSystem(seed).build(qubes);
  }

  /** That system with about one fact in {@code rarity} unknown; every qube can still be seen. */
  public static QubesSystem withUnknowns(QubesSystem system, long seed, int rarity) {
    var random = new Random(seed);
    var forgetful = new TreeMap<>(system.qubes());
    forgetful.replaceAll((_, qube) -> forgetting(qube, random, rarity));
    return new QubesSystem(system.kind(), system.release(), forgetful, system.globals());
  }

  /** That system with about one qube in {@code rarity} hidden, never dom0 nor a preloaded one. */
  public static QubesSystem withHidden(QubesSystem system, long seed, int rarity) {
    var random = new Random(seed);
    for (Qube qube : List.copyOf(system.qubes().values())) {
      if (random.nextInt(rarity) == 0 && qube.klass() != QubeClass.ADMIN && !qube.isPreloaded()) {
        system = system.without(qube.name());
      }
    }
    return system;
  }

  private static Qube forgetting(Qube qube, Random random, int rarity) {
    var forgetful = qube;
    for (QubeReference reference : QubeReference.values()) {
      forgetful =
          random.nextInt(rarity) == 0 ? forgetful.with(reference, Setting.unknown()) : forgetful;
    }
    for (QubeFlag flag : QubeFlag.values()) {
      forgetful = random.nextInt(rarity) == 0 ? forgetful.with(flag, Setting.unknown()) : forgetful;
    }
    forgetful = random.nextInt(rarity) == 0 ? forgetful.withTags(Known.unknown()) : forgetful;
    return random.nextInt(rarity) == 0 ? forgetful.withFeatures(Known.unknown()) : forgetful;
  }

  private QubesSystem build(int others) {
    name(templates, "tmpl", 1 + random.nextInt(3));
    name(makers, "dvm", random.nextInt(5));
    name(netQubes, "net", 1 + random.nextInt(6));
    chooseDefaults();
    add(new QubeName("dom0"), QubeClass.ADMIN, Map.of());
    templates.forEach(this::addTemplate);
    for (int rank = 0; rank < netQubes.size(); rank++) {
      addNetQube(rank);
    }
    makers.forEach(this::addMaker);
    for (int i = 0; i < others; i++) {
      addOther(i);
    }
    return settled();
  }

  private void name(List<QubeName> list, String prefix, int count) {
    for (int i = 0; i < count; i++) {
      list.add(new QubeName(prefix + i + pick(List.of("", "", "-tor", "-dvm"))));
    }
  }

  /** A net qube may follow the default only when it comes after it, or there would be a loop. */
  private void chooseDefaults() {
    if (random.nextInt(6) > 0) {
      defaultRank = random.nextInt(netQubes.size());
      defaultNetQube = Optional.of(netQubes.get(defaultRank));
    }
    defaultMaker = random.nextInt(4) > 0 ? anyMaker() : Optional.empty();
  }

  /** Makes what is inherited what the defaults are. */
  private QubesSystem settled() {
    var globals = new EnumMap<GlobalReference, Setting<Optional<QubeName>>>(GlobalReference.class);
    for (GlobalReference reference : GlobalReference.values()) {
      globals.put(reference, Setting.inherited(Optional.empty()));
    }
    globals.put(GlobalReference.DEFAULT_NET_QUBE, Setting.explicit(defaultNetQube));
    globals.put(GlobalReference.DEFAULT_DISPOSABLE_TEMPLATE, Setting.explicit(defaultMaker));
    var system = new QubesSystem(SystemKind.SOCKET, Release.R4_3, qubes, globals);
    var defaults = new Defaults(system);
    var settled = new TreeMap<>(qubes);
    for (QubeReference reference : QubeReference.values()) {
      settled.replaceAll((_, q) ->
          q.reference(reference).isInherited()
              ? q.with(reference, defaults.inherited(q, reference))
              : q);
    }
    return new QubesSystem(system.kind(), system.release(), settled, globals);
  }

  private void addTemplate(QubeName name) {
    Map<QubeReference, Setting<Optional<QubeName>>> set =
        random.nextInt(5) == 0
            ? Map.of(QubeReference.NET_QUBE, Setting.explicit(anyNetQube()))
            : Map.of();
    add(name, QubeClass.TEMPLATE, set);
  }

  private void addNetQube(int rank) {
    var set = new EnumMap<QubeReference, Setting<Optional<QubeName>>>(QubeReference.class);
    boolean mayFollow = defaultRank < rank;
    if (!mayFollow || random.nextInt(3) > 0) {
      var upstream =
          rank == 0 || random.nextInt(6) == 0
              ? Optional.<QubeName>empty()
              : Optional.of(netQubes.get(random.nextInt(rank)));
      set.put(QubeReference.NET_QUBE, Setting.explicit(upstream));
    }
    var klass = anyClass(QubeClass.APP, QubeClass.APP, QubeClass.STANDALONE, QubeClass.DISPOSABLE);
    // qubesd does not check that a default net qube provides network.
    boolean provides = rank != defaultRank || random.nextInt(8) > 0;
    addWithTemplate(netQubes.get(rank), klass, set, provides, Role.NONE);
  }

  private void addMaker(QubeName name) {
    var set = anyWays();
    addWithTemplate(name, QubeClass.APP, set, random.nextInt(8) == 0, Role.MAKER);
  }

  private void addOther(int number) {
    var klass =
        anyClass(
            QubeClass.APP,
            QubeClass.APP,
            QubeClass.APP,
            QubeClass.STANDALONE,
            QubeClass.DISPOSABLE,
            QubeClass.DISPOSABLE,
            QubeClass.DISPOSABLE,
            QubeClass.REMOTE);
    var name = new QubeName((klass == QubeClass.DISPOSABLE ? "disp" : "qube") + number);
    var kind = Role.values()[2 + random.nextInt(3)];
    addWithTemplate(name, klass, anyWays(), random.nextInt(10) == 0, kind);
  }

  /** What is set besides: a maker of disposables, or which kind of disposable it is. */
  private enum Role {
    NONE,
    MAKER,
    NAMED,
    UNNAMED,
    PRELOADED
  }

  private void addWithTemplate(
      QubeName name,
      QubeClass wanted,
      Map<QubeReference, Setting<Optional<QubeName>>> ways,
      boolean provides,
      Role kind) {
    var klass = wanted == QubeClass.DISPOSABLE && makers.isEmpty() ? QubeClass.APP : wanted;
    var set = new EnumMap<QubeReference, Setting<Optional<QubeName>>>(QubeReference.class);
    if (klass == QubeClass.REMOTE) {
      add(name, klass, set);
      return;
    }
    set.putAll(ways);
    switch (klass) {
      case APP -> set.put(QubeReference.TEMPLATE, Setting.explicit(Optional.of(pick(templates))));
      case DISPOSABLE ->
          set.put(QubeReference.TEMPLATE, Setting.explicit(Optional.of(pick(makers))));
      default -> {}
    }
    add(name, klass, set);
    flag(name, QubeFlag.PROVIDES_NETWORK, provides);
    flag(name, QubeFlag.DISPOSABLE_TEMPLATE, kind == Role.MAKER);
    if (klass == QubeClass.DISPOSABLE) {
      flag(name, QubeFlag.AUTO_CLEANUP, kind == Role.UNNAMED || kind == Role.PRELOADED);
      flag(name, QubeFlag.PRELOADED, kind == Role.PRELOADED);
    }
  }

  private void flag(QubeName name, QubeFlag flag, boolean on) {
    if (on) {
      qubes.computeIfPresent(name, (_, q) -> q.with(flag, Setting.explicit(true)));
    }
  }

  private Map<QubeReference, Setting<Optional<QubeName>>> anyWays() {
    var set = new EnumMap<QubeReference, Setting<Optional<QubeName>>>(QubeReference.class);
    if (random.nextInt(3) > 0) {
      set.put(QubeReference.NET_QUBE, Setting.explicit(anyNetQube()));
    }
    if (random.nextInt(3) > 0) {
      set.put(QubeReference.DISPOSABLE_TEMPLATE, Setting.explicit(anyMaker()));
    }
    return set;
  }

  private void add(
      QubeName name, QubeClass klass, Map<QubeReference, Setting<Optional<QubeName>>> set) {
    var references = new EnumMap<QubeReference, Setting<Optional<QubeName>>>(QubeReference.class);
    for (QubeReference reference : QubeReference.values()) {
      references.put(reference, set.getOrDefault(reference, Setting.inherited(Optional.empty())));
    }
    var flags = new EnumMap<QubeFlag, Setting<Boolean>>(QubeFlag.class);
    EnumSet.allOf(QubeFlag.class).forEach(f -> flags.put(f, Setting.inherited(false)));
    qubes.put(
        name,
        new Qube(
            name,
            klass,
            pick(List.of(PowerState.HALTED, PowerState.RUNNING, PowerState.PAUSED)),
            Label.UNKNOWN,
            references,
            flags,
            Known.of(anyTags()),
            Known.of(anyFeatures(klass)),
            Optional.empty(),
            Optional.empty()));
  }

  private SortedSet<String> anyTags() {
    var tags = new TreeSet<String>();
    TAGS.stream().filter(_ -> random.nextInt(8) == 0).forEach(tags::add);
    if (random.nextInt(8) == 0) {
      tags.add("disp-created-by-qube" + random.nextInt(5));
    }
    return tags;
  }

  private SortedMap<String, String> anyFeatures(QubeClass klass) {
    var features = new TreeMap<String, String>();
    int rarity = klass == QubeClass.TEMPLATE ? 3 : 8;
    FEATURES.stream()
        .filter(_ -> random.nextInt(rarity) == 0)
        .forEach(f -> features.put(f, pick(VALUES)));
    return features;
  }

  private Optional<QubeName> anyNetQube() {
    return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(pick(netQubes));
  }

  /** Mostly a disposable template; sometimes none, and sometimes one that cannot make any. */
  private Optional<QubeName> anyMaker() {
    return switch (random.nextInt(8)) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(pick(netQubes));
      default -> makers.isEmpty() ? Optional.empty() : Optional.of(pick(makers));
    };
  }

  private QubeClass anyClass(QubeClass... classes) {
    return pick(Arrays.asList(classes));
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
