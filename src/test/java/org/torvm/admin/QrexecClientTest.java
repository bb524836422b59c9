package org.torvm.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.qubes.QubeName;

class QrexecClientTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final QubeName WORK = new QubeName("work");

  @TempDir Path directory;

  /** A program that stands in for qrexec-client-vm and writes its arguments and input down. */
  private AdminApi api(Duration deadline, String script) throws IOException {
    var program = directory.resolve("qrexec-client-vm");
    var head =
        """
        #!/bin/sh
        cd "%s"
        printf '%%s\\n' "$@" > arguments
        """
            .formatted(directory);
    Files.writeString(program, head + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new AdminApi(new QrexecClient(program), Deadlines.all(deadline));
  }

  @Test
  void passesDestinationServiceAndPayload() throws Exception {
    api(LONG, "cat > input; printf '0\\0'").setFeature(WORK, "key", "a $(b) 'c'\n");
    assertThat(directory.resolve("arguments")).hasContent("work\nadmin.vm.feature.Set+key\n");
    assertThat(Files.readString(directory.resolve("input"))).isEqualTo("a $(b) 'c'\n");
  }

  @Test
  void writesNoPlusWithoutAnArgument() throws Exception {
    var list = api(LONG, "printf '0\\0work class=AppVM state=Halted\\n'").list();
    assertThat(list).hasSize(1);
    assertThat(directory.resolve("arguments")).hasContent("dom0\nadmin.vm.List\n");
  }

  @ParameterizedTest
  @CsvSource({"126, POLICY", "127, NO_SUCH_SERVICE"})
  void aRefusalOnTheWayIsOne(int exit, AdminException.RefusedSilently.How how) throws IOException {
    var api = api(LONG, "exit " + exit);
    assertThatThrownBy(() -> api.start(WORK))
        .isInstanceOfSatisfying(
            AdminException.RefusedSilently.class, e -> assertThat(e.how()).isEqualTo(how));
  }

  @Test
  void aRefusalThatDoesNotReadThePayloadIsStillOne() throws IOException {
    var api = api(LONG, "exec 0<&-; exit 126");
    assertThatThrownBy(() -> api.setFeature(WORK, "key", "x".repeat(60_000)))
        .isInstanceOf(AdminException.RefusedSilently.class);
  }

  @ParameterizedTest
  @CsvSource({"125", "1"})
  void troubleLeavesAChangeUnknown(int exit) throws IOException {
    var api = api(LONG, "printf '0\\0'; exit " + exit);
    assertThatThrownBy(() -> api.property(WORK, "netvm"))
        .isInstanceOf(AdminException.ConnectionLost.class);
    assertThatThrownBy(() -> api.start(WORK)).isInstanceOf(AdminException.OutcomeUnknown.class);
  }

  @Test
  void theDaemonsOwnRefusalComesThrough() throws IOException {
    var api = api(LONG, "printf '2\\0QubesVMNotFoundError\\0\\0No such domain\\0'");
    assertThatThrownBy(() -> api.start(WORK))
        .isInstanceOfSatisfying(
            AdminException.Refused.class, e -> assertThat(e.saysNoSuchQube()).isTrue());
  }

  @Test
  void aProgramThatHangsIsEnded() throws Exception {
    var api = api(Duration.ofMillis(500), "echo $$ > pid; exec sleep 1000");
    assertThatThrownBy(api::list).isInstanceOf(AdminException.TimedOut.class);
    var pid = Long.parseLong(Files.readString(directory.resolve("pid")).strip());
    assertThat(ProcessHandle.of(pid).map(p -> p.onExit().join()))
        .satisfiesAnyOf(
            gone -> assertThat(gone).isEmpty(),
            ended -> assertThat(ended.get().isAlive()).isFalse());
  }

  @Test
  void anEndlessReplyIsCutOff() throws IOException {
    var api = api(LONG, "printf '0\\0'; exec cat /dev/zero");
    assertThatThrownBy(api::list).isInstanceOf(AdminException.TooLarge.class);
  }

  @Test
  void aMissingProgramIsNotReachable() {
    var api = new AdminApi(new QrexecClient(directory.resolve("nothing")), Deadlines.all(LONG));
    assertThatThrownBy(api::list).isInstanceOf(AdminException.NotReachable.class);
  }

  @Test
  void eventsStreamUntilTheProgramEnds() throws Exception {
    var api =
        api(LONG, "printf '1\\0\\0connection-established\\0\\0001\\0work\\0domain-start\\0\\0'");
    try (var events = api.listen()) {
      assertThat(events.next().orElseThrow().event()).isEqualTo("connection-established");
      assertThat(events.next().orElseThrow().subject()).isEqualTo("work");
      assertThat(events.next()).isEmpty();
    }
  }

  @Test
  void aRefusedEventStreamSaysSo() throws Exception {
    try (var events = api(LONG, "exit 126").listen()) {
      assertThatThrownBy(events::next).isInstanceOf(AdminException.RefusedSilently.class);
    }
  }

  @Test
  void anEventStreamThatIsClosedEndsItsProgram() throws Exception {
    var api =
        api(LONG, "echo $$ > pid; printf '1\\0\\0connection-established\\0\\0'; exec sleep 1000");
    var events = api.listen();
    assertThat(events.next()).isPresent();
    var pid = Long.parseLong(Files.readString(directory.resolve("pid")).strip());
    var process = ProcessHandle.of(pid).orElseThrow();
    events.close();
    process.onExit().join();
    assertThat(events.next()).isEmpty();
  }
}
