package org.torvm.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Known;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.Sketch;

class PortraitTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "anon         | TORIFIED | Only through Tor, by way of sys-whonix",
        "careless     | TORIFIED | Only through Tor, by way of sys-whonix",
        "disp1        | TORIFIED | Only through Tor, by way of sys-whonix",
        "work         | CLEARNET | Reaches the network with your real address, by way of sys-firewall",
        "sys-firewall | CLEARNET | Reaches the network with your real address, by way of sys-net",
        "sys-net      | CLEARNET | Is the way to the network itself, with your real address",
        "sys-whonix   | CLEARNET | What is behind it goes through Tor. What it sends itself shows your real address.",
        "vault        | OFFLINE  | Has no network",
        "debian       | OFFLINE  | Has no network of its own"
      })
  void saysFirstWhereItsBytesGo(String qube, Verdict verdict, String words) {
    var standing = Painted.of(qube).standing();
    assertThat(standing.verdict()).isEqualTo(verdict);
    assertThat(Painted.say(standing.words())).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"anon, false", "careless, true", "leaky-vault, true", "vault, false", "work, false"})
  void saysWhenItsDisposablesLeaveOtherwise(String qube, boolean leaks) {
    assertThat(Painted.of(qube).standing().leak().isPresent()).isEqualTo(leaks);
  }

  @Test
  void doesNotClaimThatTorWorksWhenNobodyAsked() {
    assertThat(Painted.say(Painted.of("anon").standing().notes()))
        .containsExactly("So say the settings. Whether Tor works in sys-whonix was not checked.");
    assertThat(Painted.of(Painted.HOUSEHOLD + "probed sys-whonix", "anon").standing().notes())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "app q net?                        | Not known: the net qube of q could not be read",
        "app q net=gone                    | Not known: gone is on the way and hidden from this program",
        "remote q                          | Not known: q is on another machine",
        "app q net=r@app r net=q           | Not known: the way leads in a circle at q. This passes when the change that is being made is done.",
        "app q net=r@app r net? +provides_network | Not known: the net qube of r could not be read",
        "app q net=r@app r net=- +provides_network features? | Not known: something on the way could not be read"
      })
  void saysWhyItDoesNotKnow(String lines, String words) {
    var standing = Painted.of(lines.replace('@', '\n'), "q").standing();
    assertThat(standing.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(Painted.say(standing.words())).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "anon    | anon - sys-whonix* - sys-firewall - sys-net - TOR",
        "work    | work ~ sys-firewall - sys-net - CLEARNET",
        "vault   | vault - NOTHING",
        "sys-net | sys-net - CLEARNET",
        "debian  | debian ~ NOTHING",
        "sys-whonix | sys-whonix* - sys-firewall - sys-net - CLEARNET"
      })
  void followsItsNetQubes(String qube, String way) {
    assertThat(Painted.line(Painted.of(qube).way())).isEqualTo(way);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "app q net?              | q ? UNREAD",
        "app q net=gone          | q - gone ? HIDDEN",
        "app q net=r@app r net=q | q - r - q - LOOP",
        "app q net=q             | q - q - LOOP",
        "app q net=- ?provides_network | q - UNREAD"
      })
  void followsThemNoFurtherThanItCan(String lines, String way) {
    var painted = Painted.of(lines.replace('@', '\n'), "q").way();
    assertThat(Painted.line(painted)).isEqualTo(way);
    assertThat(painted.end().isUnknown()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "anon   | Its net qube is set to sys-whonix, and stays so until somebody changes it.",
        "vault  | Its net qube is set to none, and stays so until somebody changes it.",
        "work   | It follows the default net qube, now sys-firewall. It changes when the default changes.",
        "debian | Qubes of this kind have no net qube unless somebody sets one."
      })
  void saysWhetherItsNetQubeIsSet(String qube, String words) {
    assertThat(Painted.say(Painted.of(qube).way().setting())).isEqualTo(words);
  }

  @Test
  void listsTheFindingsThatAreAboutIt() {
    assertThat(Painted.of("careless").findings())
        .extracting(f -> f.rule())
        .containsExactly("anon-qube-clearnet-disposables");
    assertThat(Painted.of("anon").findings()).isEmpty();
    assertThat(Painted.of("anon").complete()).isTrue();
    assertThat(Painted.of(Painted.HOUSEHOLD + "unread hidden", "anon").complete()).isFalse();
  }

  @Test
  void namesWhoDependsOnIt() {
    assertThat(members("sys-whonix", Circle.Bond.BEHIND_GATEWAY))
        .containsExactly("anon", "anon-dvm", "careless", "disp1", "kept", "ready");
    assertThat(members("sys-firewall", Circle.Bond.BEHIND_NET_QUBE)).contains("anon", "work");
    assertThat(members("anon-dvm", Circle.Bond.MADE_FROM))
        .containsExactly("disp1", "kept", "ready");
    assertThat(members("anon-dvm", Circle.Bond.OPENS_WITH))
        .containsExactly("anon", "disp1", "kept", "ready");
    assertThat(members("whonix-workstation", Circle.Bond.BASED_ON))
        .containsExactly("anon", "anon-dvm");
    assertThat(Painted.of("work").circles()).isEmpty();
  }

  @Test
  void countsThemInWords() {
    var gateway = "app gw net=- +provides_network f:whonix-gw=1";
    var bond = Circle.Bond.BEHIND_GATEWAY;
    assertThat(Painted.say(Painted.circle(Painted.of(gateway, "gw"), bond).orElseThrow().words()))
        .isEqualTo("No qube is behind this gateway");
    var one = Painted.of(gateway + "\napp a net=gw", "gw");
    assertThat(Painted.say(Painted.circle(one, bond).orElseThrow().words()))
        .isEqualTo("One qube is behind this gateway");
  }

  @Test
  void tellsServicesThatCountFromThoseThatDoNot() {
    var lines =
        """
        template t f:service.cups=1
        app q tmpl=t f:service.clocksync=1 f:service.meminfo-writer= f:whonix-ws=1
        app d tmpl=t +template_for_dispvms
        disp d1 tmpl=d f:service.crond=1
        app no features?
        """;
    var q = Painted.of(lines, "q").services();
    assertThat(q.switched())
        .isEqualTo(Known.of(new TreeMap<>(Map.of("clocksync", true, "meminfo-writer", false))));
    assertThat(Painted.say(q.note().orElseThrow()))
        .isEqualTo(
            "The template t switches cups, but services of a template do not count in its qubes.");
    assertThat(Painted.say(Painted.of(lines, "d1").services().note().orElseThrow()))
        .isEqualTo("Copied from d when this qube was made.");
    assertThat(Painted.of(lines, "no").services().switched()).isEqualTo(Known.unknown());
  }

  @Test
  void tellsEverySettingWithWhereItComesFrom() {
    var lines = "defaults net=n\napp q net~n ddv? tmpl=t +autostart ?provides_network";
    assertThat(Painted.of(lines, "q").settings())
        .extracting(s -> Painted.say(s.name()) + ": " + Painted.say(s.value()) + " " + s.source())
        .containsExactly(
            "Net qube: n DEFAULT",
            "Disposable template: not known UNKNOWN",
            "Template: t SET",
            "Managed by disposables of: not known UNKNOWN",
            "Provides network: not known UNKNOWN",
            "Disposables can be made from it: no DEFAULT",
            "Starts with the system: yes SET");
  }

  @Test
  void everyClassHasAPortrait() {
    var lines = Painted.HOUSEHOLD + "dom0\nremote far\n";
    var report = Painted.report(lines);
    assertThat(report.system().qubes().values())
        .extracting(q -> q.klass())
        .contains(QubeClass.values());
    for (QubeName qube : report.system().qubes().keySet()) {
      var portrait = Portrait.of(report, qube).orElseThrow();
      assertThat(Painted.say(portrait.standing().words())).isNotBlank();
      assertThat(Painted.say(portrait.face().kind())).isNotBlank();
      assertThat(Painted.say(Portrait.words(portrait.face().state()))).isNotBlank();
      assertThat(portrait.keeping().lines()).isNotEmpty();
      assertThat(portrait.way().hops()).isNotEmpty();
      assertThat(Painted.say(portrait.opening().setting())).isNotBlank();
    }
  }

  @Test
  void thereIsNoneOfAQubeThatIsNotThere() {
    assertThat(Portrait.of(Painted.report("app q"), Sketch.name("other"))).isEmpty();
  }

  @Test
  void equalSystemsGiveEqualPortraits() {
    assertThat(Painted.of("anon")).isEqualTo(Painted.of("anon"));
    assertThat(Painted.of("anon")).isNotEqualTo(Painted.of("work"));
  }

  private static List<String> members(String qube, Circle.Bond bond) {
    return Painted.circle(Painted.of(qube), bond).orElseThrow().qubes().stream()
        .map(QubeName::value)
        .toList();
  }
}
