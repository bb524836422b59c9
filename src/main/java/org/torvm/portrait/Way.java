package org.torvm.portrait;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;
import org.torvm.text.Text;

/**
 * The way from a qube to the network: its net qube, that one's net qube and so on, as far as it can
 * be followed.
 *
 * @param hops the qubes on the way, the qube itself first
 * @param end what lies behind the last of them
 * @param setting what there is to know about the qube's own net qube setting
 */
public record Way(List<Hop> hops, End end, Text setting) {
  /**
   * One qube on the way.
   *
   * @param qube its name
   * @param kind what it is
   * @param state its power state; unknown for a qube that is hidden
   * @param gateway whether it is a Tor gateway
   * @param onward where its own net qube setting comes from
   */
  public record Hop(QubeName qube, Text kind, PowerState state, boolean gateway, Source onward) {}

  /** What lies behind the last hop. */
  public enum End {
    /** The network, behind a Tor gateway. */
    TOR,
    /** The network, with the user's address. */
    CLEARNET,
    /** Nothing: there is no way out. */
    NOTHING,
    /** The last hop's net qube could not be read. */
    UNREAD,
    /** The last hop is hidden from this program. */
    HIDDEN,
    /** The last hop is on another machine. */
    REMOTE,
    /** The last hop is one of those before it: the picture was taken in the middle of a change. */
    LOOP;

    /** What it is called. */
    public Text words() {
      return Text.of("portrait.way.end." + name().toLowerCase(Locale.ROOT));
    }

    /** Whether nobody knows what lies there. */
    public boolean isUnknown() {
      return switch (this) {
        case TOR, CLEARNET, NOTHING -> false;
        case UNREAD, HIDDEN, REMOTE, LOOP -> true;
      };
    }
  }

  /** Copies the list. */
  public Way {
    hops = List.copyOf(hops);
  }

  static Way of(Qube start, QubesSystem system, Set<QubeName> gateways, KindWords kinds) {
    var hops = new ArrayList<Hop>();
    var seen = new HashSet<QubeName>();
    boolean tor = false;
    var next = start.name();
    while (true) {
      boolean again = !seen.add(next);
      var here = system.qube(next);
      boolean gateway = gateways.contains(next);
      tor |= gateway && !hops.isEmpty();
      hops.add(hop(next, here, gateway, kinds));
      var end = again ? Optional.of(End.LOOP) : end(here, tor, hops.size() == 1);
      if (end.isPresent()) {
        return new Way(hops, end.get(), setting(start));
      }
      next = here.flatMap(q -> q.netQube().value()).flatMap(n -> n).orElseThrow();
    }
  }

  private static Hop hop(QubeName name, Optional<Qube> here, boolean gateway, KindWords kinds) {
    return new Hop(
        name,
        kinds.of(name),
        here.map(Qube::state).orElse(PowerState.UNKNOWN),
        gateway,
        here.map(q -> Source.of(q.netQube())).orElse(Source.UNKNOWN));
  }

  /** What lies behind that qube; nothing when the way goes on. */
  private static Optional<End> end(Optional<Qube> here, boolean tor, boolean first) {
    if (here.isEmpty()) {
      return Optional.of(End.HIDDEN);
    }
    var qube = here.get();
    if (qube.klass() == QubeClass.REMOTE) {
      return Optional.of(End.REMOTE);
    }
    if (qube.klass() == QubeClass.ADMIN) {
      return Optional.of(End.NOTHING);
    }
    var netQube = qube.netQube().value();
    if (netQube.isEmpty()) {
      return Optional.of(End.UNREAD);
    }
    if (netQube.get().isPresent()) {
      return Optional.empty();
    }
    if (tor) {
      return Optional.of(End.TOR);
    }
    var isUplink = first ? qube.flag(QubeFlag.PROVIDES_NETWORK).value() : Optional.of(true);
    return Optional.of(isUplink.map(up -> up ? End.CLEARNET : End.NOTHING).orElse(End.UNREAD));
  }

  private static Text setting(Qube qube) {
    return switch (qube.netQube()) {
      case Setting.Explicit<Optional<QubeName>>(var chosen) ->
          chosen
              .map(n -> Text.of("portrait.way.set", n))
              .orElseGet(() -> Text.of("portrait.way.set-none"));
      case Setting.Inherited<Optional<QubeName>>(var fallback) -> inherited(qube, fallback);
      case Setting.Unknown<Optional<QubeName>> _ -> Text.of("portrait.way.unread");
    };
  }

  private static Text inherited(Qube qube, Optional<QubeName> fallback) {
    return switch (qube.klass()) {
      case ADMIN, TEMPLATE, REMOTE -> Text.of("portrait.way.has-none");
      case APP, STANDALONE, DISPOSABLE ->
          fallback
              .map(n -> Text.of("portrait.way.default", n))
              .orElseGet(() -> Text.of("portrait.way.default-none"));
    };
  }
}
