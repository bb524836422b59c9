package org.torvm.policy.own;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.torvm.policy.Place;
import org.torvm.policy.PolicyReading;
import org.torvm.policy.Rule;
import org.torvm.policy.decision.Decision;
import org.torvm.policy.decision.PolicyAnswers;
import org.torvm.policy.decision.Takeover;
import org.torvm.policy.reading.PolicyFiles;
import org.torvm.policy.reading.PolicyReader;
import org.torvm.qubes.QubesSystem;

/**
 * What the policy would be with another own file: read and asked, before anything is written. A
 * file that Qubes does not accept would refuse every call on the machine, so only {@link Tried}
 * with nothing in {@link Tried#unmet} may be written.
 */
public sealed interface Trial {
  /** The files that Global Config writes begin so; the prefix is reserved for it. */
  String GLOBAL_CONFIG = "50-config-";

  /** The policy would not be one that Qubes accepts, or it cannot be told. */
  record Unusable(PolicyReading reading) implements Trial {}

  /**
   * The policy would be accepted.
   *
   * @param unmet what would not be as intended, each with the line that decides instead
   * @param takeovers which lines of Global Config would lose calls to lines of ours, and an example
   */
  record Tried(List<Unmet> unmet, List<Takeover> takeovers) implements Trial {
    /** Copies both lists. */
    public Tried {
      unmet = List.copyOf(unmet);
      takeovers = List.copyOf(takeovers);
    }

    /** Whether everything would be as intended. */
    public boolean isAsIntended() {
      return unmet.isEmpty();
    }
  }

  /**
   * Something that would not be as intended.
   *
   * @param intention what was intended
   * @param decision what happens instead
   */
  record Unmet(Intention intention, Decision decision) {
    /**
     * The line of a file that is read before ours and decides: not to be mended in our file, and
     * not to be touched in theirs.
     */
    public Optional<Rule> earlier() {
      return decision.line().filter(r -> isEarlier(r.place()));
    }

    private static boolean isEarlier(Place place) {
      return place.file().compareTo(OwnFile.NAME) < 0;
    }
  }

  /**
   * Tries that file.
   *
   * @param files the policy as it is, our file among them or not
   * @param own our file as it would be
   * @param system the system to ask about
   * @param intentions what the change is made for
   */
  static Trial of(PolicyFiles files, OwnFile own, QubesSystem system, List<Intention> intentions) {
    var before = PolicyReader.read(files);
    var after = PolicyReader.read(files.with(own.asPolicyFile()));
    if (after.accepted().isEmpty()) {
      return new Unusable(after);
    }
    var answers = PolicyAnswers.of(after, system, List.of());
    var unmet = new ArrayList<Unmet>();
    for (Intention intention : intentions) {
      var decision = answers.decide(intention.call());
      intention.unlessMetBy(decision).ifPresent(i -> unmet.add(new Unmet(i, decision)));
    }
    return new Tried(
        unmet,
        Takeover.between(
            PolicyAnswers.of(before, system, List.of()),
            answers,
            rule -> rule.place().file().startsWith(GLOBAL_CONFIG),
            rule -> rule.place().file().equals(OwnFile.NAME)));
  }
}
