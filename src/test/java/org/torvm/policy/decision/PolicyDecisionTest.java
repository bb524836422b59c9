package org.torvm.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.policy.Place;
import org.torvm.policy.PolicyFault;
import org.torvm.policy.PolicyReading;
import org.torvm.policy.PolicyReading.Obstacle;
import org.torvm.policy.decision.Decision.Denied;
import org.torvm.policy.decision.Decision.Missing;
import org.torvm.policy.decision.Decision.Reason;
import org.torvm.policy.decision.Way.Leave;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Release;
import org.torvm.qubes.Sketch;
import org.torvm.qubes.SystemKind;

/** What Qubes decides, case by case; the facts are named where the engine is. */
class PolicyDecisionTest {
  private static final QubesSystem SYSTEM =
      Sketch.of(
          """
          dom0 #dom0-tag
          template debian #t
          app work tmpl=debian ddv=dvm on #tag1
          app mail tmpl=debian ddv=dvm #tag1
          app lone tmpl=debian ddv=-
          app odd tmpl=debian ddv=mail
          app veiled tmpl=debian ddv? tags?
          app dvm tmpl=debian ddv=dvm +template_for_dispvms
          app anon-dvm tmpl=debian ddv=anon-dvm +template_for_dispvms #anon
          app maybe-dvm tmpl=debian ?template_for_dispvms
          """);

  private static String decide(String lines, String source, String target) {
    return Told.of(
        answers(lines).decide(Call.of("test.Service", new QubeName(source), Told.target(target))));
  }

  private static PolicyAnswers answers(String lines) {
    return PolicyAnswers.of(Told.policy(lines.lines().toList()), SYSTEM, List.of());
  }

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      textBlock =
          """
          @anyvm,            work, mail,             allow mail
          @anyvm,            work, @default,         deny
          @anyvm,            work, no-such,          deny
          @anyvm,            work, @dispvm,          allow @dispvm:dvm
          @anyvm,            work, @dispvm:anon-dvm, allow @dispvm:anon-dvm
          @anyvm,            work, dom0,             deny
          @anyvm,            work, work,             deny
          @anyvm,            work, @dispvm:mail,     deny
          @anyvm,            work, @dispvm:no-such,  deny
          @anyvm,            work, @dispvm:maybe-dvm, unknown DISPOSABLE_TEMPLATE
          @anyvm,            lone, @dispvm,          deny
          @anyvm,            odd,  @dispvm,          allow @dispvm:mail
          @anyvm,            veiled, @dispvm,        unknown DISPOSABLE_TEMPLATE
          *,                 work, dom0,             allow dom0
          *,                 work, @dispvm,          allow @dispvm:dvm
          @adminvm,          work, dom0,             allow dom0
          dom0,              work, dom0,             allow dom0
          uuid:00000000-0000-0000-0000-000000000000, work, dom0, allow dom0
          @tag:dom0-tag,     work, dom0,             deny
          @type:AdminVM,     work, dom0,             deny
          @tag:tag1,         work, mail,             allow mail
          @tag:tag1,         work, lone,             deny
          @tag:tag1,         work, veiled,           unknown TAGS
          @type:TemplateVM,  work, debian,           allow debian
          @type:AppVM,       work, debian,           deny
          @dispvm,           work, @dispvm,          allow @dispvm:dvm
          @dispvm,           work, @dispvm:dvm,      deny
          @dispvm:dvm,       work, @dispvm,          allow @dispvm:dvm
          @dispvm:dvm,       work, @dispvm:dvm,      allow @dispvm:dvm
          @dispvm:dvm,       work, dvm,              deny
          @dispvm:anon-dvm,  work, @dispvm,          deny
          @dispvm:@tag:anon, work, @dispvm,          deny
          @dispvm:@tag:anon, work, @dispvm:anon-dvm, allow @dispvm:anon-dvm
          @dispvm:@tag:anon, anon-dvm, @dispvm,      allow @dispvm:anon-dvm
          mail,              work, mail,             allow mail
          mail,              work, no-such,          deny
          uuid:c9024a97-9b15-46cc-8341-38d75d5d421b, work, mail, unknown IDENTITY
          """)
  void aLineThatAllowsMatches(String token, String source, String target, String expected) {
    assertThat(decide("test.Service * @anyvm " + token + " allow", source, target))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      textBlock =
          """
          @anyvm,           work,   allow mail
          *,                work,   allow mail
          work,             work,   allow mail
          mail,             work,   deny
          @tag:tag1,        work,   allow mail
          @tag:tag1,        lone,   deny
          @tag:tag1,        veiled, unknown TAGS
          @type:AppVM,      work,   allow mail
          @type:TemplateVM, work,   deny
          @adminvm,         work,   deny
          @dispvm:dvm,      dvm,    deny
          @dispvm:@tag:anon, anon-dvm, deny
          @anyvm,           no-such, unknown SOURCE
          @anyvm,           dom0,   unknown SOURCE
          """)
  void aSourceMatches(String token, String source, String expected) {
    assertThat(decide("test.Service * " + token + " mail allow", source, "mail"))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource(
      textBlock =
          """
          @anyvm allow target=mail,                  work, @default, allow mail
          @default allow target=mail,                work, no-such,  allow mail
          @default allow target=no-such,             work, @default, deny
          @anyvm allow target=dom0,                  work, mail,     allow dom0
          @anyvm allow target=@dispvm,               work, mail,     allow @dispvm:dvm
          @anyvm allow target=@dispvm,               lone, mail,     deny
          @anyvm allow target=@dispvm:anon-dvm,      work, @dispvm,  allow @dispvm:anon-dvm
          @anyvm allow target=@dispvm:mail,          work, @dispvm,  deny
          @anyvm allow target=work,                  work, mail,     deny
          @anyvm allow autostart=no,                 mail, work,     allow work
          @anyvm allow autostart=no,                 work, mail,     deny
          @anyvm allow autostart=no,                 work, @dispvm,  deny
          * allow autostart=no,                      work, dom0,     allow dom0
          @anyvm ask target=mail,                    work, @default, ask [mail]
          @anyvm ask target=no-such,                 work, @default, deny
          @anyvm ask autostart=no,                   mail, @default, ask [work]
          @anyvm ask autostart=no,                   work, @default, deny
          @tag:tag1 ask,                             work, @default, deny
          @tag:tag1 ask,                             work, mail,     ask [mail] perhaps [veiled]
          mail ask default_target=mail,              work, mail,     ask [mail]
          mail ask default_target=lone,              work, mail,     deny
          @dispvm ask,                               work, @dispvm,  ask [@dispvm:dvm]
          @dispvm ask default_target=@dispvm,        work, @dispvm,  ask [@dispvm:dvm]
          @dispvm ask,                               lone, @dispvm,  deny
          """)
  void parametersSendTheCallElsewhere(String line, String source, String target, String expected) {
    assertThat(decide("test.Service * @anyvm " + line, source, target)).isEqualTo(expected);
  }

  /** The list of a question does not come from the line that asks. */
  @Test
  void aQuestionOffersWhatAnyLineOffersBeforeOneDeniesIt() {
    var lines =
        """
        test.Service * @anyvm mail deny
        test.Service * @anyvm @dispvm:dvm deny
        test.Service * @anyvm @default ask
        test.Service * @anyvm mail allow
        test.Service * @anyvm odd allow
        test.Service * @anyvm dom0 allow
        test.Other * @anyvm lone allow
        test.Service * @anyvm @dispvm ask
        test.Service * @anyvm odd deny
        """;
    assertThat(decide(lines, "work", "@default")).isEqualTo("ask [@dispvm:dvm, dom0, odd]");
    assertThat(decide(lines, "work", "mail")).isEqualTo("deny");
  }

  @Test
  void theFirstLineThatMatchesDecidesAndIsNamed() {
    var answers =
        answers(
            """
            # a comment
            test.Service +5 @anyvm @anyvm deny
            * * work mail allow
            test.Service * @anyvm @anyvm deny notify=no
            """);
    var work = new QubeName("work");
    var mail = new CallTarget.Qube(new QubeName("mail"));
    var without = answers.decide(Call.of("test.Service", work, mail));
    assertThat(without.line().orElseThrow().place())
        .isEqualTo(new Place("/etc/qubes/policy.d", "30-user.policy", 3));
    assertThat(without.line().orElseThrow().text()).isEqualTo("* * work mail allow");
    assertThat(answers.decide(new Call("test.Service", "+5", work, mail)))
        .isInstanceOfSatisfying(
            Denied.class, d -> assertThat(d.line().orElseThrow().place().line()).isEqualTo(2));
    assertThat(answers.decide(Call.of("test.Unheard", work, new CallTarget.Nobody())))
        .isInstanceOfSatisfying(
            Denied.class, d -> assertThat(d.reason()).isEqualTo(Reason.NO_RULE));
  }

  @Test
  void whatIsNotKnownDoesNotMatterWhereEverythingEndsTheSame() {
    var lines =
        """
        test.Service * @tag:tag1 mail deny
        test.Service * @anyvm mail deny
        test.Service * @tag:tag1 lone allow
        test.Service * @anyvm lone allow
        """;
    assertThat(decide(lines, "veiled", "mail")).isEqualTo("deny");
    assertThat(decide(lines, "veiled", "lone")).isEqualTo("allow lone");
  }

  @Test
  void aBrokenPolicyRefusesEverythingAndAnUnclearOneNothing() {
    var place = new Place("/etc/qubes/policy.d", "30-user.policy", 7);
    var call = Call.of("test.Service", new QubeName("work"), new CallTarget.NewDisposable());
    var broken =
        PolicyAnswers.of(
            new PolicyReading.DeniesAll(new PolicyFault(place, PolicyFault.Kind.ACTION)),
            SYSTEM,
            List.of());
    assertThat(broken.decide(call))
        .isEqualTo(new Denied(java.util.Optional.empty(), Reason.BROKEN_POLICY));
    assertThat(broken.reach(call.source(), call.service()).ways()).isEmpty();
    var unclear =
        PolicyAnswers.of(new PolicyReading.Unclear(place, Obstacle.NOT_READ), SYSTEM, List.of());
    assertThat(Told.of(unclear.decide(call))).isEqualTo("unknown " + Missing.POLICY);
    assertThat(unclear.reach(call.source(), call.service()).ways())
        .singleElement()
        .satisfies(w -> assertThat(w.leave()).isEqualTo(Leave.UNKNOWN))
        .satisfies(w -> assertThat(w.to().size()).isEqualTo(SYSTEM.qubeCount() - 1 + 1 + 3));
  }

  @Test
  void aQubeThatIsNotShownMayExistInAManagementQube() {
    var seen =
        new QubesSystem(SystemKind.MANAGEMENT, Release.R4_3, SYSTEM.qubes(), SYSTEM.globals());
    var answers =
        PolicyAnswers.of(
            Told.policy(List.of("test.Service * @anyvm @default allow target=elsewhere")),
            seen,
            List.of());
    var work = new QubeName("work");
    for (String target : List.of("@default", "elsewhere", "@dispvm:elsewhere")) {
      assertThat(Told.of(answers.decide(Call.of("test.Service", work, Told.target(target)))))
          .isEqualTo("unknown QUBE");
    }
  }

  @Test
  void anIdentityIsJustANameInTheOlderRelease() {
    var older = new QubesSystem(SystemKind.DOM0, Release.R4_2, SYSTEM.qubes(), SYSTEM.globals());
    var policy =
        Told.policy(
            List.of(
                "test.Service * uuid:c9024a97-9b15-46cc-8341-38d75d5d421b @anyvm allow",
                "test.Service * @anyvm mail allow"));
    var call = Call.of("test.Service", new QubeName("work"), Told.target("mail"));
    assertThat(PolicyAnswers.of(policy, older, List.of()).decide(call).line().orElseThrow().place())
        .hasToString("30-user.policy:2");
  }
}
