package org.torvm.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.torvm.graph.GraphPicture;
import org.torvm.graph.Sample;
import org.torvm.graph.layout.ForestLayout;
import org.torvm.qubes.SystemKind;

class TargetsTest {
  private static final GraphPicture PICTURE =
      ForestLayout.of(
          Sample.household(SystemKind.DEMO)
              .gateway("sys-vpn-tor", "blue", "sys-whonix", "qubes-tor")
              .running("behind-both", "red", "sys-vpn-tor")
              .report());
  private static final Targets TARGETS = new Targets(PICTURE);

  @Test
  void aGatewayIsHitByItsCardAndByTheGroundBehindIt() {
    for (String name : new String[] {"sys-whonix", "torvm"}) {
      var gateway = Sample.name(name);
      var card = PICTURE.card(gateway).orElseThrow().box();
      assertThat(TARGETS.at(card.centreX(), card.centreY())).contains(gateway);
      var ground =
          PICTURE.territories().stream()
              .filter(t -> t.gateway().equals(gateway))
              .findFirst()
              .orElseThrow()
              .box();
      assertThat(TARGETS.at(ground.x() + 2, ground.y() + 2)).contains(gateway);
      assertThat(TARGETS.at(ground.right() - 2, ground.bottom() - 2)).contains(gateway);
    }
  }

  @Test
  void elsewhereThereIsNothing() {
    var work = PICTURE.card(Sample.name("work")).orElseThrow().box();
    assertThat(TARGETS.at(work.centreX(), work.centreY())).isEmpty();
    assertThat(TARGETS.at(-5, -5)).isEmpty();
  }

  @Test
  void knowsWhatIsBehindAGatewayAlready() {
    assertThat(TARGETS.isBehind(Sample.name("irc"), Sample.name("torvm"))).isTrue();
    assertThat(TARGETS.isBehind(Sample.name("irc"), Sample.name("sys-whonix"))).isFalse();
    assertThat(TARGETS.isBehind(Sample.name("disp4821"), Sample.name("sys-whonix"))).isTrue();
    assertThat(TARGETS.isBehind(Sample.name("work"), Sample.name("sys-whonix"))).isFalse();
    assertThat(TARGETS.gateways()).contains(Sample.name("sys-whonix"), Sample.name("torvm"));
  }
}
