package org.torvm.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.torvm.policy.decision.Way.Leave;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.RandomSystem;

/** The engine against {@link NaivePolicy}, over made-up policies and systems. */
class PolicyOracleTest {
  private static final int WORLDS = 700;

  private record World(long seed, QubesSystem system, List<String> lines, RandomPolicy random) {
    static World of(long seed) {
      var system = RandomSystem.of(seed);
      var random = new RandomPolicy(seed, system);
      return new World(seed, system, random.lines((int) (1 + seed % 25)), random);
    }

    NaivePolicy naive() {
      return NaivePolicy.of(lines, system);
    }

    PolicyAnswers answers(QubesSystem seen) {
      return PolicyAnswers.of(Told.policy(lines), seen, List.of());
    }

    List<QubeName> sources() {
      return system.qubes().keySet().stream().filter(n -> !n.equals(QubeName.DOM0)).toList();
    }

    @Override
    public String toString() {
      return "seed " + seed + "\n" + String.join("\n", lines);
    }
  }

  @Test
  void everyCallEndsAsTheNaiveReadingSays() {
    var ends = new TreeMap<String, Integer>();
    for (long seed = 0; seed < WORLDS; seed++) {
      var world = World.of(seed);
      var naive = world.naive();
      var answers = world.answers(world.system());
      for (QubeName source : world.sources()) {
        for (int i = 0; i < 3; i++) {
          var call = call(world.random(), source);
          var expected = naive(naive, call);
          assertThat(Told.of(answers.decide(call))).as("%s%n%s", world, call).isEqualTo(expected);
          ends.merge(expected.substring(0, 3), 1, Integer::sum);
        }
      }
    }
    assertThat(ends.values()).as("cases of each kind").allMatch(n -> n > 1_000).hasSize(3);
  }

  @Test
  void whatIsReachedIsWhatSomeCallReaches() {
    for (long seed = 0; seed < WORLDS / 15; seed++) {
      var world = World.of(seed);
      var answers =
          PolicyAnswers.of(Told.policy(world.lines()), world.system(), RandomPolicy.SERVICES);
      for (QubeName source : world.sources().stream().limit(5).toList()) {
        for (String service : List.of(RandomPolicy.SERVICES.getFirst(), "test.Unheard")) {
          assertThat(reached(answers.reach(source, service)))
              .as("%s%n%s %s", world, source, service)
              .isEqualTo(reached(world, source.value(), service));
        }
      }
    }
  }

  @Test
  void whatIsNotKnownNeverHidesAnything() {
    int unknown = 0;
    int known = 0;
    for (long seed = 0; seed < WORLDS / 2; seed++) {
      var world = World.of(seed);
      var naive = world.naive();
      var seen = RandomSystem.withUnknowns(world.system(), ~seed, 6);
      var answers = world.answers(seen);
      for (QubeName source : world.sources()) {
        var call = call(world.random(), source);
        var told = Told.of(answers.decide(call));
        var truth = naive(naive, call);
        if (told.startsWith("unknown")) {
          unknown++;
        } else {
          known++;
          assertThat(agrees(told, truth)).as("%s%n%s: %s, %s", world, call, told, truth).isTrue();
        }
        var ways = reached(answers.reach(source, call.service()));
        for (String end : ends(truth)) {
          assertThat(ways).as("%s%n%s", world, call).containsKey(end);
        }
      }
    }
    assertThat(unknown).isGreaterThan(200);
    assertThat(known).isGreaterThan(200);
  }

  /** The same, or a list of choices of which some were in doubt. */
  private static boolean agrees(String told, String truth) {
    if (!told.contains(" perhaps ")) {
      return told.equals(truth);
    }
    int perhaps = told.indexOf(" perhaps ");
    var sure = ends(told.substring(0, perhaps));
    var all = new TreeSet<>(sure);
    all.addAll(ends("ask " + told.substring(perhaps + 9)));
    return truth.startsWith("ask ")
        && ends(truth).containsAll(sure)
        && all.containsAll(ends(truth));
  }

  private static Call call(RandomPolicy random, QubeName source) {
    return new Call(random.service(), random.argument(), source, Told.target(random.wanted()));
  }

  private static String naive(NaivePolicy naive, Call call) {
    var target =
        switch (call.target()) {
          case CallTarget.Nobody _ -> "@default";
          case CallTarget.NewDisposable _ -> "@dispvm";
          case CallTarget.Qube(QubeName name) -> name.value();
          case CallTarget.NewDisposableOf(QubeName name) -> "@dispvm:" + name;
        };
    return naive.decide(call.service(), call.argument(), call.source().value(), target);
  }

  private static Set<String> ends(String decision) {
    var ends = new TreeSet<String>();
    if (decision.startsWith("allow ")) {
      ends.add(decision.substring(6));
    } else if (decision.startsWith("ask ")) {
      ends.addAll(List.of(decision.substring(5, decision.length() - 1).split(", ")));
    }
    ends.remove("");
    return ends;
  }

  private static Map<String, Leave> reached(Reach reach) {
    var reached = new TreeMap<String, Leave>();
    reach
        .ways()
        .forEach(w ->
            w.to().stream()
                .forEach(d ->
                    reached.merge(Told.of(d), w.leave(), (a, b) -> a.compareTo(b) < 0 ? a : b)));
    return reached;
  }

  private static Map<String, Leave> reached(World world, String source, String service) {
    var reached = new TreeMap<String, Leave>();
    var arguments = Stream.concat(RandomPolicy.ARGUMENTS.stream(), Stream.of("+unheard")).toList();
    for (String argument : arguments) {
      for (String target : targets(world.system())) {
        var decision = world.naive().decide(service, argument, source, target);
        var leave = decision.startsWith("allow") ? Leave.ALLOWED : Leave.ASKED;
        ends(decision).forEach(e -> reached.merge(e, leave, (a, b) -> a.compareTo(b) < 0 ? a : b));
      }
    }
    return reached;
  }

  private static List<String> targets(QubesSystem system) {
    return Stream.concat(
            Stream.of("@default", "@dispvm"),
            system.qubes().values().stream()
                .flatMap(q ->
                    Stream.concat(
                        Stream.of(q.name().value()),
                        Optional.of("@dispvm:" + q.name())
                            .filter(_ -> q.is(QubeFlag.DISPOSABLE_TEMPLATE))
                            .stream())))
        .toList();
  }
}
