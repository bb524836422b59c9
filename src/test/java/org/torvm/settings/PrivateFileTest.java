package org.torvm.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void onlyItsOwnerReadsItAlsoWhenItReplacesAnother() throws IOException {
    var file = Files.writeString(folder.resolve("log.txt"), "old and longer");
    PrivateFile.write(file, "new".getBytes(UTF_8));
    assertThat(file).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder).isDirectoryContaining(file::equals);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void noFolderIsMadeForIt() {
    var file = folder.resolve("nowhere/log.txt");
    assertThatThrownBy(() -> PrivateFile.write(file, new byte[0])).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> PrivateFile.write(folder, new byte[0]))
        .isInstanceOf(IOException.class);
    assertThat(folder).isEmptyDirectory();
  }
}
