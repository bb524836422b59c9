package org.torvm.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.portrait.Keeping.Fate;

/**
 * The table "Inheritance and Persistence" of the Whonix page, row by row, and what is beside it.
 */
class KeepingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "debian   | INHERITED | not made from another qube",
        "debian   | KEPT      | Everything",
        "debian   | LOST      | ",
        "work     | INHERITED | /home from /etc/skel of debian",
        "work     | KEPT      | /rw: /home, /usr/local and its bind directories",
        "work     | LOST      | everything else",
        "work     | BEWARE    | ",
        "anon-dvm | INHERITED | /home from /etc/skel of whonix-workstation",
        "anon-dvm | KEPT      | /rw: /home, /usr/local and its bind directories",
        "anon-dvm | BEWARE    | Every disposable made from it gets a copy of its /rw",
        "disp1    | INHERITED | /rw of anon-dvm, with /home, /usr/local and its bind directories",
        "disp1    | INHERITED | net qube, firewall rules, tags and features of anon-dvm",
        "disp1    | KEPT      | Nothing",
        "disp1    | LOST      | everything, settings included",
        "disp1    | BEWARE    | not amnesic",
        "kept     | INHERITED | net qube, firewall rules, tags and features of anon-dvm",
        "kept     | KEPT      | Files stay until you shut it down",
        "kept     | LOST      | all files, logins and history",
        "kept     | BEWARE    | features of anon-dvm later, this qube does not follow",
        "ready    | BEWARE    | Later changes of anon-dvm do not reach it",
        "ready    | KEPT      | Nothing",
        "alone    | KEPT      | Everything",
        "alone    | LOST      | "
      })
  void everyKindOfQube(String qube, Fate fate, String words) {
    var said = Painted.fate(Painted.of(qube).keeping(), fate);
    if (words == null) {
      assertThat(said).isEmpty();
    } else {
      assertThat(said).contains(words);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "app q ?template_for_dispvms tmpl=t | BEWARE | Whether disposables are made from it could not be read",
        "disp q ?auto_cleanup tmpl=t        | BEWARE | Whether it is removed when it shuts down could not be read",
        "disp q ?auto_cleanup tmpl=t        | KEPT   | ",
        "disp q ?auto_cleanup tmpl=t        | LOST   | all files",
        "app q tmpl?                        | INHERITED | /etc/skel of its template",
        "remote q                           | BEWARE | not known"
      })
  void whatCouldNotBeRead(String lines, Fate fate, String words) {
    everyKind(Painted.of(lines, "q"), fate, words);
  }

  private static void everyKind(Portrait portrait, Fate fate, String words) {
    var said = Painted.fate(portrait.keeping(), fate);
    assertThat(said).contains(words == null ? "" : words);
    assertThat(said.isEmpty()).isEqualTo(words == null);
  }
}
