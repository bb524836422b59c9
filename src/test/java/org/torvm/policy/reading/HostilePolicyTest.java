package org.torvm.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torvm.policy.reading.PolicyFiles.INCLUDE;
import static org.torvm.policy.reading.PolicyFiles.MAIN;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.torvm.policy.PolicyReading;
import org.torvm.policy.PolicyReading.Obstacle;

/** Nothing in a file makes reading fail, hang or take memory without end. */
class HostilePolicyTest {
  private static final String LINE = "test.Service * @anyvm @anyvm deny";
  private static final List<String> SCRAPS =
      List.of(
          "test.Service",
          "*",
          "+",
          "+a",
          "@anyvm",
          "@default",
          "@dispvm:",
          "@tag:@tag:",
          "$anyvm",
          "allow",
          "ask",
          "deny",
          "target=",
          "target=@dispvm",
          "=",
          "notify=no",
          "!include",
          "!include-dir",
          "!include-service",
          "!compat-4.0",
          "30-user.policy",
          "..",
          "/",
          "#",
          "\0",
          "\u0085",
          "\ud800",
          "uuid:",
          " ",
          "\n",
          "\n",
          "\r",
          ",");

  private static PolicyReading read(PolicyFile... files) {
    return PolicyReader.read(PolicyFiles.complete(List.of(files)));
  }

  private static Obstacle obstacle(PolicyReading reading) {
    return ((PolicyReading.Unclear) reading).obstacle();
  }

  @Test
  void anyBytesAreReadOrRefused() {
    var random = new Random(5);
    for (int i = 0; i < 3_000; i++) {
      var bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      assertThat(read(PolicyFile.of(MAIN, "30-user.policy", bytes))).isNotNull();
    }
  }

  @Test
  void anyScrapsAreReadOrRefused() {
    var random = new Random(6);
    int understood = 0;
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (int word = random.nextInt(12); word > 0; word--) {
        text.append(SCRAPS.get(random.nextInt(SCRAPS.size()))).append(' ');
      }
      var reading =
          read(
              PolicyFile.of(MAIN, "30-user.policy", text.toString()),
              PolicyFile.of(PolicyFiles.OLD, "test.Service+x", text.reverse().toString()));
      understood += reading.accepted().isPresent() ? 1 : 0;
    }
    assertThat(understood).isPositive();
  }

  @Test
  void aLineOrAFileThatIsTooLongIsUnclear() {
    var longLine = "# " + "x".repeat(20_000) + "\n" + LINE;
    assertThat(obstacle(read(PolicyFile.of(MAIN, "a.policy", longLine))))
        .isEqualTo(Obstacle.TOO_LARGE);
    var longFile = (LINE + "\n").repeat(200_000);
    assertThat(obstacle(read(PolicyFile.of(MAIN, "a.policy", longFile))))
        .isEqualTo(Obstacle.TOO_LARGE);
    var manyRules = (LINE + "\n").repeat(60_000);
    assertThat(obstacle(read(PolicyFile.of(MAIN, "a.policy", manyRules))))
        .isEqualTo(Obstacle.TOO_LARGE);
  }

  @Test
  void tooManyFilesAreUnclear() {
    var files = new ArrayList<PolicyFile>();
    for (int i = 0; i < 2_001; i++) {
      files.add(PolicyFile.of(MAIN, i + ".policy", ""));
    }
    assertThat(obstacle(PolicyReader.read(PolicyFiles.complete(files))))
        .isEqualTo(Obstacle.TOO_LARGE);
  }

  @Test
  void includesThatDoubleEachTimeAreGivenUp() {
    var files = new ArrayList<PolicyFile>();
    files.add(PolicyFile.of(MAIN, "a.policy", "!include include/0"));
    for (int i = 0; i < 30; i++) {
      var next = "!include include/" + (i + 1) + "\n";
      files.add(PolicyFile.of(INCLUDE, "" + i, next + next));
    }
    files.add(PolicyFile.of(INCLUDE, "30", LINE));
    assertThat(obstacle(PolicyReader.read(PolicyFiles.complete(files))))
        .isEqualTo(Obstacle.TOO_LARGE);
  }

  @Test
  void includesThatAreTooDeepAreGivenUp() {
    var files = new ArrayList<PolicyFile>();
    files.add(PolicyFile.of(MAIN, "a.policy", "!include include/0"));
    for (int i = 0; i < 100; i++) {
      files.add(PolicyFile.of(INCLUDE, "" + i, "!include include/" + (i + 1)));
    }
    files.add(PolicyFile.of(INCLUDE, "100", LINE));
    assertThat(obstacle(PolicyReader.read(PolicyFiles.complete(files))))
        .isEqualTo(Obstacle.TOO_LARGE);
  }
}
