package org.torvm.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torvm.policy.reading.PolicyFiles.INCLUDE;
import static org.torvm.policy.reading.PolicyFiles.MAIN;
import static org.torvm.policy.reading.PolicyFiles.OLD;
import static org.torvm.policy.reading.PolicyFiles.RUNTIME;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.torvm.policy.PolicyFault.Kind;
import org.torvm.policy.PolicyReading;
import org.torvm.policy.PolicyReading.Obstacle;
import org.torvm.policy.Rule;

/** Files, names, order, includes and lines, as Qubes reads them. */
class PolicyReaderTest {
  private static final String LINE = "test.Service * @anyvm @anyvm deny";

  /** Folder, name, text, and so on. */
  private static PolicyFiles files(String... parts) {
    var files = new ArrayList<PolicyFile>();
    for (int i = 0; i < parts.length; i += 3) {
      files.add(PolicyFile.of(parts[i], parts[i + 1], parts[i + 2]));
    }
    return PolicyFiles.complete(files);
  }

  private static PolicyReading read(String... parts) {
    return PolicyReader.read(files(parts));
  }

  private static List<String> places(PolicyReading reading) {
    return reading.accepted().orElseThrow().rules().stream()
        .map(r -> r.place().toString())
        .toList();
  }

  private static Rule only(String line) {
    return read(MAIN, "30-user.policy", line).accepted().orElseThrow().rules().getFirst();
  }

  private static String told(PolicyReading reading) {
    return switch (reading) {
      case PolicyReading.Understood _ -> "understood";
      case PolicyReading.DeniesAll(var fault) -> fault.kind() + " " + fault.place();
      case PolicyReading.Unclear(var place, var obstacle) -> obstacle + " " + place;
    };
  }

  @Test
  void filesAreReadInTheOrderOfTheirNames() {
    assertThat(
            places(
                read(
                    MAIN,
                    "90-default.policy",
                    LINE,
                    MAIN,
                    "30-user.policy",
                    "# comment\n\n  \t" + LINE + "\n" + LINE,
                    MAIN,
                    "30-user-b.policy",
                    LINE,
                    MAIN,
                    "3.policy",
                    LINE,
                    RUNTIME,
                    "40-now.policy",
                    LINE)))
        .containsExactly(
            "3.policy:1",
            "30-user-b.policy:1",
            "30-user.policy:3",
            "30-user.policy:4",
            "40-now.policy:1",
            "90-default.policy:1");
  }

  @Test
  void aFileOfTheRunningSystemReplacesOneOfTheSameName() {
    var reading =
        read(RUNTIME, "30-user.policy", "# nothing", MAIN, "30-user.policy", "not a rule");
    assertThat(reading.accepted().orElseThrow().rules()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".hidden.policy", ".policy", "README", "30-user.policy.rpmsave", "x.POLICY"})
  void otherNamesAreIgnored(String name) {
    assertThat(read(MAIN, name, "not a rule").accepted().orElseThrow().rules()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"30-User.policy", "30 user.policy", "30-user~.policy", "30-ü.policy"})
  void aNameThatMayNotBeDeniesEverything(String name) {
    assertThat(told(read(MAIN, name, LINE))).isEqualTo("FILE_NAME " + name);
    assertThat(told(read(RUNTIME, name, LINE))).isEqualTo("FILE_NAME " + name);
  }

  @Test
  void aRuleKeepsWhereItStandsAndWhatIsWritten() {
    var rule = only("\t test.Service  +a.b  @tag:x\u00a0@default allow target=@dispvm:y user=root");
    assertThat(rule.text())
        .isEqualTo("test.Service  +a.b  @tag:x\u00a0@default allow target=@dispvm:y user=root");
    assertThat(rule.place().path()).isEqualTo(MAIN + "/30-user.policy");
    assertThat(rule.service()).contains("test.Service");
    assertThat(rule.argument()).contains("+a.b");
    assertThat(rule.action().text()).isEqualTo("allow target=@dispvm:y user=root");
    assertThat(only("* * * * ask").service()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          test.Service * @anyvm @anyvm                              | FIELDS
          test.Service * @anyvm                                     | FIELDS
          test/Service * @anyvm @anyvm deny                         | SERVICE
          test+Service * @anyvm @anyvm deny                         | SERVICE
          test.Service arg @anyvm @anyvm deny                       | ARGUMENT
          test.Service +a/b @anyvm @anyvm deny                      | ARGUMENT
          * +arg @anyvm @anyvm deny                                 | ARGUMENT
          test.Service * @default @anyvm deny                       | SOURCE
          test.Service * @dispvm @anyvm deny                        | SOURCE
          test.Service * @tag: @anyvm deny                          | SOURCE
          test.Service * @uuid:1 @anyvm deny                        | SOURCE
          test.Service * @tag:@x @anyvm deny                        | SOURCE
          test.Service * @anyvm @dispvm: deny                       | TARGET
          test.Service * @anyvm @dispvm:@tag: deny                  | TARGET
          test.Service * @anyvm @nobody deny                        | TARGET
          test.Service * @anyvm @anyvm permit                       | ACTION
          test.Service * @anyvm @anyvm allow,target=x               | ACTION
          test.Service * @anyvm @anyvm allow extra                  | PARAMETER
          test.Service * @anyvm @anyvm allow notify                 | PARAMETER
          test.Service * @anyvm @anyvm allow notify=maybe           | PARAMETER
          test.Service * @anyvm @anyvm allow notify=yes notify=yes  | PARAMETER
          test.Service * @anyvm @anyvm allow default_target=x       | PARAMETER
          test.Service * @anyvm @anyvm allow target=                | PARAMETER
          test.Service * @anyvm @anyvm allow target=@tag:x          | PARAMETER
          test.Service * @anyvm @anyvm allow target=*               | PARAMETER
          test.Service * @anyvm @anyvm allow target=@anyvm          | PARAMETER
          test.Service * @anyvm @anyvm allow target=@default        | PARAMETER
          test.Service * @anyvm @anyvm ask default_target=@dispvm:@tag:x | PARAMETER
          test.Service * @anyvm @anyvm deny target=x                | PARAMETER
          test.Service * @anyvm @anyvm deny user=x                  | PARAMETER
          test.Service * @anyvm @anyvm deny autostart=no            | PARAMETER
          test.Service * @anyvm @default allow                      | TARGET_MISSING
          !include                                                  | DIRECTIVE
          !include a b                                              | DIRECTIVE
          !include-service a b                                      | DIRECTIVE
          !compat-4.0 now                                           | DIRECTIVE
          !unheard                                                  | DIRECTIVE
          !include include/missing                                  | NOT_THERE
          !include 30-user.policy                                   | INCLUDE_LOOP
          """)
  void oneLineThatCannotBeReadDeniesEverything(String line, Kind kind) {
    var reading = read(MAIN, "30-user.policy", LINE + "\n" + line, MAIN, "90-x.policy", LINE);
    assertThat(told(reading)).isEqualTo(kind + " 30-user.policy:2");
  }

  @Test
  void linesEndAsInPython() {
    assertThat(places(read(MAIN, "a.policy", LINE + "\r" + LINE + "\r\n" + LINE + "\n\r\n" + LINE)))
        .containsExactly("a.policy:1", "a.policy:2", "a.policy:3", "a.policy:5");
    assertThat(told(read(MAIN, "a.policy", LINE + "\u2028" + LINE))).startsWith("PARAMETER");
  }

  @Test
  void includesAreReadWhereTheyStandRelativeToTheFirstFile() {
    var reading =
        read(
            MAIN,
            "30-user.policy",
            LINE + "\n!include include/one\n" + LINE,
            INCLUDE,
            "one",
            LINE + "\n!include ./include/../include/two",
            INCLUDE,
            "two",
            LINE,
            RUNTIME,
            "20-now.policy",
            "!include include/one",
            RUNTIME + "/include",
            "one",
            "!include-service test.Old + /etc/qubes/policy.d/include/old",
            INCLUDE,
            "old",
            "$anyvm\t$dispvm:x allow,target=$dispvm:y,user=root\n$include:include/old2",
            RUNTIME + "/include",
            "old2",
            "# nothing\n@anyvm @anyvm ask");
    assertThat(places(reading))
        .containsExactly(
            "old:1", "old2:2", "30-user.policy:1", "one:1", "two:1", "30-user.policy:3");
    var old = reading.accepted().orElseThrow().rules().getFirst();
    assertThat(old.service()).contains("test.Old");
    assertThat(old.argument()).contains("+");
    assertThat(old.target().text()).isEqualTo("@dispvm:x");
    assertThat(old.action().text()).isEqualTo("allow target=@dispvm:y user=root");
    assertThat(old.text()).isEqualTo("$anyvm\t$dispvm:x allow,target=$dispvm:y,user=root");
  }

  @Test
  void aFolderIsIncludedLikeThePolicyItself() {
    var files =
        files(
            MAIN,
            "30-user.policy",
            "!include-dir /srv/rules\n" + LINE,
            "/srv/rules",
            "b.policy",
            LINE,
            "/srv/rules",
            "a.policy",
            LINE,
            "/srv/rules",
            "README",
            "no rule");
    var listed = new ArrayList<>(files.listed());
    assertThat(told(PolicyReader.read(files))).isEqualTo("ELSEWHERE 30-user.policy:1");
    listed.add("/srv/rules");
    assertThat(
            places(
                PolicyReader.read(
                    new PolicyFiles(files.tops(), Set.copyOf(listed), files.files()))))
        .containsExactly("a.policy:1", "b.policy:1", "30-user.policy:2");
  }

  @Test
  void theOldFolderComesInWithTheRefusalsThatWereUnderstood() {
    var reading =
        read(
            MAIN,
            "35-compat.policy",
            "!compat-4.0",
            OLD,
            "test.Two",
            "@anyvm @anyvm ask",
            OLD,
            "test.One",
            "$tag:x $default allow,target=work",
            OLD,
            "test.One+arg",
            "work mail allow",
            OLD,
            "test.One.rpmsave",
            "nonsense",
            OLD,
            ".test",
            "nonsense",
            OLD,
            "not a service",
            "nonsense");
    assertThat(places(reading))
        .containsExactly(
            "test.One+arg:1", "test.One+arg", "test.One+arg", "test.One:1", "test.Two:1");
    var rules = reading.accepted().orElseThrow().rules();
    assertThat(rules.get(1).argument()).contains("+arg");
    assertThat(rules.get(2).text()).isEqualTo("@anyvm @adminvm deny");
    assertThat(rules.get(3).argument()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @anyvm @anyvm              | FIELDS
          @anyvm @anyvm allow;x      | ACTION
          !include-dir x             | DIRECTIVE
          $include:missing           | NOT_THERE
          $include:test.One          | INCLUDE_LOOP
          """)
  void aLineOfTheOldFormatCanBeWrongToo(String line, Kind kind) {
    assertThat(told(read(MAIN, "35-compat.policy", "!compat-4.0", OLD, "test.One", line)))
        .isEqualTo(kind + " test.One:1");
  }

  @Test
  void bytesThatAreNotTextDenyEverything() {
    var bytes = (LINE + "\n# caf\u00e9").getBytes(StandardCharsets.ISO_8859_1);
    var reading =
        PolicyReader.read(
            PolicyFiles.complete(List.of(PolicyFile.of(MAIN, "30-user.policy", bytes))));
    assertThat(told(reading)).isEqualTo("NOT_TEXT 30-user.policy:2");
  }

  @Test
  void whatCouldNotBeReadIsUnclear() {
    assertThat(
            PolicyReader.read(
                PolicyFiles.complete(List.of(PolicyFile.unread(MAIN, "30-user.policy")))))
        .isInstanceOfSatisfying(
            PolicyReading.Unclear.class,
            u -> assertThat(u.obstacle()).isEqualTo(Obstacle.NOT_READ));
    assertThat(told(PolicyReader.read(new PolicyFiles(List.of(MAIN), Set.of(), List.of()))))
        .startsWith("NOT_READ");
    assertThat(told(read(MAIN, "a.policy", "!include /root/rules"))).startsWith("ELSEWHERE");
  }
}
