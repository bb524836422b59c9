package org.torvm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.qubes.Sketch;

class GatewaysTest {
  private static final String TEMPLATES =
      """
      template deb
      template wgw f:whonix-gw=1
      template unsure features?
      """;

  @ParameterizedTest
  @CsvSource({
    "app q tmpl=wgw +provides_network, WHONIX",
    "app q tmpl=deb +provides_network f:whonix-gw=1, WHONIX",
    "app q tmpl=deb +provides_network f:whonix-gw=0, WHONIX",
    "app q tmpl=wgw +provides_network f:whonix-gw=, none",
    "app q tmpl=wgw, none",
    "app q tmpl=wgw ?provides_network, unknown",
    "app q tmpl=deb ?provides_network, none",
    "app q tmpl=deb +provides_network, none",
    "app q tmpl=deb +provides_network f:service.qubes-tor=1, QUBES_TOR",
    "app q tmpl=deb +provides_network f:service.qubes-tor=0, QUBES_TOR",
    "app q tmpl=deb +provides_network f:service.qubes-tor=, none",
    "app q tmpl=wgw +provides_network f:service.qubes-tor=1, WHONIX",
    "app q tmpl=unsure +provides_network f:service.qubes-tor=1, QUBES_TOR",
    "app q tmpl=unsure +provides_network, unknown",
    "app q tmpl=hidden +provides_network, unknown",
    "app q tmpl? +provides_network, unknown",
    "app q tmpl=deb +provides_network features?, unknown",
    "app q tmpl=unsure features?, none",
    "standalone q +provides_network f:whonix-gw=1, WHONIX",
    "disp q tmpl=wgw +provides_network, WHONIX",
    "unread q, unknown",
    "app other tmpl=deb, unknown",
  })
  void aGatewayIsKnownByItsSettings(String line, String kind) {
    assertThat(kind(line, Set.of())).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "app q tmpl=deb +provides_network, PINNED",
    "app q tmpl=wgw +provides_network, WHONIX",
    "app q tmpl=unsure +provides_network, PINNED",
    "app q tmpl=deb, none",
    "app q tmpl=deb ?provides_network, unknown",
  })
  void theUserCanNameOne(String line, String kind) {
    assertThat(kind(line, Set.of("q"))).isEqualTo(kind);
  }

  private static String kind(String line, Set<String> pinned) {
    var names = pinned.stream().map(Sketch::name).collect(Collectors.toSet());
    var gateways = new Gateways(Sketch.of(TEMPLATES + line), names);
    var kind = gateways.kind(Sketch.name("q"));
    assertThat(gateways.isGateway(Sketch.name("q")))
        .isEqualTo(gateways.all().containsKey(Sketch.name("q")))
        .isEqualTo(kind.value().flatMap(k -> k).isPresent());
    return kind.value().map(k -> k.map(Enum::name).orElse("none")).orElse("unknown");
  }
}
