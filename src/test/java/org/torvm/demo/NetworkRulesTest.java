package org.torvm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.torvm.qubes.Release;

/** Net qubes: checks in their order, defaults that are followed, invariants under random change. */
class NetworkRulesTest {
  @TempDir Path directory;
  private DemoServer server;
  private RawClient client;

  @BeforeEach
  void serve() throws IOException {
    server = DemoServer.open(directory.resolve("s"), DemoOptions.instant());
    client = new RawClient(server.socket());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "work, bad name!, QubesValueError",
    "work, nowhere, QubesPropertyValueError",
    "work, vault, QubesValueError",
    "sys-net, sys-net, QubesValueError",
    "sys-net, sys-whonix, QubesValueError",
    "sys-firewall, torvm, QubesValueError",
    "work, torvm-old, QubesVMNotStartedError",
  })
  void refusesNetQubesInTheDocumentedOrder(String qube, String value, String error)
      throws IOException {
    var before = net(qube);
    var answer = client.call("admin.vm.property.Set", "netvm", qube, value);
    assertThat(answer).startsWith("2\0" + error + "\0");
    assertThat(net(qube)).isEqualTo(before);
  }

  @Test
  void answersNothingToDom0AsNetQube() throws IOException {
    assertThat(client.call("admin.vm.property.Set", "netvm", "work", "dom0")).isEmpty();
  }

  @Test
  void takesNoneAlwaysAndGoesBackToTheDefault() throws IOException {
    set("work", "");
    assertThat(net("work")).isEqualTo("default=False type=vm ");
    client.value("admin.vm.property.Reset", "netvm", "work", "");
    assertThat(net("work")).isEqualTo("default=True type=vm sys-firewall");
  }

  @Test
  void followsTheDefaultUnlessSetAndNeverInTemplates() throws IOException {
    client.value("admin.property.Set", "default_netvm", "dom0", "torvm");
    assertThat(net("personal")).isEqualTo("default=True type=vm torvm");
    assertThat(net("forum")).isEqualTo("default=False type=vm torvm-disp");
    assertThat(net("fedora-42-xfce")).isEqualTo("default=True type=vm ");
  }

  @Test
  void refusesADefaultThatWouldLoopOrThatARunningFollowerCannotReach() throws IOException {
    assertThat(client.call("admin.property.Set", "default_netvm", "dom0", "personal"))
        .startsWith("2\0QubesPropertyValueError\0");
    assertThat(client.call("admin.property.Set", "default_netvm", "dom0", "torvm-old"))
        .startsWith("2\0QubesVMNotStartedError\0");
    assertThat(client.value("admin.property.Get", "default_netvm", "dom0", ""))
        .isEqualTo("default=False type=vm sys-firewall");
    client.value("admin.vm.Kill", "", "personal", "");
    client.value("admin.vm.Kill", "", "disp1177", "");
    assertThat(client.call("admin.property.Set", "default_netvm", "dom0", "vault"))
        .isEqualTo("0\0");
  }

  @Test
  void refusesAResetThatWouldLoop() throws IOException {
    assertThat(client.call("admin.vm.property.Reset", "netvm", "sys-net", ""))
        .startsWith("2\0QubesValueError\0");
    assertThat(net("sys-net")).isEqualTo("default=False type=vm ");
  }

  @Test
  void keepsProvidesNetworkWhileAnybodyNeedsIt() throws IOException {
    assertThat(client.call("admin.vm.property.Set", "provides_network", "torvm", "False"))
        .as("irc uses it")
        .startsWith("2\0QubesValueError\0");
    assertThat(client.call("admin.vm.property.Set", "provides_network", "sys-vpn", "False"))
        .isEqualTo("0\0");
  }

  @Test
  void putsAChangeOffUntilAPausedQubeGoesOn() throws Exception {
    client.value("admin.vm.Pause", "", "work", "");
    try (var events = client.events()) {
      set("work", "sys-whonix");
      assertThat(client.value("admin.vm.feature.Get", "deferred-netvm-original", "work", ""))
          .isEqualTo("sys-firewall");
      client.value("admin.vm.Unpause", "", "work", "");
      assertThat(events.until(p -> p.equals("1|work|domain-unpaused||")))
          .containsSubsequence(
              "1|work|property-set:netvm|name|netvm|newvalue|sys-whonix|oldvalue|sys-firewall||",
              "1|sys-whonix|net-domain-connect|vm|work||");
    }
    assertThat(client.call("admin.vm.feature.Get", "deferred-netvm-original", "work", ""))
        .startsWith("2\0QubesFeatureNotFoundError\0");
  }

  @Test
  void changesAPausedQubeAtOnceInTheOldRelease() throws Exception {
    var socket = directory.resolve("old");
    var options = DemoOptions.instant().withRelease(Release.R4_2);
    try (var _ = DemoServer.open(socket, options)) {
      var old = new RawClient(socket);
      old.value("admin.vm.Pause", "", "work", "");
      old.value("admin.vm.property.Set", "netvm", "work", "sys-whonix");
      assertThat(old.value("admin.vm.feature.List", "", "work", "")).isEmpty();
      assertThat(old.value("admin.vm.List", "", "work", ""))
          .isEqualTo("work class=AppVM state=Paused\n");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void staysFreeOfLoopsWhateverIsTried(long seed) throws IOException {
    var random = new Random(seed);
    var names = names();
    for (int i = 0; i < 300; i++) {
      var qube = names.get(random.nextInt(names.size()));
      var value = random.nextInt(8) == 0 ? "" : names.get(random.nextInt(names.size()));
      switch (random.nextInt(6)) {
        case 0 -> client.call("admin.vm.property.Reset", "netvm", qube, "");
        case 1 -> client.call("admin.property.Set", "default_netvm", "dom0", value);
        case 2 ->
            client.call(
                "admin.vm.property.Set", "provides_network", qube, i % 2 == 0 ? "True" : "no");
        default -> client.call("admin.vm.property.Set", "netvm", qube, value);
      }
    }
    for (String name : names) {
      assertThat(hops(name, names.size())).as(name).isLessThan(names.size());
    }
  }

  private int hops(String qube, int most) throws IOException {
    var next = qube;
    for (int hops = 0; hops < most; hops++) {
      var line = net(next);
      next = line.substring(line.lastIndexOf(' ') + 1);
      if (next.isEmpty()) {
        return hops;
      }
    }
    return most;
  }

  private List<String> names() throws IOException {
    var names = new ArrayList<String>();
    for (String line : client.value("admin.vm.List", "", "dom0", "").split("\n", -1)) {
      if (!line.isEmpty() && !line.startsWith("dom0 ")) {
        names.add(line.substring(0, line.indexOf(' ')));
      }
    }
    return names;
  }

  private String net(String qube) throws IOException {
    return client.value("admin.vm.property.Get", "netvm", qube, "");
  }

  private void set(String qube, String value) throws IOException {
    client.value("admin.vm.property.Set", "netvm", qube, value);
  }
}
