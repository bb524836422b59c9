package org.torvm.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesFileTest {
  @TempDir private Path home;

  private PreferencesFile file() {
    return new PreferencesFile(home.resolve("conf"));
  }

  private Preferences after(String content) throws IOException {
    Files.createDirectories(home.resolve("conf"));
    Files.writeString(home.resolve("conf/preferences.json"), content);
    return file().read();
  }

  @Test
  void whatWasKeptIsThereInTheNextRun() {
    var wanted =
        new Preferences(
            ThemeChoice.DARK, true, true, true, new WindowPlace(1024, 700, true, 0.5, 0.6));
    file().write(wanted);
    assertThat(file().read()).isEqualTo(wanted);
  }

  @Test
  void withoutAFileEverythingIsAsInTheFirstRun() {
    assertThat(file().read()).isEqualTo(Preferences.FIRST);
    assertThat(home).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "null",
        "7",
        "\"dark\"",
        "[]",
        "{}",
        "{\"theme\":\"dark\"}",
        "{\"schema\":2,\"theme\":\"dark\"}",
        "{\"schema\":\"1\",\"theme\":\"dark\"}",
        "{\"schema\":1,\"theme\":\"dark\"} and more",
        "{\"schema\":1,\"schema\":1,\"theme\":\"dark\"}",
        "{\"schema\":1,\"theme\":\"dark\",\"a\":[[[[[[[[[[]]]]]]]]]]}",
        "{\"schema\":1,\"theme\":\"purple\"}",
        "{\"schema\":1,\"theme\":\"DARK\"}",
        "{\"schema\":1,\"theme\":[\"dark\"]}",
        "{\"schema\":1,\"explained\":\"true\"}",
        "{\"schema\":1,\"explained\":1}",
        "{\"schema\":1,\"window\":7}",
        "{\"schema\":1,\"window\":{\"width\":\"1024\",\"height\":null}}",
        "{\"schema\":1,\"window\":{\"width\":-5,\"height\":1e300,\"graph\":2,\"inspector\":-1}}",
        "{\"schema\":1,\"window\":{\"width\":859,\"height\":99999999}}",
      })
  void whatMakesNoSenseIsReplacedByTheFirst(String content) throws IOException {
    assertThat(after(content)).isEqualTo(Preferences.FIRST);
  }

  @Test
  void oneValueThatMakesNoSenseDoesNotSpoilTheOthers() throws IOException {
    var read =
        after(
            "{\"schema\":1,\"theme\":\"dark\",\"everything\":\"yes\",\"explained\":true,"
                + "\"window\":{\"width\":1000,\"height\":-1},\"future\":{}}");
    assertThat(read.theme()).isEqualTo(ThemeChoice.DARK);
    assertThat(read.explained()).isTrue();
    assertThat(read.everything()).isFalse();
    assertThat(read.window().width()).isEqualTo(1000);
    assertThat(read.window().height()).isEqualTo(WindowPlace.FIRST.height());
  }

  @Test
  void aFileThatIsTooLongIsNotRead() throws IOException {
    var content = "{\"schema\":1,\"theme\":\"dark\"}";
    assertThat(after(content + " ".repeat(16 * 1024 - content.length())).theme())
        .isEqualTo(ThemeChoice.DARK);
    assertThat(after(content + " ".repeat(16 * 1024))).isEqualTo(Preferences.FIRST);
  }

  @Test
  void whereNothingCanBeKeptNothingIsThrown() throws IOException {
    Files.writeString(home.resolve("conf"), "a file where a directory should be");
    file().write(Preferences.FIRST.withExplained(true));
    assertThat(file().read()).isEqualTo(Preferences.FIRST);
  }
}
