package org.torvm.portrait;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/**
 * The qubes that depend on a qube in one way.
 *
 * @param bond how they depend on it
 * @param qubes which they are
 * @param words what they are, with their number
 */
public record Circle(Bond bond, SortedSet<QubeName> qubes, Text words) {
  /** How qubes depend on another. */
  public enum Bond {
    /** Their way out leads through this Tor gateway, before any other. */
    BEHIND_GATEWAY,
    /** Their way out leads through this net qube. */
    BEHIND_NET_QUBE,
    /** They are disposables made from this disposable template. */
    MADE_FROM,
    /** They open things in disposables of this disposable template. */
    OPENS_WITH,
    /** They are based on this template. */
    BASED_ON
  }

  /** Copies the set. */
  public Circle {
    qubes = Collections.unmodifiableSortedSet(new TreeSet<>(qubes));
  }

  /** Every circle there can be around such a qube, also one that nobody is in. */
  static List<Circle> around(Qube qube, LeakReport report, boolean gateway) {
    var name = qube.name();
    var circles = new ArrayList<Circle>();
    if (gateway) {
      circles.add(circle(Bond.BEHIND_GATEWAY, behind(report, name, true)));
    } else if (qube.is(QubeFlag.PROVIDES_NETWORK)) {
      circles.add(circle(Bond.BEHIND_NET_QUBE, behind(report, name, false)));
    }
    if (qube.isDisposableTemplate()) {
      circles.add(
          circle(
              Bond.MADE_FROM,
              those(
                  report,
                  q ->
                      q.klass() == QubeClass.DISPOSABLE && q.template().value().equals(is(name)))));
      circles.add(
          circle(
              Bond.OPENS_WITH,
              those(
                  report,
                  q -> !q.name().equals(name) && q.disposableTemplate().value().equals(is(name)))));
    }
    if (qube.klass() == QubeClass.TEMPLATE) {
      circles.add(circle(Bond.BASED_ON, those(report, q -> q.template().value().equals(is(name)))));
    }
    return List.copyOf(circles);
  }

  private static Circle circle(Bond bond, SortedSet<QubeName> qubes) {
    var key = "portrait.circle." + bond.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Circle(bond, qubes, Text.of(key, qubes.size()));
  }

  private static Optional<Optional<QubeName>> is(QubeName name) {
    return Optional.of(Optional.of(name));
  }

  private static SortedSet<QubeName> behind(LeakReport report, QubeName name, boolean gateway) {
    var behind = new TreeSet<QubeName>();
    report
        .routes()
        .forEach((qube, found) -> {
          var route = found.route();
          boolean is =
              gateway ? route.gateway().equals(Optional.of(name)) : route.via().contains(name);
          if (is) {
            behind.add(qube);
          }
        });
    return behind;
  }

  private static SortedSet<QubeName> those(LeakReport report, Predicate<Qube> which) {
    var those = new TreeSet<QubeName>();
    report.system().qubes().values().stream().filter(which).map(Qube::name).forEach(those::add);
    return those;
  }
}
