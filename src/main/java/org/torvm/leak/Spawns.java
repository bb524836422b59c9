package org.torvm.leak;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Release;

/**
 * Follows disposables: what a qube can have made for it, and what those can have made in turn. What
 * begins with one disposable template is worked out once. Not for several threads at a time.
 *
 * <p>By Qubes' rules ({@code qubes/vm/dispvm.py}) a disposable takes what is set on its disposable
 * template and follows the defaults of its own class for the rest. So its net qube is that of the
 * template, and its own disposable template is the one set on its template or else its template
 * itself. A preloaded disposable keeps what it was given when it was made and is handed out next;
 * both it and a fresh one are possible. A disposable template that is no disposable template makes
 * the call fail (4.2 and 4.3 accept the setting), so nothing comes of it.
 */
final class Spawns {
  /**
   * One possible disposable.
   *
   * @param spawn the disposable
   * @param trail how it comes about: disposable templates and preloaded disposables, in order
   */
  record Way(Spawn spawn, List<QubeName> trail) {
    Way {
      trail = List.copyOf(trail);
    }
  }

  /**
   * All possible disposables.
   *
   * @param ways each different one once, the direct ones first
   * @param known whether these are certainly all, and each as it is said to be
   */
  record Reach(List<Way> ways, boolean known) {
    /** Keeps the first of those ways that end in the same disposable. */
    Reach {
      var different = new LinkedHashMap<Spawn, Way>();
      ways.forEach(w -> different.putIfAbsent(w.spawn(), w));
      ways = List.copyOf(different.values());
    }
  }

  private static final Reach NOTHING = new Reach(List.of(), true);
  private static final Reach UNKNOWN = new Reach(List.of(), false);

  private final QubesSystem system;
  private final Routes routes;
  private final List<Qube> preloaded;
  private final Set<QubeName> inUse;
  private final Map<QubeName, Reach> from = new HashMap<>();

  Spawns(QubesSystem system, Routes routes) {
    this(system, routes, Set.of());
  }

  private Spawns(QubesSystem system, Routes routes, Set<QubeName> inUse) {
    this.system = system;
    this.routes = routes;
    this.inUse = inUse;
    this.preloaded = system.qubes().values().stream().filter(this::maybePreloaded).toList();
  }

  /** What that qube can have made. A preloaded disposable is not handed out to itself. */
  Reach of(Qube qube) {
    return preloaded.contains(qube)
        ? new Spawns(system, routes, Set.of(qube.name())).askedBy(qube)
        : askedBy(qube);
  }

  private Reach askedBy(Qube qube) {
    return qube.disposableTemplate()
        .value()
        .map(template -> template.map(this::madeFrom).orElse(NOTHING))
        .orElse(UNKNOWN);
  }

  /** What begins with a disposable of that template. */
  Reach madeFrom(QubeName template) {
    var reach = from.get(template);
    if (reach == null) {
      reach = new Search(template).run();
      from.put(template, reach);
    }
    return reach;
  }

  private boolean maybePreloaded(Qube qube) {
    return qube.klass() == QubeClass.DISPOSABLE
        && system.release() != Release.R4_2
        && !inUse.contains(qube.name())
        && qube.flag(QubeFlag.PRELOADED).value().orElse(true);
  }

  /** One breadth-first search, so that the shortest way to each disposable is found first. */
  private final class Search {
    private final Queue<List<QubeName>> open = new ArrayDeque<>();
    private final List<QubeName> seen = new ArrayList<>();
    private final List<Way> found = new ArrayList<>();
    private boolean known = true;

    Search(QubeName first) {
      reach(List.of(), Optional.of(Optional.of(first)));
    }

    Reach run() {
      while (!open.isEmpty()) {
        var trail = open.remove();
        var name = trail.getLast();
        var template = system.qube(name);
        if (template.isEmpty()) {
          doubt(name, trail);
        } else {
          make(template.get(), trail);
        }
      }
      return new Reach(found, known);
    }

    private void make(Qube template, List<QubeName> trail) {
      if (template.klass() != QubeClass.APP) {
        return;
      }
      var makesDisposables = template.flag(QubeFlag.DISPOSABLE_TEMPLATE).value();
      if (makesDisposables.isEmpty()) {
        doubt(template.name(), trail);
      } else if (makesDisposables.get()) {
        makeFresh(template, trail);
        preloaded.forEach(p -> handOut(p, template, trail));
      }
    }

    private void makeFresh(Qube template, List<QubeName> trail) {
      add(new Spawn(template.name(), routes.of(template)), trail);
      var chosen = template.reference(QubeReference.DISPOSABLE_TEMPLATE);
      // What is not set is not copied, and the default is the template, which is being dealt with.
      if (!chosen.isInherited()) {
        reach(trail, chosen.value());
      }
    }

    private void handOut(Qube disposable, Qube template, List<QubeName> trail) {
      var origin = disposable.template().value();
      var isPreloaded = disposable.flag(QubeFlag.PRELOADED).value().orElse(false);
      if (origin.isEmpty()) {
        known = false;
      } else if (origin.get().equals(Optional.of(template.name()))) {
        if (isPreloaded) {
          var longer = Stream.concat(trail.stream(), Stream.of(disposable.name())).toList();
          add(new Spawn(template.name(), routes.of(disposable)), longer);
          reach(longer, disposable.disposableTemplate().value());
        } else {
          known = false;
        }
      }
    }

    private void doubt(QubeName template, List<QubeName> trail) {
      known = false;
      add(new Spawn(template, Routes.ending(Verdict.UNKNOWN, List.of())), trail);
    }

    private void add(Spawn spawn, List<QubeName> trail) {
      known &= spawn.route().verdict() != Verdict.UNKNOWN;
      found.add(new Way(spawn, trail));
    }

    private void reach(List<QubeName> trail, Optional<Optional<QubeName>> next) {
      known &= next.isPresent();
      next.flatMap(n -> n)
          .filter(n -> !seen.contains(n))
          .ifPresent(n -> {
            seen.add(n);
            open.add(Stream.concat(trail.stream(), Stream.of(n)).toList());
          });
    }
  }
}
