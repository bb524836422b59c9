package org.torvm.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torvm.leak.Intent.Customising;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;
import org.torvm.settings.StateFile;

/** How long somebody is taken to be customising a disposable template. */
class CustomiseSessionsTest {
  private static final QubeName DVM = Small.name("dvm");
  private static final Customising SESSION =
      new Customising(
          DVM,
          Small.T0,
          Setting.explicit(Optional.of(Small.name("sys-whonix"))),
          Setting.inherited(Optional.of(DVM)));
  private static final QubesSystem BEFORE = Small.with(Small.system(), "dvm", PowerState.RUNNING);
  private static final QubesSystem CUT = Small.rewired(BEFORE, "dvm", null);
  private static final QubesSystem OFF = Small.with(CUT, "dvm", PowerState.HALTED);
  private static final QubesSystem GIVEN_BACK = Small.rewired(OFF, "dvm", "sys-whonix");

  @TempDir Path directory;

  @Test
  void goesOnUntilTheQubeIsOffAndHasItsNetQubeBack() {
    var begun = CustomiseSessions.NONE.begun(SESSION);
    assertThat(begun.open().values()).containsExactly(SESSION);
    var cut = begun.after(BEFORE, Set.of(DVM)).after(CUT, Set.of(DVM));
    assertThat(cut.open()).containsKey(DVM);
    assertThat(cut.after(OFF, Set.of()).open()).containsKey(DVM);
    assertThat(cut.after(OFF, Set.of()).after(GIVEN_BACK, Set.of()).open()).isEmpty();
  }

  @Test
  void isNotEndedByASnapshotFromBeforeTheCut() {
    var old = Small.with(BEFORE, "dvm", PowerState.HALTED);
    assertThat(CustomiseSessions.NONE.begun(SESSION).after(old, Set.of(DVM)).open()).isNotEmpty();
    assertThat(CustomiseSessions.NONE.begun(SESSION).after(old, Set.of()).open()).isNotEmpty();
  }

  @Test
  void endsWithTheQubeWhenThereIsNothingToGiveBack() {
    var offline =
        new Customising(DVM, Small.T0, Setting.explicit(Optional.empty()), Setting.unknown());
    var begun = CustomiseSessions.NONE.begun(offline).after(CUT, Set.of(DVM));
    assertThat(begun.open()).containsKey(DVM);
    assertThat(begun.after(OFF, Set.of()).open()).isEmpty();
  }

  @Test
  void endsWhenTheUserSaysSoOrTheQubeIsGone() {
    var begun = CustomiseSessions.NONE.begun(SESSION).after(CUT, Set.of(DVM));
    assertThat(begun.ended(DVM).open()).isEmpty();
    assertThat(begun.after(CUT.without(DVM), Set.of()).open()).isEmpty();
  }

  @Test
  void rememberWhatTheyTookWhenTheyAreBegunAgain() {
    var again = new Customising(DVM, Small.T0, Setting.unknown(), Setting.unknown());
    assertThat(CustomiseSessions.NONE.begun(SESSION).begun(again).open().values())
        .containsExactly(SESSION);
  }

  @Test
  void outliveTheProgram() {
    var file = new CustomiseFile(state());
    assertThat(file.read()).isEmpty();
    var unknown =
        new Customising(
            Small.name("other"), Small.T0, Setting.unknown(), Setting.explicit(Optional.empty()));
    file.write(List.of(SESSION, unknown));
    assertThat(new CustomiseFile(state()).read()).containsExactly(SESSION, unknown);
    var resumed = CustomiseSessions.resumed(file.read());
    assertThat(resumed.after(GIVEN_BACK, Set.of()).open()).doesNotContainKey(DVM);
    file.write(List.of());
    assertThat(file.read()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dvm",
        "dvm 2026-11-21T10:00:00Z =a",
        "dvm yesterday =a =b",
        "../etc 2026-11-21T10:00:00Z =a =b",
        "dvm 2026-11-21T10:00:00Z a =b",
        "dvm 2026-11-21T10:00:00Z =a b =c",
        "dvm 2026-11-21T10:00:00Z =a/b =c",
        "dvm 2026-11-21T10:00:00Z ?? =c"
      })
  void aFileThatMakesNoSenseIsSetAside(String line) throws IOException {
    Files.writeString(directory.resolve("sessions"), line + "\n");
    assertThat(new CustomiseFile(state()).read()).isEmpty();
    assertThat(directory.resolve("sessions")).doesNotExist();
    assertThat(directory.resolve("sessions.unreadable")).exists();
  }

  private StateFile state() {
    return new StateFile(directory.resolve("sessions"), 1 << 16);
  }
}
