package org.torvm.policy.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torvm.policy.Action;
import org.torvm.policy.Token;
import org.torvm.policy.own.LineDifference.Change;

/** The lines of our own file, and the difference that is shown. */
class OwnFileTest {
  private static final Token ANON = new Token.Tagged("anon-vm");
  private static final OwnRule REFUSAL =
      OwnRule.of("qubes.OpenURL", ANON, new Token.AnyQube(), new Action.Deny(true));
  private static final OwnRule UPDATES =
      OwnRule.of(
          "qubes.UpdatesProxy",
          new Token.Typed("TemplateVM"),
          new Token.NoTarget(),
          Action.Allow.to(new Token.Named("sys-whonix")));

  @Test
  void aNewFileSaysWhatItIs() {
    assertThat(OwnFile.empty().text()).startsWith("# Qubes TorVM Manager").endsWith(".\n");
    assertThat(OwnFile.empty().isIdle()).isTrue();
    assertThat(OwnFile.of(OwnFile.empty().text())).isEqualTo(OwnFile.empty());
    assertThat(OwnFile.of("")).isEqualTo(OwnFile.empty());
  }

  @Test
  void linesComeAndGo() {
    var file = OwnFile.empty().with(UPDATES).withFirst(REFUSAL).with(UPDATES);
    assertThat(file.text())
        .endsWith(
            """
            qubes.OpenURL * @tag:anon-vm @anyvm deny
            qubes.UpdatesProxy * @type:TemplateVM @default allow target=sys-whonix
            """);
    assertThat(file.isIdle()).isFalse();
    assertThat(file.has(REFUSAL)).isTrue();
    assertThat(file.without(REFUSAL).without(UPDATES)).isEqualTo(OwnFile.empty());
  }

  @Test
  void whatSomebodyElseWroteStays() {
    var file =
        OwnFile.of(
            "# mine\n\ntest.Service\t*  work work2 deny\n qubes.OpenURL  * @tag:anon-vm\t@anyvm deny");
    assertThat(file.has(REFUSAL)).isTrue();
    assertThat(file.with(REFUSAL)).isEqualTo(file);
    assertThat(file.withFirst(UPDATES).without(REFUSAL).lines())
        .endsWith("# mine", "", UPDATES.text(), "test.Service\t*  work work2 deny");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a\nx * @anyvm @anyvm allow", "@nobody", "", "a\u00a0b", "\u2028"})
  void aLineThatWouldReadOtherwiseCannotBeMade(String name) {
    assertThatThrownBy(
            () -> OwnRule.of("test.Service", new Token.Named(name), ANON, new Action.Deny(true)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("allow");
    assertThatThrownBy(
            () -> OwnRule.of("test.Service" + name + "+", ANON, ANON, new Action.Deny(true)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTokenThatMayNotStandThereCannotBeWritten() {
    assertThatThrownBy(
            () -> OwnRule.of("test.Service", new Token.NoTarget(), ANON, new Action.Deny(true)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> OwnRule.of("test.Service", ANON, new Token.NoTarget(), Action.Allow.plain()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new OwnRule("test.Service", Optional.of("22"), ANON, ANON, Action.Ask.plain()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theDifferenceShowsWhatComesAndGoes() {
    var before = OwnFile.empty().with(REFUSAL);
    var difference = LineDifference.between(before, before.without(REFUSAL).with(UPDATES));
    assertThat(difference.lines().subList(2, 4))
        .containsExactly(
            new LineDifference.Line(Change.REMOVED, REFUSAL.text()),
            new LineDifference.Line(Change.ADDED, UPDATES.text()));
    assertThat(difference.isEmpty()).isFalse();
    assertThat(LineDifference.between(before, before).isEmpty()).isTrue();
  }

  @Test
  void bothTextsCanBeMadeFromADifference() {
    var random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      var before = random.ints(random.nextInt(9), 0, 4).mapToObj(n -> "line " + n).toList();
      var after = random.ints(random.nextInt(9), 0, 4).mapToObj(n -> "line " + n).toList();
      var difference = LineDifference.between(before, after);
      assertThat(without(difference, Change.ADDED)).isEqualTo(before);
      assertThat(without(difference, Change.REMOVED)).isEqualTo(after);
    }
  }

  private static List<String> without(LineDifference difference, Change change) {
    return difference.lines().stream()
        .filter(l -> l.change() != change)
        .flatMap(l -> Stream.of(l.text()))
        .toList();
  }
}
