package org.torvm.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.torvm.qubes.SystemKind;
import org.torvm.text.Text;

/** Which system is looked at. */
public sealed interface Choice {
  /** The one behind that socket. */
  record Socket(SystemKind kind, Path path) implements Choice {}

  /** The one that this qube may manage, through that program. */
  record Management(Path program) implements Choice {}

  /** The embedded demo system. */
  record Demo() implements Choice {}

  /** None, for that reason. */
  record None(Text reason) implements Choice {}

  /**
   * The socket that was named; else qubesd's own; else the way of a management qube; else the demo
   * system. On a machine that runs Qubes it is never the demo system: whoever looks there for
   * warnings must not be shown somebody else's qubes.
   */
  static Choice of(Optional<Path> named, MachineLayout machine) {
    if (named.isPresent()) {
      return new Socket(SystemKind.SOCKET, named.get());
    }
    if (Files.exists(machine.qubesd())) {
      return new Socket(SystemKind.DOM0, machine.qubesd());
    }
    if (Files.isExecutable(machine.qrexecClient())) {
      return new Management(machine.qrexecClient());
    }
    if (machine.qubesMarkers().stream().anyMatch(Files::exists)) {
      return new None(
          Text.of(
              "cli.connection.none",
              machine.qubesd().toString(),
              machine.qrexecClient().toString()));
    }
    return new Demo();
  }
}
