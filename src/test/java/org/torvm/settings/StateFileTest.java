package org.torvm.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
  @TempDir Path home;

  @Test
  void aFileThatIsNotThereIsEmpty() throws IOException {
    assertThat(file(100).read()).isEmpty();
  }

  @Test
  void isReadableByItsOwnerOnlyAndLeavesNothingElseBehind() throws IOException {
    var file = file(100);
    file.write("one".getBytes(UTF_8));
    file.write("two".getBytes(UTF_8));

    assertThat(file.read().map(b -> new String(b, UTF_8))).contains("two");
    assertThat(mode(file.path())).isEqualTo("rw-------");
    assertThat(mode(home.resolve("deep"))).isEqualTo("rwx------");
    try (var files = Files.list(home.resolve("deep"))) {
      assertThat(files).containsExactly(file.path());
    }
  }

  @Test
  void theOldContentStaysWhenTheNewOneCannotBeWritten() throws IOException {
    var file = file(5);
    file.write("whole".getBytes(UTF_8));
    assertThatThrownBy(() -> file.write("longer".getBytes(UTF_8))).isInstanceOf(IOException.class);
    assertThat(file.read().map(b -> new String(b, UTF_8))).contains("whole");
  }

  @Test
  void aFileThatHasGrownTooLongIsNotRead() throws IOException {
    var file = file(5);
    file.write("12345".getBytes(UTF_8));
    Files.writeString(file.path(), "123456");
    assertThatThrownBy(file::read).isInstanceOf(IOException.class);
  }

  @Test
  void whatIsSetAsideIsNeverOverwritten() throws IOException {
    var file = file(100);
    file.write("one".getBytes(UTF_8));
    var first = file.setAside(".old");
    file.write("two".getBytes(UTF_8));
    var second = file.setAside(".old");

    assertThat(file.read()).isEmpty();
    assertThat(first).hasContent("one");
    assertThat(second).hasContent("two");
  }

  @Test
  void theLockIsHeldUntilItIsClosed() throws IOException {
    var file = file(100);
    var beside = file.path().resolveSibling("state.json.lock");
    try (var _ = file.lock()) {
      assertThatThrownBy(() -> tryLock(beside)).isInstanceOf(OverlappingFileLockException.class);
    }
    tryLock(beside);
    assertThat(mode(beside)).isEqualTo("rw-------");
  }

  private static void tryLock(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      assertThat(lock).isNotNull();
    }
  }

  private StateFile file(int limit) {
    return new StateFile(home.resolve("deep").resolve("state.json"), limit);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
