package org.torvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.torvm.leak.LeakReport;
import org.torvm.report.Made;

/** Options that every command understands. */
class OptionsTest {
  private static final LeakReport CLEAN = Made.report(Made.system(), true);

  private static FakePorts ports(boolean display) {
    var ports = new FakePorts(CLEAN);
    ports.display = display;
    return ports;
  }

  @ParameterizedTest
  @CsvSource({
    "--theme dark, window Optional[DARK]",
    "--theme=LIGHT, window Optional[LIGHT]",
    "--theme desktop, window Optional[DESKTOP]",
    "'', window Optional.empty",
  })
  void theWindowGetsTheThemeThatWasAskedFor(String options, String asked) {
    var ports = ports(true);
    var arguments = options.isEmpty() ? new String[0] : options.split(" ", -1);
    assertThat(new Shell(ports).run(arguments)).isZero();
    assertThat(ports.asked).containsExactly("read-only false", asked);
  }

  @Test
  void aPngPictureGetsItToo() {
    var ports = ports(false);
    assertThat(new Shell(ports).run("graph", "--format", "png", "--theme", "dark")).isZero();
    assertThat(ports.asked).containsExactly("read-only false", "png Optional[DARK]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"svg", "dot", "json"})
  void otherDrawingsHaveNoThemeAndSaySo(String format) {
    var ports = ports(false);
    var shell = new Shell(ports);
    assertThat(shell.run("graph", "--format", format, "--theme", "dark")).isEqualTo(2);
    assertThat(shell.err()).contains("--theme");
    assertThat(ports.opened).isZero();
  }

  @Test
  void anUnknownThemeIsAMistake() {
    var shell = new Shell(ports(true));
    assertThat(shell.run("--theme", "purple")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--read-only",
        "--read-only audit",
        "audit --read-only",
        "torify anon --gateway gw --yes --read-only",
        "untorify anon --yes --read-only",
        "move sys-net sys-whonix --yes --read-only",
        "offline anon --yes --read-only",
        "online anon --yes --read-only",
        "pin anon --yes --read-only",
        "kill anon --yes --confirm anon --read-only",
        "remove anon --yes --confirm anon --read-only",
        "undo --yes --read-only",
      })
  void readOnlyReachesWhoOpensTheSystem(String line) {
    var ports = ports(true);
    new Shell(ports).run(line.split(" ", -1));
    assertThat(ports.asked).startsWith("read-only true");
  }
}
