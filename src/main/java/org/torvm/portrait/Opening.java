package org.torvm.portrait;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.torvm.leak.LeakPath;
import org.torvm.leak.QubeRoute;
import org.torvm.leak.Route;
import org.torvm.leak.Spawn;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;
import org.torvm.text.Text;

/**
 * What happens when a qube opens something in a disposable.
 *
 * @param setting what there is to know about its disposable template setting
 * @param template its effective disposable template, when there is one
 * @param outcomes the disposables that can come of it, the direct ones first
 * @param leaks the ways through them that are not Tor, the shortest first; only for a qube that has
 *     business with Tor
 * @param known whether these are certainly all
 */
public record Opening(
    Text setting,
    Optional<QubeName> template,
    List<Outcome> outcomes,
    List<LeakPath> leaks,
    boolean known) {
  /**
   * A disposable that can come of it.
   *
   * @param template what it would be made from
   * @param nested whether it would be made by another disposable and not by the qube itself
   * @param verdict where its packets would go
   * @param words the same in words
   */
  public record Outcome(QubeName template, boolean nested, Verdict verdict, Text words) {}

  /** Copies the lists. */
  public Opening {
    outcomes = List.copyOf(outcomes);
    leaks = List.copyOf(leaks);
  }

  /** Whether a disposable can come of it whose packets are known to go there. */
  public boolean reaches(Verdict verdict) {
    return outcomes.stream().anyMatch(o -> o.verdict() == verdict);
  }

  static Opening of(Qube qube, QubesSystem system, Optional<QubeRoute> route) {
    var template = qube.disposableTemplate().value().flatMap(t -> t);
    var outcomes =
        route.stream()
            .flatMap(r -> r.disposables().stream())
            .map(spawn -> outcome(spawn, template))
            .toList();
    var leaks =
        route.stream()
            .flatMap(r -> r.leaks().stream())
            .filter(path -> isThroughDisposables(path, qube))
            .toList();
    return new Opening(
        setting(qube, system), template, outcomes, leaks, isKnown(qube, system, outcomes));
  }

  private static Outcome outcome(Spawn spawn, Optional<QubeName> template) {
    return new Outcome(
        spawn.template(),
        !Optional.of(spawn.template()).equals(template),
        spawn.route().verdict(),
        words(spawn.route()));
  }

  private static Text words(Route route) {
    return switch (route.verdict()) {
      case TORIFIED ->
          Text.of("portrait.opening.torified", route.gateway().map(QubeName::value).orElse(""));
      case CLEARNET -> Text.of("portrait.opening.clearnet");
      case OFFLINE -> Text.of("portrait.opening.offline");
      case UNKNOWN -> Text.of("portrait.opening.unknown");
    };
  }

  /** A leak of the qube's own packets begins with its net qube. */
  private static boolean isThroughDisposables(LeakPath path, Qube qube) {
    var second = path.hops().stream().skip(1).findFirst();
    return second.isPresent() && !second.equals(qube.netQube().value().flatMap(n -> n));
  }

  private static boolean isKnown(Qube qube, QubesSystem system, List<Outcome> outcomes) {
    var seen = new HashSet<QubeName>();
    var next = qube.disposableTemplate();
    while (true) {
      var value = next.value();
      if (value.isEmpty()) {
        return false;
      }
      if (value.get().isEmpty() || !seen.add(value.get().get())) {
        return outcomes.stream().noneMatch(o -> o.verdict() == Verdict.UNKNOWN);
      }
      var template = system.qube(value.get().get());
      if (template.isEmpty() || !template.get().flag(QubeFlag.DISPOSABLE_TEMPLATE).isKnown()) {
        return false;
      }
      // What a disposable's own disposables are made from, when nothing is set, is its template.
      var onward = template.get().disposableTemplate();
      next = onward.isInherited() ? Setting.explicit(value.get()) : onward;
    }
  }

  private static Text setting(Qube qube, QubesSystem system) {
    if (qube.klass() == QubeClass.ADMIN || qube.klass() == QubeClass.REMOTE) {
      return Text.of("portrait.opening.not-applicable");
    }
    return switch (qube.disposableTemplate()) {
      case Setting.Explicit<Optional<QubeName>>(var chosen) ->
          chosen
              .map(t -> made(system, t, Text.of("portrait.opening.set", t)))
              .orElseGet(() -> Text.of("portrait.opening.set-none"));
      case Setting.Inherited<Optional<QubeName>>(var fallback) ->
          fallback
              .map(t -> made(system, t, inherited(qube, t)))
              .orElseGet(() -> Text.of("portrait.opening.default-none"));
      case Setting.Unknown<Optional<QubeName>> _ -> Text.of("portrait.opening.unread");
    };
  }

  private static Text inherited(Qube qube, QubeName template) {
    return qube.klass() == QubeClass.DISPOSABLE
        ? Text.of("portrait.opening.own-template", template)
        : Text.of("portrait.opening.default", template);
  }

  private static Text made(QubesSystem system, QubeName template, Text otherwise) {
    boolean refused =
        system
            .qube(template)
            .flatMap(t -> t.flag(QubeFlag.DISPOSABLE_TEMPLATE).value())
            .filter(is -> !is)
            .isPresent();
    return refused ? Text.of("portrait.opening.no-disposable-template", template) : otherwise;
  }
}
