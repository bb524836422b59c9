package org.torvm.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.torvm.change.Wish;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts qubes behind a Tor gateway. */
@Command(name = "torify")
final class TorifyCommand implements Callable<Integer> {
  private final RootCommand root;
  private final FirstLook firstLook;
  private final ChangeDialogue dialogue;

  @Parameters(arity = "1..*", paramLabel = "QUBE", descriptionKey = "cli.torify.qubes")
  private List<String> qubes = List.of();

  @Option(
      names = "--gateway",
      paramLabel = "GW",
      required = true,
      descriptionKey = "cli.torify.gateway")
  private String gateway = "";

  @Mixin private RunningOptions running = new RunningOptions();
  @Mixin private ChangeOptions options = new ChangeOptions();

  TorifyCommand(RootCommand root, FirstLook firstLook, ChangeDialogue dialogue) {
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
      var through = ChangeDialogue.known(List.of(gateway), system).getFirst();
      var planned = session.changes().plan(new Wish.Torify(named, through, choice));
      if (!running.isChosen() && options.isUnasked()) {
        ChangeDialogue.refuseShutDown(planned);
      }
      return dialogue.carryOut(session.changes(), planned, options, "cli.done");
    }
  }
}
