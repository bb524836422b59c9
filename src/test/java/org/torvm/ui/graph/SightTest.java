package org.torvm.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.graph.Box;
import org.torvm.ui.graph.Sight.Size;

class SightTest {
  private static final Size VIEW = new Size(1000, 500);

  @Test
  void showsEverythingThatCanBeReadThen() {
    var content = new Size(1250, 400);
    var sight = Sight.ofReadable(content, VIEW, Optional.empty());
    assertThat(sight.scale()).isEqualTo(0.8);
    assertThat(sight.showsAll(content, VIEW)).isTrue();
    assertThat(Sight.ofReadable(new Size(300, 100), VIEW, Optional.empty()).scale()).isEqualTo(1);
  }

  @Test
  void beginsAtTheUpperLeftWhenEverythingCouldNotBeRead() {
    var content = new Size(4000, 2000);
    assertThat(Sight.ofReadable(content, VIEW, Optional.empty()))
        .isEqualTo(new Sight(Sight.READABLE, 0, 0));
    assertThat(Sight.ofAll(content, VIEW).scale()).isEqualTo(0.25);
  }

  @ParameterizedTest
  @CsvSource({"2000, 1000, 500, 250", "0, 0, 0, 0", "3960, 1980, 971, 486"})
  void beginsAtWhatMattersMostWithoutEmptyEdges(double x, double y, double atX, double atY) {
    var content = new Size(4000, 2000);
    var start = new Box(x, y, 40, 20);
    var sight = Sight.ofReadable(content, VIEW, Optional.of(start));
    assertThat(sight.x()).isBetween(VIEW.width() - 4000 * sight.scale() - 1, 0.0);
    assertThat(sight.y()).isBetween(VIEW.height() - 2000 * sight.scale() - 1, 0.0);
    double shownX = sight.x() + x * sight.scale();
    double shownY = sight.y() + y * sight.scale();
    assertThat(shownX).isCloseTo(atX, within(20.0));
    assertThat(shownY).isCloseTo(atY, within(20.0));
  }

  @ParameterizedTest
  @CsvSource({"1.5, 300, 200", "0.5, 10, 490", "100, 0, 0", "0.0001, 999, 499"})
  void zoomsAtThePoint(double factor, double x, double y) {
    var before = new Sight(0.9, -120, 35);
    var after = before.zoomed(factor, x, y);
    assertThat(after.contentX(x)).isCloseTo(before.contentX(x), within(1e-6));
    assertThat(after.contentY(y)).isCloseTo(before.contentY(y), within(1e-6));
    assertThat(after.scale()).isBetween(Sight.LEAST, Sight.MOST);
  }

  @Test
  void neverPansTheContentOutOfView() {
    var content = new Size(800, 300);
    var sight = new Sight(1, 0, 0);
    assertThat(sight.panned(-5000, -5000, content, VIEW)).isEqualTo(new Sight(1, -720, -220));
    assertThat(sight.panned(5000, 5000, content, VIEW)).isEqualTo(new Sight(1, 920, 420));
    assertThat(sight.panned(30, -20, content, VIEW)).isEqualTo(new Sight(1, 30, -20));
  }

  @Test
  void revealsJustAsFarAsNeeded() {
    var sight = new Sight(0.5, -100, 0);
    assertThat(sight.revealing(new Box(400, 100, 200, 100), VIEW)).isEqualTo(sight);
    assertThat(sight.revealing(new Box(100, 1000, 200, 100), VIEW))
        .isEqualTo(new Sight(0.5, -50, -50));
  }

  @Test
  void arrivesExactly() {
    var from = new Sight(1, 0, 0);
    var to = new Sight(0.5, 33.3, -7.1);
    assertThat(from.toward(to, 1)).isEqualTo(to);
    assertThat(from.toward(to, 0.5)).isEqualTo(new Sight(0.75, 16.65, -3.55));
  }
}
