package org.torvm.ui.graph.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergedPathsTest {
  @Test
  void drawsWhatIsSharedOnce() {
    var shorter = "M0 0 L10 0 Q15 0 15 5 L15 40";
    var longer = "M0 0 L10 0 Q15 0 15 5 L15 90.5";
    assertThat(MergedPaths.of(List.of(shorter, longer, shorter)))
        .isEqualTo("M0 0 H10 M15 5 V90.5 M10 0 Q15 0 15 5");
  }

  @Test
  void leavesGapsOpenAndJoinsWhatTouches() {
    assertThat(MergedPaths.of(List.of("M0 5 L10 5", "M20 5 L30 5", "M30 5 L25 5 L40 5")))
        .isEqualTo("M0 5 H10 M20 5 H40");
    assertThat(MergedPaths.of(List.of("M5 0 L5 -10", "M6 0 L6 10")))
        .isEqualTo("M5 -10 V0 M6 0 V10");
  }

  @Test
  void keepsSlantingLines() {
    assertThat(MergedPaths.of(List.of("M0 0 L3 4", "M0 0 L3 4"))).isEqualTo("M0 0 L3 4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"M0 0 C1 1 2 2 3 3", "M0 0 H10", "M0 0 L1", "M0 0 A5 5 0 1 0 3 3 Z"})
  void leavesAloneWhatItDoesNotUnderstand(String path) {
    assertThat(MergedPaths.of(List.of(path, "M0 0 L5 0"))).isEqualTo("M0 0 H5 " + path);
  }

  @Test
  void nothingBecomesNothing() {
    assertThat(MergedPaths.of(List.of())).isEmpty();
  }
}
