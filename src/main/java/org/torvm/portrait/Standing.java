package org.torvm.portrait;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.torvm.leak.Proof;
import org.torvm.leak.Route;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/**
 * The answer to the first question: does anything of this qube leave outside Tor?
 *
 * @param verdict where its own packets end up
 * @param words the same in a sentence, with the reason when it is not known
 * @param leak what leaves with the user's address although its own packets do not; none when
 *     nothing is known to
 * @param notes how far this can be trusted
 */
public record Standing(Verdict verdict, Text words, Optional<Text> leak, List<Text> notes) {
  /** Copies the list. */
  public Standing {
    notes = List.copyOf(notes);
  }

  static Standing of(Qube qube, boolean gateway, Route route, Way way, Opening opening) {
    if (qube.klass() == QubeClass.ADMIN) {
      return new Standing(
          Verdict.OFFLINE, Text.of("portrait.standing.admin"), Optional.empty(), List.of());
    }
    return new Standing(
        route.verdict(),
        words(qube, gateway, route, way),
        leak(route, opening),
        notes(qube, route, opening));
  }

  private static Text words(Qube qube, boolean gateway, Route route, Way way) {
    return switch (route.verdict()) {
      case TORIFIED ->
          Text.of("portrait.standing.torified", route.gateway().map(QubeName::value).orElse(""));
      case CLEARNET -> clearnet(gateway, route);
      case OFFLINE ->
          Text.of(
              qube.klass() == QubeClass.TEMPLATE
                  ? "portrait.standing.template"
                  : "portrait.standing.offline");
      case UNKNOWN -> unknown(way);
    };
  }

  private static Text clearnet(boolean gateway, Route route) {
    if (gateway) {
      return Text.of("portrait.standing.gateway");
    }
    return route.via().stream()
        .findFirst()
        .map(first -> Text.of("portrait.standing.clearnet", first))
        .orElseGet(() -> Text.of("portrait.standing.uplink"));
  }

  private static Text unknown(Way way) {
    var last = way.hops().getLast().qube();
    return switch (way.end()) {
      case UNREAD -> Text.of("portrait.standing.unread", last);
      case HIDDEN -> Text.of("portrait.standing.hidden", last);
      case REMOTE -> Text.of("portrait.standing.remote", last);
      case LOOP -> Text.of("portrait.standing.loop", last);
      case TOR, CLEARNET, NOTHING -> Text.of("portrait.standing.doubtful");
    };
  }

  private static Optional<Text> leak(Route route, Opening opening) {
    boolean own = route.verdict() == Verdict.CLEARNET;
    return opening.reaches(Verdict.CLEARNET) && !own
        ? Optional.of(Text.of("portrait.standing.leak"))
        : Optional.empty();
  }

  private static List<Text> notes(Qube qube, Route route, Opening opening) {
    var notes = new ArrayList<Text>();
    if (route.verdict() == Verdict.TORIFIED && route.proof() == Proof.DECLARED) {
      notes.add(
          Text.of("portrait.standing.declared", route.gateway().map(QubeName::value).orElse("")));
    }
    if (route.verdict() != Verdict.CLEARNET
        && qube.klass() != QubeClass.TEMPLATE
        && !opening.known()) {
      notes.add(Text.of("portrait.standing.disposables-unknown"));
    }
    return notes;
  }
}
