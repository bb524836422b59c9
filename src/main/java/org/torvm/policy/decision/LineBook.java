package org.torvm.policy.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.torvm.policy.Policy;
import org.torvm.policy.Rule;

/** The lines of a policy by the service that they are about, each list in their order. */
final class LineBook {
  private final Map<String, List<Line>> byService = new HashMap<>();
  private final List<Line> forEvery = new ArrayList<>();

  LineBook(Policy policy, Roll roll) {
    for (Line line : Line.of(policy.rules(), roll)) {
      var service = line.rule().service();
      if (service.isPresent()) {
        byService.computeIfAbsent(service.get(), _ -> new ArrayList<>(forEvery)).add(line);
      } else {
        forEvery.add(line);
        byService.values().forEach(list -> list.add(line));
      }
    }
  }

  /** The lines about that service. */
  List<Line> about(String service) {
    return byService.getOrDefault(service, forEvery);
  }

  /** The lines about that service and argument; without one, about arguments that none names. */
  List<Line> about(String service, Optional<String> argument) {
    return about(service).stream()
        .filter(l -> l.rule().argument().isEmpty() || l.rule().argument().equals(argument))
        .toList();
  }

  /** The services that such lines are about; with {@code *} for all that no line names. */
  SortedSet<String> services(Predicate<Rule> lines) {
    var services = new TreeSet<String>();
    byService.forEach((service, about) -> {
      if (about.stream().anyMatch(l -> lines.test(l.rule()))) {
        services.add(service);
      }
    });
    if (forEvery.stream().anyMatch(l -> lines.test(l.rule()))) {
      services.add("*");
    }
    return services;
  }

  /** The arguments that lines about that service name. */
  SortedSet<String> arguments(String service) {
    var arguments = new TreeSet<String>();
    about(service).forEach(l -> l.rule().argument().ifPresent(arguments::add));
    return arguments;
  }
}
