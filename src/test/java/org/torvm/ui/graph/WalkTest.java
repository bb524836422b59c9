package org.torvm.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.graph.Box;
import org.torvm.graph.GraphPicture;
import org.torvm.graph.Sample;
import org.torvm.graph.layout.ForestLayout;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.SystemKind;

class WalkTest {
  private static final GraphPicture PICTURE =
      ForestLayout.of(Sample.household(SystemKind.DEMO).report());
  private static final Walk WALK = new Walk(PICTURE);

  private static Optional<String> from(String qube, Walk.Way way) {
    return WALK.from(Sample.name(qube), way).map(QubeName::value);
  }

  private static Box box(String qube) {
    return PICTURE.card(Sample.name(qube)).orElseThrow().box();
  }

  @ParameterizedTest
  @CsvSource({
    "anon-mail, LEFT, sys-whonix",
    "sys-whonix, LEFT, sys-firewall",
    "sys-firewall, LEFT, sys-net",
    "work, LEFT, sys-firewall",
    "disp1177, LEFT, whonix-workstation-18-dvm",
    "sys-net, RIGHT, sys-firewall",
    "torvm, RIGHT, irc",
    "irc, LEFT, torvm"
  })
  void goesAlongTheLines(String qube, Walk.Way way, String expected) {
    assertThat(from(qube, way)).contains(expected);
  }

  @Test
  void goesToTheUppermostClient() {
    var first = from("sys-whonix", Walk.Way.RIGHT).orElseThrow();
    assertThat(from(first, Walk.Way.LEFT)).contains("sys-whonix");
    assertThat(PICTURE.lines())
        .filteredOn(l -> l.to().equals("sys-whonix"))
        .allSatisfy(
            l -> assertThat(box(l.from().value()).y()).isGreaterThanOrEqualTo(box(first).y()));
  }

  @ParameterizedTest
  @CsvSource({"anon-whonix, DOWN", "torvm, UP", "vault, UP", "archive, DOWN"})
  void goesUpAndDownToTheNextOneInTheColumn(String qube, Walk.Way way) {
    var here = box(qube);
    var next = box(from(qube, way).orElseThrow());
    assertThat(next.y() > here.y()).isEqualTo(way == Walk.Way.DOWN);
    assertThat(next.x() < here.right() && here.x() < next.right()).isTrue();
  }

  @Test
  void stopsWhereNothingLies() {
    assertThat(from("sys-net", Walk.Way.LEFT)).isEmpty();
    assertThat(from("nobody", Walk.Way.LEFT)).isEmpty();
  }

  @Test
  void goesToWhatLiesThereWhereNoLineLeads() {
    var other = from("vault", Walk.Way.LEFT).or(() -> from("vault", Walk.Way.RIGHT));
    assertThat(other).isPresent();
  }

  @Test
  void knowsTheFirstAndTheLast() {
    var first = WALK.first().orElseThrow();
    var last = WALK.last().orElseThrow();
    assertThat(PICTURE.cards())
        .allSatisfy(
            c -> assertThat(c.box().x()).isBetween(box(first.value()).x(), box(last.value()).x()));
  }

  @ParameterizedTest
  @CsvSource({
    "w, work, false, whonix-workstation-18-dvm",
    "w, vault, false, whonix-workstation-18-dvm",
    "wo, work, true, work",
    "WO, archive, true, work",
    "anon-m, anon-whonix, true, anon-mail",
    "anon-, anon-mail, true, anon-mail",
    "anon-, anon-mail, false, anon-whonix"
  })
  void findsByTheBeginningOfAName(String typed, String here, boolean mayStay, String expected) {
    assertThat(WALK.named(typed, Optional.of(Sample.name(here)), mayStay))
        .contains(Sample.name(expected));
  }

  @Test
  void findsNothingWhereNothingBeginsSo() {
    assertThat(WALK.named("zz", Optional.empty(), false)).isEmpty();
    assertThat(WALK.named("k", Optional.empty(), false)).contains(Sample.name("keys"));
  }
}
