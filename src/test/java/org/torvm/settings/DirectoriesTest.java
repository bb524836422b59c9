package org.torvm.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.qubes.SystemKind;

class DirectoriesTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "unset",
      value = {
        "unset, /home/user/.local/state/qubes-torvm-manager",
        "'', /home/user/.local/state/qubes-torvm-manager",
        "relative/path, /home/user/.local/state/qubes-torvm-manager",
        "/var/state, /var/state/qubes-torvm-manager"
      })
  void theStateIsWhereTheDesktopSays(String variable, Path expected) {
    Map<String, String> environment =
        variable == null ? Map.of() : Map.of("XDG_STATE_HOME", variable);
    assertThat(new XdgDirectories(environment, Path.of("/home/user")).state()).isEqualTo(expected);
  }

  @Test
  void theConfigurationIsBesideIt() {
    var directories =
        new XdgDirectories(Map.of("XDG_CONFIG_HOME", "/etc/me"), Path.of("/home/user"));
    assertThat(directories.configuration()).isEqualTo(Path.of("/etc/me/qubes-torvm-manager"));
  }

  @Test
  void thePastOfOneSystemNeverMixesWithThatOfAnother() {
    var state = new StateDirectory(Path.of("/state"));
    assertThat(
            Stream.of(
                    state.changes(SystemKind.DOM0, "/var/run/qubesd.sock"),
                    state.changes(SystemKind.MANAGEMENT, ""),
                    state.changes(SystemKind.DEMO, "/tmp/a"),
                    state.changes(SystemKind.SOCKET, "/tmp/a"),
                    state.changes(SystemKind.SOCKET, "/tmp/b"))
                .map(f -> f.path().getFileName().toString()))
        .doesNotHaveDuplicates()
        .startsWith("changes-dom0.json", "changes-management.json")
        .allMatch(n -> n.matches("changes-[a-z0-9-]+[.]json"));
    assertThat(state.changes(SystemKind.SOCKET, "/tmp/a").path())
        .isEqualTo(state.changes(SystemKind.SOCKET, "/tmp/a").path());
  }
}
