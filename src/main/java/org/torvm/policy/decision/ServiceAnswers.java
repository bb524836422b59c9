package org.torvm.policy.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** What every qube of a system reaches with one service, worked out at once. */
final class ServiceAnswers {
  private final List<List<List<Way>>> waysOf = new ArrayList<>();

  /** Works it out for every argument that a line names, and for all others. */
  ServiceAnswers(String service, LineBook book, Roll roll) {
    for (int i = 0; i < roll.size(); i++) {
      waysOf.add(new ArrayList<>(1));
    }
    add(book.about(service, Optional.empty()), roll);
    for (String argument : book.arguments(service)) {
      add(book.about(service, Optional.of(argument)), roll);
    }
  }

  private void add(List<Line> lines, Roll roll) {
    for (Callers callers : Callers.parted(lines, roll)) {
      var ways = new Ways(callers, roll);
      var byTemplate = new HashMap<Integer, List<Way>>();
      callers.who().stream()
          .forEach(i ->
              waysOf
                  .get(i)
                  .add(byTemplate.computeIfAbsent(roll.disposableTemplate(i), ways::with)));
    }
  }

  Reach reach(int caller) {
    return new Reach(waysOf.get(caller), caller);
  }
}
