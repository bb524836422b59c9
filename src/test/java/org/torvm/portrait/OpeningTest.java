package org.torvm.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "anon  | Its disposables are made from anon-dvm. This is set, and stays so until somebody changes it.",
        "work  | Its disposables are made from default-dvm. It follows the system default, and changes when that changes.",
        "vault | It opens nothing in disposables: its disposable template is set to none.",
        "disp1 | Its disposables are made from anon-dvm, its own disposable template, because nothing else is set."
      })
  void saysWhatDisposablesAreMadeFrom(String qube, String words) {
    assertThat(Painted.say(Painted.of(qube).opening().setting())).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "app q                | It opens nothing in disposables: it follows the system default, and that is none.",
        "app q ddv?           | What its disposables are made from could not be read.",
        "app q ddv=r@app r    | It names r, which is no disposable template: opening something in a disposable fails.",
        "dom0@app q ddv=gone  | Its disposables are made from gone. This is set, and stays so until somebody changes it."
      })
  void alsoWhenThereIsNothingGood(String lines, String words) {
    var opening = Painted.of(lines.replace('@', '\n'), "q").opening();
    assertThat(Painted.say(opening.setting())).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"anon, true", "vault, true", "leaky-vault, true"})
  void knowsWhatItKnows(String qube, boolean known) {
    assertThat(Painted.of(qube).opening().known()).isEqualTo(known);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "app q ddv?",
        "app q ddv=gone",
        "app q ddv=d@app d ?template_for_dispvms",
        "app q ddv=d@app d ddv? +template_for_dispvms",
        "app q ddv=d@app d net? +template_for_dispvms"
      })
  void saysWhenItDoesNotKnowAll(String lines) {
    assertThat(Painted.of(lines.replace('@', '\n'), "q").opening().known()).isFalse();
  }

  @Test
  void tellsWhereTheyGoAndTheExactPath() {
    var opening = Painted.of("careless").opening();
    assertThat(outcomes(opening))
        .containsExactly("default-dvm: reaches the network with your real address");
    assertThat(opening.leaks())
        .extracting(p -> p.words())
        .containsExactly(List.of("careless", "default-dvm", "sys-firewall", "sys-net", "clearnet"));
    assertThat(outcomes(Painted.of("anon").opening()))
        .containsExactly("anon-dvm: goes only through Tor, by way of sys-whonix");
    assertThat(Painted.of("anon").opening().leaks()).isEmpty();
  }

  @Test
  void tellsWhichAreOpenedByOtherDisposables() {
    var lines =
        """
        app up net=- +provides_network
        app q ddv=one net=-
        app one net=- ddv=two +template_for_dispvms
        app two net=up +template_for_dispvms
        """;
    var opening = Painted.of(lines, "q").opening();
    assertThat(opening.outcomes()).extracting(o -> o.nested()).containsExactly(false, true);
    assertThat(outcomes(opening))
        .containsExactly("one: has no network", "two: reaches the network with your real address");
  }

  private static List<String> outcomes(Opening opening) {
    return opening.outcomes().stream()
        .map(o -> o.template() + ": " + Painted.say(o.words()))
        .toList();
  }
}
