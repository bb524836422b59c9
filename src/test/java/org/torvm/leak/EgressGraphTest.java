package org.torvm.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.Sketch;

/**
 * Tables of ways out. What a row expects of a qube:
 *
 * <pre>verdict via… (gateway probed) | template:verdict via…, … | tightness | leak; leak</pre>
 */
class EgressGraphTest {
  private static final String NETWORK =
      """
      dom0
      template deb
      template wgw f:whonix-gw=1
      app net tmpl=deb net=- +provides_network
      app fw tmpl=deb net=net +provides_network
      app gw tmpl=wgw net=fw +provides_network
      """;

  private final List<DynamicTest> rows = new ArrayList<>();

  private EgressGraphTest row(String name, String lines, String qube, String expected) {
    rows.add(DynamicTest.dynamicTest(name, () -> check(lines, qube, expected)));
    return this;
  }

  private static void check(String lines, String qube, String expected) {
    var graph = new EgressGraph(Story.of(NETWORK + lines));
    assertThat(line(graph.summary(new QubeName(qube)))).isEqualTo(expected);
  }

  @TestFactory
  Stream<DynamicTest> ownPackets() {
    return row("behind a gateway", "app q net=gw", "q", "torified gw fw net (gw) |  | unknown | ")
        .row(
            "probed",
            "app q net=gw\nprobed gw",
            "q",
            "torified gw fw net (gw probed) |  | tight | ")
        .row("clearnet", "app q net=fw", "q", "clearnet fw net |  | leaks | ")
        .row("no net qube", "app q net=-", "q", "offline |  | unknown | ")
        .row("the clearnet side", "", "net", "clearnet |  | leaks | ")
        .row("a gateway itself", "", "gw", "clearnet fw net |  | leaks | ")
        .row("by default", "defaults net=gw\napp q", "q", "torified gw fw net (gw) |  | unknown | ")
        .row("default none", "app q", "q", "offline |  | unknown | ")
        .row("templates follow none", "defaults net=gw", "deb", "offline |  | unknown | ")
        .row("template with one", "template t net=fw", "t", "clearnet fw net |  | leaks | ")
        .row("unknown net qube", "app q net?", "q", "unknown |  | unknown | ")
        .row("hidden net qube", "app q net=h", "q", "unknown h |  | unknown | ")
        .row(
            "hidden behind",
            "app m net=h +provides_network\napp q net=m",
            "q",
            "unknown m h |  | unknown | ")
        .row(
            "hidden behind a gateway",
            "app g2 tmpl=wgw net=h +provides_network\napp q net=g2",
            "q",
            "torified g2 h (g2) |  | unknown | ")
        .row("uplink or not", "app q net=- ?provides_network", "q", "unknown |  | unknown | ")
        .row("remote", "remote q", "q", "unknown |  | unknown | ")
        .row(
            "anonymous on clearnet",
            "app q net=fw #anon-vm",
            "q",
            "clearnet fw net |  | leaks | q fw net clearnet")
        .row(
            "qubesd takes any qube for a default",
            "app vault net=-\ndefaults net=vault\napp q",
            "q",
            "clearnet vault |  | leaks | ")
        .row("itself", "app q net=q +provides_network", "q", "unknown |  | unknown | ")
        .row(
            "a loop further on",
            "app a net=b +provides_network\napp b net=a +provides_network\napp q net=a",
            "q",
            "unknown a b |  | unknown | ")
        .row(
            "a loop through it and a gateway",
            "app g2 tmpl=wgw net=q +provides_network\napp q net=g2 +provides_network",
            "q",
            "unknown g2 |  | unknown | ")
        .rows
        .stream();
  }

  @TestFactory
  Stream<DynamicTest> gatewaysOnTheWay() {
    return row(
        "TorVM",
        "app t net=fw +provides_network f:service.qubes-tor=1\napp q net=t",
        "q",
        "torified t fw net (t) |  | unknown | ")
        .row(
            "service of the template does not count",
            "template tt f:service.qubes-tor=1\napp t tmpl=tt net=fw +provides_network\napp q net=t",
            "q",
            "clearnet t fw net |  | leaks | ")
        .row(
            "service off",
            "app t net=fw +provides_network f:service.qubes-tor=\napp q net=t",
            "q",
            "clearnet t fw net |  | leaks | ")
        .row(
            "provides no network",
            "app t tmpl=wgw net=fw\ndefaults net=t\napp q",
            "q",
            "clearnet t fw net |  | leaks | ")
        .row(
            "pinned",
            "pin t\napp t net=fw +provides_network\napp q net=t",
            "q",
            "torified t fw net (t) |  | unknown | ")
        .row(
            "may be a gateway",
            "app t net=fw +provides_network features?\napp q net=t",
            "q",
            "unknown t fw net |  | unknown | ")
        .row(
            "its template may make it one",
            "template tt features?\napp t tmpl=tt net=fw +provides_network\napp q net=t",
            "q",
            "unknown t fw net |  | unknown | ")
        .row(
            "may be a gateway, and a certain one behind it",
            "app t net=gw +provides_network features?\napp q net=t",
            "q",
            "torified t gw fw net (gw) |  | unknown | ")
        .row(
            "two, the farther one probed",
            "app t net=gw +provides_network f:service.qubes-tor=1\napp q net=t\nprobed gw",
            "q",
            "torified t gw fw net (t probed) |  | tight | ")
        .row(
            "probed is no gateway by itself",
            "app t net=fw +provides_network\napp q net=t\nprobed t",
            "q",
            "clearnet t fw net |  | leaks | ")
        .rows
        .stream();
  }

  @TestFactory
  Stream<DynamicTest> disposables() {
    var tor = "app tdvm net=gw +template_for_dispvms\n";
    var clear = "app cdvm net=fw +template_for_dispvms\n";
    return row(
        "on clearnet",
        clear + "app q net=gw ddv=cdvm",
        "q",
        "torified gw fw net (gw) | cdvm:clearnet fw net | leaks | q cdvm fw net clearnet")
        .row(
            "of a clearnet qube",
            clear + "app q net=fw ddv=cdvm",
            "q",
            "clearnet fw net | cdvm:clearnet fw net | leaks | ")
        .row(
            "by default",
            clear + "defaults ddv=cdvm\napp q net=gw",
            "q",
            "torified gw fw net (gw) | cdvm:clearnet fw net | leaks | q cdvm fw net clearnet")
        .row(
            "all behind a probed gateway",
            tor + "app q net=gw ddv=tdvm\nprobed gw",
            "q",
            "torified gw fw net (gw probed) | tdvm:torified gw fw net | tight | ")
        .row(
            "behind a gateway that was not probed",
            "app g2 tmpl=wgw net=fw +provides_network\napp d net=g2 +template_for_dispvms\n"
                + "app q net=gw ddv=d\nprobed gw",
            "q",
            "torified gw fw net (gw probed) | d:torified g2 fw net | unknown | ")
        .row(
            "offline ones",
            "app odvm net=- +template_for_dispvms\napp q net=gw ddv=odvm\nprobed gw",
            "q",
            "torified gw fw net (gw probed) | odvm:offline | tight | ")
        .row(
            "their network follows the default",
            "defaults net=fw\napp d +template_for_dispvms\napp q net=gw ddv=d",
            "q",
            "torified gw fw net (gw) | d:clearnet fw net | leaks | q d fw net clearnet")
        .row(
            "theirs in turn",
            clear + "app tdvm net=gw ddv=cdvm +template_for_dispvms\napp q net=gw ddv=tdvm",
            "q",
            "torified gw fw net (gw) | tdvm:torified gw fw net, cdvm:clearnet fw net | leaks |"
                + " q tdvm cdvm fw net clearnet")
        .row(
            "the default is not copied: a disposable asks its own template",
            clear + tor + "defaults ddv=cdvm\napp q net=gw ddv=tdvm\nprobed gw",
            "q",
            "torified gw fw net (gw probed) | tdvm:torified gw fw net | tight | ")
        .row(
            "but the disposable template itself follows the default",
            clear + "defaults ddv=cdvm\napp tdvm net=gw +template_for_dispvms",
            "tdvm",
            "torified gw fw net (gw) | cdvm:clearnet fw net | leaks | tdvm cdvm fw net clearnet")
        .row(
            "in a circle",
            "app a net=gw ddv=b +template_for_dispvms\napp b net=gw ddv=a +template_for_dispvms\n"
                + "app q net=gw ddv=a",
            "q",
            "torified gw fw net (gw) | a:torified gw fw net, b:torified gw fw net | unknown | ")
        .row(
            "of a qube without network",
            clear + "app q net=- ddv=cdvm",
            "q",
            "offline | cdvm:clearnet fw net | leaks | ")
        .row(
            "that provide network",
            "app d net=- +template_for_dispvms +provides_network\napp q net=gw ddv=d",
            "q",
            "torified gw fw net (gw) | d:clearnet | leaks | q d clearnet")
        .row(
            "shortest leak first",
            "app d1 net=fw ddv=d2 +template_for_dispvms\napp d2 net=net +template_for_dispvms\n"
                + "app q net=fw ddv=d1 #anon-vm",
            "q",
            "clearnet fw net | d1:clearnet fw net, d2:clearnet net | leaks |"
                + " q fw net clearnet; q d1 d2 net clearnet; q d1 fw net clearnet")
        .rows
        .stream();
  }

  @TestFactory
  Stream<DynamicTest> disposablesThatCannotBeTold() {
    return row(
        "none",
        "app q net=gw ddv=-\nprobed gw",
        "q",
        "torified gw fw net (gw probed) |  | tight | ")
        .row(
            "the call fails: no disposable template",
            "app p net=fw\napp q net=gw ddv=p\nprobed gw",
            "q",
            "torified gw fw net (gw probed) |  | tight | ")
        .row(
            "the call fails: dom0",
            "app q net=gw ddv=dom0\nprobed gw",
            "q",
            "torified gw fw net (gw probed) |  | tight | ")
        .row(
            "maybe a disposable template",
            "app p net=fw ?template_for_dispvms\napp q net=gw ddv=p\nprobed gw",
            "q",
            "torified gw fw net (gw probed) | p:unknown | unknown | ")
        .row(
            "unknown",
            "app q net=gw ddv?\nprobed gw",
            "q",
            "torified gw fw net (gw probed) |  | unknown | ")
        .row(
            "hidden",
            "app q net=gw ddv=h\nprobed gw",
            "q",
            "torified gw fw net (gw probed) | h:unknown | unknown | ")
        .row(
            "unknown in turn",
            "app d net=gw ddv? +template_for_dispvms\napp q net=gw ddv=d\nprobed gw",
            "q",
            "torified gw fw net (gw probed) | d:torified gw fw net | unknown | ")
        .row(
            "behind something hidden",
            "app d net=h +template_for_dispvms\napp q net=gw ddv=d\nprobed gw",
            "q",
            "torified gw fw net (gw probed) | d:unknown h | unknown | ")
        .rows
        .stream();
  }

  @TestFactory
  Stream<DynamicTest> preloaded() {
    var base = "app d net=gw ddv=d +template_for_dispvms\napp q net=gw ddv=d\nprobed gw\n";
    var tight = "torified gw fw net (gw probed) | d:torified gw fw net | tight | ";
    return row("like its template", base + "disp p paused tmpl=d net=gw +is_preload", "q", tight)
        .row(
            "still on the old net qube",
            base + "disp p paused tmpl=d net=fw +is_preload",
            "q",
            "torified gw fw net (gw probed) | d:torified gw fw net, d:clearnet fw net | leaks |"
                + " q d p fw net clearnet")
        .row(
            "still with the old disposable template",
            base
                + "app c net=fw +template_for_dispvms\ndisp p paused tmpl=d net=gw ddv=c +is_preload",
            "q",
            "torified gw fw net (gw probed) | d:torified gw fw net, c:clearnet fw net | leaks |"
                + " q d p c fw net clearnet")
        .row("of another template", base + "disp p paused tmpl=e net=fw +is_preload", "q", tight)
        .row("not a preloaded one", base + "disp p tmpl=d net=fw +auto_cleanup", "q", tight)
        .row(
            "maybe a preloaded one",
            base + "disp p paused tmpl=d net=fw ?is_preload",
            "q",
            tight.replace("tight", "unknown"))
        .row(
            "preloaded, of whichever template",
            base + "disp p paused tmpl? net=fw +is_preload",
            "q",
            tight.replace("tight", "unknown"))
        .row(
            "is not handed out to itself",
            base + "disp p paused tmpl=d net=fw +is_preload",
            "p",
            "clearnet fw net | d:torified gw fw net | leaks | ")
        .rows
        .stream();
  }

  @Test
  void whoIsMeantToBeAnonymous() {
    var graph =
        new EgressGraph(
            Story.of(
                NETWORK
                    + """
                    template wws f:whonix-ws=1
                    template unsure features?
                    app byTemplate tmpl=wws
                    app offOwn tmpl=wws f:whonix-ws=
                    app byTag tmpl=deb #anon-vm
                    app byOurTag tmpl=deb #torvm-must-tor
                    must-tor pinned
                    app pinned tmpl=unsure tags?
                    app plain tmpl=deb
                    app tagsUnknown tmpl=deb tags?
                    app templateUnsure tmpl=unsure
                    app taggedAndUnsure tmpl=unsure #anon-vm
                    must-offline vault
                    app vault
                    app tagged-vault #torvm-must-offline
                    """));
    assertThat(named(graph, "true"))
        .containsExactly("byOurTag", "byTag", "byTemplate", "pinned", "taggedAndUnsure");
    assertThat(named(graph, "unknown")).containsExactly("tagsUnknown", "templateUnsure");
    assertThat(graph.mustUseTor(Sketch.name("byOurTag"))).isTrue();
    assertThat(graph.mustUseTor(Sketch.name("byTag"))).isFalse();
    assertThat(graph.mustBeOffline(Sketch.name("vault"))).isTrue();
    assertThat(graph.mustBeOffline(Sketch.name("tagged-vault"))).isTrue();
    assertThat(graph.mustBeOffline(Sketch.name("plain"))).isFalse();
  }

  @Test
  void aQubeThatIsNotThereIsUnknown() {
    var graph = new EgressGraph(Story.of(NETWORK));
    var nobody = Sketch.name("nobody");
    assertThat(line(graph.summary(nobody))).isEqualTo("unknown |  | unknown | ");
    assertThat(graph.knowsDisposables(nobody)).isFalse();
    assertThat(graph.anonymous(nobody).isKnown()).isFalse();
  }

  private static List<String> named(EgressGraph graph, String word) {
    return graph.qubes().stream()
        .filter(q ->
            graph.anonymous(q.name()).value().map(Object::toString).orElse("unknown").equals(word))
        .map(q -> q.name().value())
        .toList();
  }

  private static String line(QubeRoute qube) {
    var route = qube.route();
    var gateway =
        route
            .gateway()
            .map(g -> " (" + g + (route.proof() == Proof.PROBED ? " probed)" : ")"))
            .orElse("");
    var spawns =
        qube.disposables().stream()
            .map(s -> s.template() + ":" + words(s.route()))
            .collect(Collectors.joining(", "));
    var leaks =
        qube.leaks().stream()
            .map(l -> String.join(" ", l.words()))
            .collect(Collectors.joining("; "));
    var tightness = qube.tightness().name().toLowerCase(Locale.ROOT);
    return "%s%s | %s | %s | %s".formatted(words(route), gateway, spawns, tightness, leaks);
  }

  private static String words(Route route) {
    return Stream.concat(
            Stream.of(route.verdict().word()), route.via().stream().map(QubeName::value))
        .collect(Collectors.joining(" "));
  }
}
