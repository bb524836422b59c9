package org.torvm.policy.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.torvm.policy.Action;
import org.torvm.policy.PolicyReading;
import org.torvm.policy.Token;
import org.torvm.policy.decision.Call;
import org.torvm.policy.decision.CallTarget;
import org.torvm.policy.decision.Destination;
import org.torvm.policy.own.Intention.End;
import org.torvm.policy.reading.PolicyFile;
import org.torvm.policy.reading.PolicyFiles;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Sketch;

/** What a change of our file would do, told before it is made. */
class TrialTest {
  private static final QubesSystem SYSTEM =
      Sketch.of(
          """
          dom0
          template debian
          template fedora
          app sys-net
          app sys-whonix
          app anon #anon-vm ddv=dvm
          app work ddv=dvm
          app dvm +template_for_dispvms ddv=dvm
          """);
  private static final PolicyFiles SHIPPED =
      files(
          "90-default.policy",
          """
          qubes.OpenURL * @anyvm @dispvm allow
          qubes.UpdatesProxy * @type:TemplateVM @default allow target=sys-net
          """);
  private static final OwnFile REFUSING =
      OwnFile.empty()
          .with(
              OwnRule.of(
                  "qubes.OpenURL",
                  new Token.Tagged("anon-vm"),
                  new Token.AnyQube(),
                  new Action.Deny(true)));
  private static final Intention REFUSED =
      new Intention(
          Call.of("qubes.OpenURL", new QubeName("anon"), new CallTarget.NewDisposable()),
          new End.Refused());
  private static final OwnFile UPDATING =
      OwnFile.empty()
          .with(
              OwnRule.of(
                  "qubes.UpdatesProxy",
                  new Token.Typed("TemplateVM"),
                  new Token.NoTarget(),
                  Action.Allow.to(new Token.Named("sys-whonix"))));
  private static final Intention OVER_TOR =
      new Intention(
          Call.of("qubes.UpdatesProxy", new QubeName("debian"), new CallTarget.Nobody()),
          new End.Reaching(new Destination.Existing(new QubeName("sys-whonix"))));

  private static PolicyFiles files(String... namesAndTexts) {
    var files = PolicyFiles.complete(List.of());
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      files = files.with(PolicyFile.of(PolicyFiles.MAIN, namesAndTexts[i], namesAndTexts[i + 1]));
    }
    return files;
  }

  private static PolicyFiles shippedAnd(String name, String text) {
    return SHIPPED.with(PolicyFile.of(PolicyFiles.MAIN, name, text));
  }

  private static Trial.Tried tried(PolicyFiles files, OwnFile own, Intention... intentions) {
    return (Trial.Tried) Trial.of(files, own, SYSTEM, List.of(intentions));
  }

  @Test
  void whatIsMeantIsWhatHappens() {
    assertThat(tried(SHIPPED, REFUSING, REFUSED)).isEqualTo(new Trial.Tried(List.of(), List.of()));
    assertThat(tried(SHIPPED, UPDATING, OVER_TOR).isAsIntended()).isTrue();
    var unmet = tried(SHIPPED, OwnFile.empty(), REFUSED, OVER_TOR).unmet();
    assertThat(unmet).extracting(Trial.Unmet::intention).containsExactly(REFUSED, OVER_TOR);
    assertThat(unmet).allSatisfy(u -> assertThat(u.earlier()).isEmpty());
  }

  @Test
  void aLineOfTheUserThatComesFirstIsNamed() {
    var files = shippedAnd("30-user.policy", "# mine\nqubes.OpenURL * anon @dispvm allow");
    assertThat(tried(files, REFUSING, REFUSED).unmet())
        .singleElement()
        .satisfies(
            u -> assertThat(u.earlier().orElseThrow().place()).hasToString("30-user.policy:2"));
  }

  @Test
  void whatIsNotKnownIsNotMet() {
    var files = shippedAnd("35-x.policy", "qubes.OpenURL * uuid:5 @anyvm allow");
    assertThat(tried(files, REFUSING, REFUSED).unmet())
        .singleElement()
        .satisfies(u -> assertThat(u.earlier().orElseThrow().place()).hasToString("35-x.policy:1"));
  }

  @Test
  void aLineOfGlobalConfigThatLosesCallsIsNamed() {
    var files =
        shippedAnd(
            "50-config-updates.policy",
            """
            qubes.UpdatesProxy * @type:TemplateVM @default allow target=sys-net
            qubes.UpdatesProxy * @anyvm @anyvm deny
            qubes.OpenURL * @anyvm @anyvm ask
            """);
    assertThat(tried(files, UPDATING, OVER_TOR).takeovers())
        .singleElement()
        .satisfies(t -> assertThat(t.loses().place()).hasToString("50-config-updates.policy:1"))
        .satisfies(t -> assertThat(t.gains().place()).hasToString("40-torvm-manager.policy:3"))
        .satisfies(t -> assertThat(t.caller()).isEqualTo(new QubeName("debian")));
    assertThat(tried(files, REFUSING).takeovers())
        .extracting(t -> t.loses().place().line())
        .containsExactly(3);
    assertThat(tried(files, OwnFile.empty()).takeovers()).isEmpty();
  }

  @Test
  void callsThatAnEarlierLineDecidesAreNotTaken() {
    var files =
        shippedAnd("50-config-x.policy", "qubes.OpenURL * @anyvm @anyvm ask")
            .with(
                PolicyFile.of(
                    PolicyFiles.MAIN, "30-user.policy", "qubes.OpenURL * @anyvm * allow"));
    assertThat(tried(files, REFUSING).takeovers()).isEmpty();
  }

  @Test
  void aLineForEveryServiceLosesCallsToo() {
    var files = shippedAnd("50-config-x.policy", "* * anon @anyvm ask");
    assertThat(tried(files, REFUSING).takeovers())
        .singleElement()
        .satisfies(t -> assertThat(t.caller()).isEqualTo(new QubeName("anon")));
  }

  @Test
  void aPolicyThatQubesWouldNotAcceptIsNeverWritten() {
    var trial = Trial.of(SHIPPED, OwnFile.of("qubes.OpenURL * @anyvm\n"), SYSTEM, List.of(REFUSED));
    assertThat(((Trial.Unusable) trial).reading())
        .isInstanceOfSatisfying(
            PolicyReading.DeniesAll.class,
            d -> assertThat(d.fault().place()).hasToString("40-torvm-manager.policy:3"));
    var unread = PolicyFiles.complete(List.of(PolicyFile.unread(PolicyFiles.MAIN, "a.policy")));
    assertThat(Trial.of(unread, REFUSING, SYSTEM, List.of())).isInstanceOf(Trial.Unusable.class);
  }

  /** Nothing of ours would be read then. */
  @Test
  void aFileOfTheRunningSystemUnderOurNameShows() {
    var files = SHIPPED.with(PolicyFile.of(PolicyFiles.RUNTIME, OwnFile.NAME, "# nothing"));
    assertThat(tried(files, REFUSING, REFUSED).isAsIntended()).isFalse();
  }
}
