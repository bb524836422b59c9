package org.torvm.ui.shown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.graph.Sample;
import org.torvm.qubes.QubeName;

class MatchesTest {
  private static final Matches THREE = matches("b", "d", "f");

  private static Matches matches(String... names) {
    return new Matches(
        new TreeSet<>(Stream.of(names).map(Sample::name).toList()), Map.of(Filter.ALL, 9));
  }

  private static Optional<QubeName> name(String name) {
    return name.equals("-") ? Optional.empty() : Optional.of(Sample.name(name));
  }

  @ParameterizedTest
  @CsvSource({
    "-, true, b",
    "b, true, d",
    "d, true, f",
    "f, true, b",
    "x, true, b",
    "-, false, f",
    "f, false, d",
    "b, false, f",
    "x, false, f",
  })
  void stepsRoundThoseThatFit(String here, boolean forward, String next) {
    assertThat(THREE.beside(name(here), forward)).isEqualTo(name(next));
  }

  @ParameterizedTest
  @CsvSource({"b, 1", "d, 2", "f, 3", "x, 0", "-, 0"})
  void knowsThePlaceOfEach(String here, int place) {
    assertThat(THREE.place(name(here)).orElse(0)).isEqualTo(place);
  }

  @Test
  void whereNothingFitsThereIsNowhereToGo() {
    assertThat(matches().beside(name("b"), true)).isEmpty();
    assertThat(matches().place(name("b"))).isEmpty();
  }
}
