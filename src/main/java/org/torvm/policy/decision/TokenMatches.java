package org.torvm.policy.decision;

import java.util.BitSet;
import org.torvm.policy.Token;

/**
 * What each token means in one system.
 *
 * <p>Source: {@code qrexec/policy/parser.py}, {@code match} and {@code expand} of the tokens, and
 * the tables of {@code qrexec/tests/policy_parser.py} (R4.3). Note that {@code @anyvm} matches a
 * call without a target and every new disposable, and that no {@code @tag:} and no {@code @type:}
 * ever matches dom0.
 */
record TokenMatches(Roll roll, BitSet offerable) {
  TokenMatches(Roll roll) {
    this(roll, roll.fresh(roll.makers()));
    offerable.set(0, roll.size());
    offerable.set(roll.dom0());
    offerable.set(roll.newDisposable());
  }

  /**
   * The sources and targets that a token matches. Sources are the bits of the qubes. Whether it
   * matches a new disposable of the caller's choice where that depends on the caller is left out:
   * see {@link #dependsOnCaller}.
   */
  Matches of(Token token) {
    var sure = new BitSet(roll.bits());
    switch (token) {
      case Token.Anything _ -> sure.set(0, roll.bits());
      case Token.AnyQube _ -> {
        sure.set(0, roll.bits());
        sure.clear(roll.dom0());
      }
      case Token.Dom0 _ -> sure.set(roll.dom0());
      case Token.NoTarget _ -> sure.set(roll.nobody());
      case Token.DefaultDisposable _ -> sure.set(roll.newDisposable());
      case Token.Typed(String type) -> sure.or(roll.ofType(type));
      case Token.Named(String name) -> set(sure, roll.number(name), 0);
      case Token.DisposableOf(Token.Named(String name)) ->
          set(sure, roll.number(name), roll.size());
      case Token.Tagged(String tag) -> {
        return new Matches(roll.tagged(tag), roll.tagsUnread());
      }
      case Token.DisposableTagged(String tag) -> {
        return disposablesTagged(tag);
      }
      case Token.Identified _ -> {
        return somebody(0);
      }
      case Token.DisposableOf _ -> {
        return somebody(roll.size());
      }
    }
    return Matches.sure(sure);
  }

  /** What a line with that token puts on the list when the user is asked, or takes off it. */
  Matches offered(Token token) {
    var matches = of(token);
    var perhaps = and(matches.sure(), roll.perhapsFresh());
    perhaps.or(and(matches.perhaps(), offerable));
    perhaps.or(and(matches.perhaps(), roll.perhapsFresh()));
    var sure = and(matches.sure(), offerable);
    switch (token) {
      case Token.Typed(String type) when roll.isDom0OfType(type) -> sure.set(roll.dom0());
      case Token.Tagged(String tag) when roll.isDom0Tagged(tag) -> sure.set(roll.dom0());
      default -> {}
    }
    return new Matches(sure, perhaps);
  }

  /**
   * Whether a token matches a new disposable of the caller's choice just when it matches one of the
   * caller's disposable template.
   */
  static boolean dependsOnCaller(Token token) {
    return token instanceof Token.DisposableOf || token instanceof Token.DisposableTagged;
  }

  private Matches disposablesTagged(String tag) {
    var sure = and(roll.tagged(tag), roll.makers());
    var possibleMakers = (BitSet) roll.makers().clone();
    possibleMakers.or(roll.perhapsMakers());
    var possibleTags = (BitSet) roll.tagged(tag).clone();
    possibleTags.or(roll.tagsUnread());
    var perhaps = and(possibleMakers, possibleTags);
    perhaps.andNot(sure);
    return new Matches(roll.fresh(sure), roll.fresh(perhaps));
  }

  /** A token that names a qube by its identity: which one, the system does not say. */
  private Matches somebody(int first) {
    var perhaps = new BitSet(roll.bits());
    if (roll.hasIdentities()) {
      perhaps.set(first, first + roll.size());
    }
    return new Matches(new BitSet(), perhaps);
  }

  private static void set(BitSet bits, int number, int first) {
    if (number >= 0) {
      bits.set(first + number);
    }
  }

  private static BitSet and(BitSet one, BitSet other) {
    var both = (BitSet) one.clone();
    both.and(other);
    return both;
  }

  /**
   * What a token matches.
   *
   * @param sure what it matches for certain
   * @param perhaps what it matches if a fact that is not known is so; none of it is in {@code sure}
   */
  record Matches(BitSet sure, BitSet perhaps) {
    static Matches sure(BitSet sure) {
      return new Matches(sure, new BitSet());
    }

    boolean isSure(int bit) {
      return sure.get(bit);
    }

    boolean isPossible(int bit) {
      return sure.get(bit) || perhaps.get(bit);
    }
  }
}
