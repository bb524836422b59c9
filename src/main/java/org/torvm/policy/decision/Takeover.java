package org.torvm.policy.decision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.torvm.policy.Rule;
import org.torvm.qubes.QubeName;

/**
 * A line that another one takes calls from, when one policy replaces another.
 *
 * @param loses the line of the old policy
 * @param gains the line of the new one
 * @param caller a qube whose calls are taken
 */
public record Takeover(Rule loses, Rule gains, QubeName caller) {
  private record Pair(Rule loses, Rule gains) {}

  /**
   * Every pair of such lines once, with the first caller whose calls it concerns. A call that a
   * line decides only if something is so that is not known counts as decided by it.
   *
   * @param loses which lines of the old policy matter
   * @param gains which lines of the new one
   */
  public static List<Takeover> between(
      PolicyAnswers before, PolicyAnswers after, Predicate<Rule> loses, Predicate<Rule> gains) {
    Map<Pair, QubeName> found = new LinkedHashMap<>();
    var roll = after.roll();
    for (String service : services(before, after, loses, gains)) {
      var arguments = new TreeSet<>(before.book().arguments(service));
      arguments.addAll(after.book().arguments(service));
      var asked = new ArrayList<Optional<String>>(List.of(Optional.empty()));
      arguments.forEach(a -> asked.add(Optional.of(a)));
      for (Optional<String> argument : asked) {
        var old = before.book().about(service, argument);
        var young = after.book().about(service, argument);
        for (int caller = 0; caller < roll.size(); caller++) {
          var name = roll.name(caller);
          pairs(old, young, caller, roll, loses, gains).forEach(p -> found.putIfAbsent(p, name));
        }
      }
    }
    return found.entrySet().stream()
        .map(e -> new Takeover(e.getKey().loses(), e.getKey().gains(), e.getValue()))
        .toList();
  }

  /** The services that a line of both kinds is about. */
  private static SortedSet<String> services(
      PolicyAnswers before, PolicyAnswers after, Predicate<Rule> loses, Predicate<Rule> gains) {
    var services = new TreeSet<>(before.book().services(loses));
    services.addAll(after.book().services(gains));
    services.removeIf(s ->
        before.book().about(s).stream().noneMatch(l -> loses.test(l.rule()))
            || after.book().about(s).stream().noneMatch(l -> gains.test(l.rule())));
    return services;
  }

  private static List<Pair> pairs(
      List<Line> old,
      List<Line> young,
      int caller,
      Roll roll,
      Predicate<Rule> loses,
      Predicate<Rule> gains) {
    var losing = deciding(old, caller, roll, loses);
    if (losing.isEmpty()) {
      return List.of();
    }
    var pairs = new ArrayList<Pair>();
    deciding(young, caller, roll, gains)
        .forEach((gain, taken) ->
            losing.forEach((loss, had) -> {
              if (taken.intersects(had)) {
                pairs.add(new Pair(loss, gain));
              }
            }));
    return pairs;
  }

  /** Which targets those lines decide for that caller. */
  private static Map<Rule, BitSet> deciding(
      List<Line> lines, int caller, Roll roll, Predicate<Rule> wanted) {
    var deciding = new LinkedHashMap<Rule, BitSet>();
    var applicable = Callers.applicable(lines, caller);
    if (applicable.stream().noneMatch(a -> wanted.test(a.line().rule()))) {
      return deciding;
    }
    var shares = new ArrayList<>(Share.parted(applicable, roll));
    shares.add(Share.of(applicable, roll.newDisposable(), roll, roll.disposableTemplate(caller)));
    for (Share share : shares) {
      share.candidates().stream()
          .map(c -> c.line().rule())
          .filter(wanted)
          .forEach(r -> deciding.computeIfAbsent(r, _ -> new BitSet()).or(share.targets()));
    }
    return deciding;
  }
}
