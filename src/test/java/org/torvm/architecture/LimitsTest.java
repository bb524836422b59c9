package org.torvm.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files, methods and packages stay small enough to be held in mind. */
class LimitsTest {
  private static final SourceTree PROGRAM = SourceTree.of(SourceTree.filesIn(SourceTree.PROGRAM));

  @Test
  void filesAreShort() {
    assertThat(Limits.OURS.longFiles(SourceTree.filesIn(SourceTree.PROGRAM))).isEmpty();
    assertThat(Limits.OURS.longFiles(SourceTree.filesIn(SourceTree.TESTS))).isEmpty();
  }

  @Test
  void methodsAreShort() {
    assertThat(Limits.OURS.longMethods(PROGRAM)).isEmpty();
  }

  @Test
  void packagesAreNotCrowded() {
    assertThat(Limits.OURS.fullPackages(PROGRAM)).isEmpty();
  }

  @Test
  void everyLimitCanBeMissed(@TempDir Path folder) throws IOException {
    var file = folder.resolve("Long.java");
    Files.writeString(
        file,
        """
        package some.place;

        class Long {
          void method() {
            int one;
            int two;
          }
        }

        class Second {}
        """);
    var tight = new Limits(9, 3, 1);
    var sources = SourceTree.of(List.of(file));
    assertThat(tight.longFiles(List.of(file))).singleElement().asString().endsWith("10 lines");
    assertThat(tight.longMethods(sources)).containsExactly("Long.java: method: 4 lines");
    assertThat(tight.fullPackages(sources)).containsExactly("some.place: 2 classes");
    var enough = new Limits(10, 4, 2);
    assertThat(enough.longFiles(List.of(file))).isEmpty();
    assertThat(enough.longMethods(sources)).isEmpty();
    assertThat(enough.fullPackages(sources)).isEmpty();
  }
}
