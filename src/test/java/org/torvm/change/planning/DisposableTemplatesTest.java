package org.torvm.change.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torvm.change.planning.Wishes.ready;
import static org.torvm.change.planning.Wishes.words;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.torvm.change.Planned;
import org.torvm.change.Simulation;
import org.torvm.change.SystemBuilder;
import org.torvm.change.Wish;
import org.torvm.change.forecast.Forecast;
import org.torvm.leak.Audit;
import org.torvm.leak.Evidence;
import org.torvm.leak.Intent;
import org.torvm.leak.Past;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.Setting;
import org.torvm.text.Messages;

/** What can be done with a disposable template: start a disposable instead, or customise it. */
class DisposableTemplatesTest {
  private static final String DVM = "whonix-workstation-17-dvm";
  private static final QubeName NAME = new QubeName(DVM);
  private static final Wish START = new Wish.StartDisposable(NAME);
  private static final Wish CUSTOMISE = new Wish.Customise(NAME);

  @Test
  void aDisposableIsMadeOnceItsTemplateIsOff() {
    assertThat(words(ready(START, SystemBuilder.stock().running(DVM).evidence())))
        .containsExactly("stop " + DVM, "make from " + DVM, "start what " + DVM + " gave");
    assertThat(words(ready(START, SystemBuilder.stock().evidence())))
        .containsExactly("make from " + DVM, "start what " + DVM + " gave");
  }

  @Test
  void thePlanRestsOnTheWayThatTheDisposableWillCopy() {
    var system = SystemBuilder.stock().system();
    var plan = ready(START, SystemBuilder.evidence(system));
    assertThat(plan.premises()).allMatch(p -> p.holdsIn(system));
    var moved =
        system.change(
            new QubeName("sys-whonix"),
            q -> q.with(QubeReference.NET_QUBE, Setting.explicit(Optional.empty())));
    assertThat(plan.premises()).anyMatch(p -> !p.holdsIn(moved));
  }

  @Test
  void aMadeDisposableIsSimulatedAsTheCopyThatItIs() {
    var system = SystemBuilder.stock().system();
    var name = new QubeName("disp77");
    var plan = ready(START, SystemBuilder.evidence(system)).named(NAME, name);
    var made = Simulation.after(system, plan).qube(name).orElseThrow();
    assertThat(made.state()).isEqualTo(PowerState.RUNNING);
    assertThat(made.netQube()).isEqualTo(Setting.explicit(Optional.of(new QubeName("sys-whonix"))));
    assertThat(made.template().value()).contains(Optional.of(NAME));
    assertThat(made.isDisposableTemplate()).isFalse();
  }

  static Stream<Arguments> notes() {
    return Stream.of(
        note(s -> s, "The new disposable goes the way of " + DVM + ": only through Tor"),
        note(s -> s.netQube(DVM, "sys-firewall"), "reaches the network with your real address"),
        note(s -> s.netQube(DVM, ""), "The new disposable has no network"),
        note(s -> s.running(DVM), "Whatever happened in it by then is in the new disposable too"),
        note(s -> s.netQube(DVM, "torvm"), "torvm is off and is started on the way"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("notes")
  void thePreviewSaysWhereTheDisposableWillGo(SystemBuilder system, String words) {
    var evidence = system.evidence();
    var preview = new Forecast(new Audit(List.of())).of(ready(START, evidence), evidence);
    assertThat(preview.notes().stream().map(Messages.shipped()::say))
        .anyMatch(n -> n.contains(words));
    assertThat(preview.changesInWords().stream().map(Messages.shipped()::say))
        .contains("A new disposable is made from " + DVM + " and started");
  }

  @Test
  void customisingTakesTheNetworkAndItsEndGivesItBackOnceTheTemplateIsOff() {
    var system = SystemBuilder.stock().running(DVM).system();
    var begin = ready(CUSTOMISE, SystemBuilder.evidence(system));
    assertThat(words(begin)).containsExactly(DVM + " netvm=", DVM + " default_dispvm=");
    var cut = Simulation.after(system, begin);
    var end = ready(end("sys-whonix"), SystemBuilder.evidence(cut));
    assertThat(words(end))
        .containsExactly("stop " + DVM, DVM + " netvm=sys-whonix", DVM + " default_dispvm=" + DVM);
    var restored = Simulation.after(cut, end);
    assertThat(restored.qube(NAME).orElseThrow().references())
        .isEqualTo(system.qube(NAME).orElseThrow().references());
  }

  @Test
  void whatFollowedADefaultFollowsItAgainAndWhatSomebodyChangedStays() {
    var cut = SystemBuilder.stock().netQube(DVM, "").disposableTemplate(DVM, DVM);
    var inherited = Setting.inherited(Optional.of(new QubeName("sys-firewall")));
    var wish = new Wish.EndCustomising(NAME, inherited, Setting.explicit(Optional.empty()));
    assertThat(words(ready(wish, cut.evidence()))).containsExactly(DVM + " netvm:");
    assertThat(words(ready(end("sys-whonix"), SystemBuilder.stock().evidence()))).isEmpty();
    var unknown = new Wish.EndCustomising(NAME, Setting.unknown(), Setting.unknown());
    assertThat(words(ready(unknown, cut.evidence()))).isEmpty();
  }

  @Test
  void customisingMayBeginWhileTheTemplateIsStarting() {
    var evidence = SystemBuilder.stock().state(DVM, PowerState.PAUSED).evidence();
    var past = new Past(Map.of(NAME, Instant.EPOCH), Map.of());
    var starting = new Evidence(evidence.system(), Intent.NONE, Map.of(), past, Instant.EPOCH);
    assertThat(words(ready(CUSTOMISE, starting)))
        .containsExactly(DVM + " netvm=", DVM + " default_dispvm=");
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal("not-running", s -> s, CUSTOMISE),
        refusal("no-disposable-template", s -> s, new Wish.StartDisposable(new QubeName("work"))),
        refusal("no-disposable-template", s -> s, new Wish.Customise(new QubeName("work"))),
        refusal("unknown-qube", s -> s, new Wish.StartDisposable(new QubeName("nobody"))),
        refusal("unread", s -> s.unread(DVM, QubeReference.NET_QUBE), START),
        refusal("unread", s -> s.unread("sys-whonix", QubeReference.NET_QUBE), START),
        refusal("start-prohibited", s -> s.feature(DVM, "prohibit-start", "no"), START),
        refusal(
            "start-prohibited",
            s -> s.netQube(DVM, "torvm").feature("torvm", "prohibit-start", "no"),
            START),
        refusal("paused", s -> s.state("sys-whonix", PowerState.PAUSED), START),
        refusal("paused", s -> s.state(DVM, PowerState.PAUSED), START));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("refusals")
  void refuses(String key, SystemBuilder system, Wish wish) {
    assertThat(refusal(wish, system.evidence())).isEqualTo("change.refused." + key);
  }

  @Test
  void noDisposableIsMadeFromATemplateThatIsBeingCustomised() {
    var evidence = SystemBuilder.stock().running(DVM).evidence();
    var session = new Intent.Customising(NAME, Instant.EPOCH, Setting.unknown(), Setting.unknown());
    var customised =
        new Evidence(
            evidence.system(),
            Intent.NONE,
            Map.of(),
            Past.NOTHING,
            Map.of(NAME, session),
            Instant.EPOCH);
    assertThat(refusal(START, customised)).isEqualTo("change.refused.customising");
  }

  private static String refusal(Wish wish, Evidence evidence) {
    assertThat(new Planner().plan(wish, evidence)).isInstanceOf(Planned.Refused.class);
    return ((Planned.Refused) new Planner().plan(wish, evidence)).reason().key();
  }

  private static Wish end(String netQube) {
    return new Wish.EndCustomising(
        NAME,
        Setting.explicit(Optional.of(new QubeName(netQube))),
        Setting.explicit(Optional.of(NAME)));
  }

  private static Arguments refusal(String key, UnaryOperator<SystemBuilder> change, Wish wish) {
    return Arguments.of(key, change.apply(SystemBuilder.stock()), wish);
  }

  private static Arguments note(UnaryOperator<SystemBuilder> change, String words) {
    return Arguments.of(change.apply(SystemBuilder.stock()), words);
  }
}
