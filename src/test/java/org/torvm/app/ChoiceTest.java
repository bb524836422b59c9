package org.torvm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.qubes.SystemKind;

class ChoiceTest {
  private static final String QUBESD = "var/run/qubesd.sock";
  private static final String QREXEC = "usr/bin/qrexec-client-vm";

  @TempDir private Path root;

  @ParameterizedTest(name = "with {0} and --socket {1}: {2}")
  @CsvSource({
    "'', '', demo",
    "'', here.sock, named",
    "var/run/qubesd.sock, '', dom0",
    "var/run/qubesd.sock etc/qubes-release, '', dom0",
    "var/run/qubesd.sock usr/bin/qrexec-client-vm, '', dom0",
    "var/run/qubesd.sock, here.sock, named",
    "usr/bin/qrexec-client-vm, '', management",
    "usr/bin/qrexec-client-vm usr/share/qubes/marker-vm, '', management",
    "usr/bin/qrexec-client-vm usr/share/qubes/marker-vm, here.sock, named",
    "usr/share/qubes/marker-vm, '', none",
    "etc/qubes-release, '', none",
    "etc/qubes-release, here.sock, named",
  })
  void chooses(String files, String named, String expected) throws IOException {
    for (String file : files.isEmpty() ? List.<String>of() : List.of(files.split(" ", -1))) {
      create(root.resolve(file));
    }
    var machine = MachineLayout.under(root);
    var chosen = Choice.of(Optional.of(named).filter(n -> !n.isEmpty()).map(Path::of), machine);
    switch (expected) {
      case "demo" -> assertThat(chosen).isEqualTo(new Choice.Demo());
      case "dom0" ->
          assertThat(chosen).isEqualTo(new Choice.Socket(SystemKind.DOM0, root.resolve(QUBESD)));
      case "management" ->
          assertThat(chosen).isEqualTo(new Choice.Management(root.resolve(QREXEC)));
      case "named" ->
          assertThat(chosen).isEqualTo(new Choice.Socket(SystemKind.SOCKET, Path.of("here.sock")));
      case "none" -> assertThat(chosen).isInstanceOf(Choice.None.class);
      default -> throw new AssertionError(expected);
    }
  }

  private static void create(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
