package org.torvm.portrait;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.torvm.leak.Audit;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Story;
import org.torvm.leak.rule.Rules;
import org.torvm.qubes.Sketch;
import org.torvm.text.Messages;
import org.torvm.text.Text;

/** Portraits of drawn systems, in words. */
final class Painted {
  /** A household with one of everything. */
  static final String HOUSEHOLD =
      """
      defaults net=sys-firewall ddv=default-dvm
      template debian
      template whonix-gateway f:whonix-gw=1
      template whonix-workstation f:whonix-ws=1
      app sys-net net=- +provides_network on f:service.clocksync=1
      app sys-firewall net=sys-net +provides_network on tmpl=debian
      app sys-whonix net=sys-firewall +provides_network on tmpl=whonix-gateway
      app anon net=sys-whonix ddv=anon-dvm on tmpl=whonix-workstation #anon-vm
      app careless net=sys-whonix ddv=default-dvm tmpl=debian
      app anon-dvm net=sys-whonix ddv=anon-dvm +template_for_dispvms tmpl=whonix-workstation #anon-vm
      app default-dvm tmpl=debian +template_for_dispvms net~sys-firewall
      app work tmpl=debian
      app vault net=- ddv=- tmpl=debian
      app leaky-vault net=- tmpl=debian
      standalone alone
      disp disp1 tmpl=anon-dvm net=sys-whonix +auto_cleanup on
      disp kept tmpl=anon-dvm net=sys-whonix
      disp ready tmpl=anon-dvm net=sys-whonix +is_preload paused
      """;

  private static final Messages MESSAGES = Messages.shipped();

  private Painted() {}

  static LeakReport report(String lines) {
    return new Audit(Rules.shipped()).of(Story.of(lines));
  }

  static Portrait of(String lines, String qube) {
    return Portrait.of(report(lines), Sketch.name(qube)).orElseThrow();
  }

  /** That qube of the household. */
  static Portrait of(String qube) {
    return of(HOUSEHOLD, qube);
  }

  static String say(Text text) {
    return MESSAGES.say(text);
  }

  static List<String> say(List<Text> texts) {
    return texts.stream().map(Painted::say).toList();
  }

  /** The way in one line, such as {@code work ~ sys-net | clearnet}; {@code ~} is a default. */
  static String line(Way way) {
    var words = new ArrayList<String>();
    for (var hop : way.hops()) {
      words.add(hop.qube() + (hop.gateway() ? "*" : ""));
      words.add(
          switch (hop.onward()) {
            case SET -> "-";
            case DEFAULT -> "~";
            case UNKNOWN -> "?";
          });
    }
    words.add(way.end().name());
    return String.join(" ", words);
  }

  /** What becomes of things of that fate. */
  static String fate(Keeping keeping, Keeping.Fate fate) {
    return keeping.lines().stream()
        .filter(l -> l.fate() == fate)
        .map(l -> say(l.words()))
        .reduce((a, b) -> a + " " + b)
        .orElse("");
  }

  static Optional<Circle> circle(Portrait portrait, Circle.Bond bond) {
    return portrait.circles().stream().filter(c -> c.bond() == bond).findFirst();
  }
}
