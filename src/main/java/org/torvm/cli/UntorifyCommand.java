package org.torvm.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.torvm.change.Wish;
import org.torvm.qubes.QubeName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes qubes off Tor. */
@Command(name = "untorify")
final class UntorifyCommand implements Callable<Integer> {
  private final RootCommand root;
  private final FirstLook firstLook;
  private final ChangeDialogue dialogue;

  @Parameters(arity = "1..*", paramLabel = "QUBE", descriptionKey = "cli.untorify.qubes")
  private List<String> qubes = List.of();

  @Option(names = "--net-qube", paramLabel = "NAME", descriptionKey = "cli.untorify.net-qube")
  private @Nullable String netQube;

  @Mixin private RunningOptions running = new RunningOptions();
  @Mixin private ChangeOptions options = new ChangeOptions();

  UntorifyCommand(RootCommand root, FirstLook firstLook, ChangeDialogue dialogue) {
    this.root = root;
    this.firstLook = firstLook;
    this.dialogue = dialogue;
  }

  @Override
  public Integer call() throws Stop {
    var choice = running.choice();
    try (var session = root.open()) {
      var system = firstLook.at(session.situations()).report().system();
      var named = ChangeDialogue.known(qubes, system);
      Optional<QubeName> to =
          netQube == null
              ? Optional.empty()
              : Optional.of(ChangeDialogue.known(List.of(netQube), system).getFirst());
      var planned = session.changes().plan(new Wish.Untorify(named, to, choice));
      if (!running.isChosen() && options.isUnasked()) {
        ChangeDialogue.refuseShutDown(planned);
      }
      return dialogue.carryOut(session.changes(), planned, options, "cli.done");
    }
  }
}
