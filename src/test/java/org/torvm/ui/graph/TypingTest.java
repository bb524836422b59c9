package org.torvm.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypingTest {
  @Test
  void gathersLettersUntilThereIsAPause() {
    var typed = Typing.NOTHING.with("s", 5_000).with("y", 5_400).with("s", 6_400);
    assertThat(typed.letters()).isEqualTo("sys");
    assertThat(typed.mayStay()).isTrue();
    assertThat(typed.isUnderWay(7_400)).isTrue();
    assertThat(typed.isUnderWay(7_401)).isFalse();
    assertThat(typed.with("w", 7_401).letters()).isEqualTo("w");
  }

  @Test
  void theSameLetterAgainGoesOn() {
    var typed = Typing.NOTHING.with("a", 5_000).with("a", 5_200);
    assertThat(typed.letters()).isEqualTo("a");
    assertThat(typed.mayStay()).isFalse();
  }

  @Test
  void nothingIsUnderWayAtFirst() {
    assertThat(Typing.NOTHING.isUnderWay(10)).isFalse();
  }
}
