package org.torvm.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log holds nothing that a qube or anybody else has chosen. */
class LogsTest {

  @Test
  void theProgramLogsNothingRaw() {
    var sources = SourceTree.of(SourceTree.filesIn(SourceTree.PROGRAM));
    assertThat(LogCalls.complaints(sources)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LOG.warn(\"trouble: {}\", trouble)",
        "LOG.warn(\"trouble: {}\", trouble.getMessage())",
        "LOG.warn(\"trouble: \" + trouble)",
        "LOG.warn(trouble.toString())",
        "LOG.warn(\"one {}, two {}\", list.size(), tag)",
        "LOG.warn(\"qube {}\", qube.name())",
        "LOG.warn(\"at {}\", List.of(trouble.getMessage()))",
        "LOG.warn(\"{}\", tags.get(0).getClass().getName() + tag)",
        "LOG.atWarn().log(tag)",
        "write(LOG, tag)",
        "LOG.isDebugEnabled()",
        "LOG::warn",
      })
  void everyOtherWayIsComplainedOf(String call, @TempDir Path folder) throws IOException {
    assertThat(complaints(call, folder)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LOG.warn(\"nothing to say\")",
        "LOG.warn(\"two \" + \"pieces\")",
        "LOG.info(\"{} of {}\", trouble.getClass().getSimpleName(), list.size())",
        "LOG.error(\"{} at {}\", e.getClass().getName(), List.of(e.getStackTrace()))",
        "LOG.debug(\"set aside as {}\", file.getFileName())",
      })
  void whatSaysNothingOfOthersIsLeftAlone(String call, @TempDir Path folder) throws IOException {
    assertThat(complaints(call, folder)).isEmpty();
  }

  private static List<String> complaints(String call, Path folder) throws IOException {
    var file = folder.resolve("Logs.java");
    Files.writeString(file, "class Logs { Object o = done(" + call + "); }");
    return LogCalls.complaints(SourceTree.of(List.of(file)));
  }
}
