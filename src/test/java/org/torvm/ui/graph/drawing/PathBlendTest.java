package org.torvm.ui.graph.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathBlendTest {
  @Test
  void leadsEveryPointFromOnePathToTheOther() {
    var blend = PathBlend.between("M0 0 C10 0 10 20 20 20", "M0 10 C10 10 10 40.5 20 -20");
    assertThat(blend.orElseThrow().at(0.5).strip()).isEqualTo("M 0 5 C 10 5 10 30.3 20 0");
    assertThat(blend.orElseThrow().at(0).strip()).isEqualTo("M 0 0 C 10 0 10 20 20 20");
  }

  @Test
  void endsWithTheVeryTextOfTheLastPath() {
    var last = "M0 10 C10 10 10 40.5 20 -20";
    assertThat(PathBlend.between("M0 0 C10 0 10 20 20 20", last).orElseThrow().at(1))
        .isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource({"M0 0 L1 1, M0 0 H1", "M0 0 L1 1, M0 0 L1 1 L2 2", "M0 0 L1 1, M0 0 L L1 1"})
  void pathsThatAreBuiltDifferentlyHaveNoWayBetween(String from, String to) {
    assertThat(PathBlend.between(from, to)).isEmpty();
  }
}
