package org.torvm.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * A command that wishes for a change of qubes. All of them look at the system, plan, show what
 * would change, ask, and carry out; each one only says what it wishes for.
 */
abstract class WishCommand implements Callable<Integer> {
  private final Means means;

  @Mixin private ChangeOptions options = new ChangeOptions();

  /** What every such command works with. */
  record Means(RootCommand root, FirstLook firstLook, ChangeDialogue dialogue) {}

  WishCommand(Means means) {
    this.means = means;
  }

  @Override
  public final Integer call() throws Stop {
    boolean mayShutDown = checkChoice();
    try (var session = means.root().open()) {
      var system = means.firstLook().at(session.situations()).report().system();
      var planned = session.changes().plan(wish(system));
      if (!mayShutDown && options.isUnasked()) {
        ChangeDialogue.refuseShutDown(planned);
      }
      return means.dialogue().carryOut(session.changes(), planned, options, done());
    }
  }

  /**
   * What is wished for in that system.
   *
   * @throws Stop when a qube that was named is not there
   */
  abstract Wish wish(QubesSystem system) throws Stop;

  /** Whether the user has said that qubes may be shut down, or changed while they run. */
  boolean checkChoice() throws Stop {
    return false;
  }

  /** The key of the sentence that says that it is done. */
  String done() {
    return "cli.done";
  }

  private static QubeName known(String name, QubesSystem system) throws Stop {
    return ChangeDialogue.known(List.of(name), system).getFirst();
  }

  /** A command that connects qubes, which matters to those that are running. */
  abstract static class Connecting extends WishCommand {
    @Mixin private RunningOptions running = new RunningOptions();

    Connecting(Means means) {
      super(means);
    }

    @Override
    boolean checkChoice() throws Stop {
      running.choice();
      return running.isChosen();
    }

    RunningQube choice() throws Stop {
      return running.choice();
    }
  }

  /** Puts qubes behind a Tor gateway. */
  @Command(name = "torify")
  static final class Torify extends Connecting {
    @Parameters(arity = "1..*", paramLabel = "QUBE", descriptionKey = "cli.torify.qubes")
    private List<String> qubes = List.of();

    @Option(
        names = "--gateway",
        paramLabel = "GW",
        required = true,
        descriptionKey = "cli.torify.gateway")
    private String gateway = "";

    Torify(Means means) {
      super(means);
    }

    @Override
    Wish wish(QubesSystem system) throws Stop {
      var named = ChangeDialogue.known(qubes, system);
      return new Wish.Torify(named, known(gateway, system), choice());
    }
  }

  /** Takes qubes off Tor. */
  @Command(name = "untorify")
  static final class Untorify extends Connecting {
    @Parameters(arity = "1..*", paramLabel = "QUBE", descriptionKey = "cli.untorify.qubes")
    private List<String> qubes = List.of();

    @Option(names = "--net-qube", paramLabel = "NAME", descriptionKey = "cli.untorify.net-qube")
    private @Nullable String netQube;

    Untorify(Means means) {
      super(means);
    }

    @Override
    Wish wish(QubesSystem system) throws Stop {
      var named = ChangeDialogue.known(qubes, system);
      Optional<QubeName> to =
          netQube == null ? Optional.empty() : Optional.of(known(netQube, system));
      return new Wish.Untorify(named, to, choice());
    }
  }

  /** Moves everything that is behind one net qube behind a Tor gateway. */
  @Command(name = "move")
  static final class Move extends Connecting {
    @Parameters(index = "0", paramLabel = "FROM", descriptionKey = "cli.move.from")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO", descriptionKey = "cli.move.to")
    private String to = "";

    Move(Means means) {
      super(means);
    }

    @Override
    Wish wish(QubesSystem system) throws Stop {
      return new Wish.MoveClients(known(from, system), known(to, system), choice());
    }
  }

  /** Turns the network of qubes off and remembers it. */
  @Command(name = "offline")
  static final class Offline extends WishCommand {
    @Parameters(arity = "1..*", paramLabel = "QUBE", descriptionKey = "cli.offline.qubes")
    private List<String> qubes = List.of();

    Offline(Means means) {
      super(means);
    }

    @Override
    Wish wish(QubesSystem system) throws Stop {
      return new Wish.NetworkOff(ChangeDialogue.known(qubes, system));
    }
  }

  /** Turns the network of qubes on again. */
  @Command(name = "online")
  static final class Online extends Connecting {
    @Parameters(arity = "1..*", paramLabel = "QUBE", descriptionKey = "cli.online.qubes")
    private List<String> qubes = List.of();

    Online(Means means) {
      super(means);
    }

    @Override
    Wish wish(QubesSystem system) throws Stop {
      return new Wish.NetworkOn(ChangeDialogue.known(qubes, system), choice());
    }
  }

  /** Sets what qubes have by default. */
  @Command(name = "pin")
  static final class Pin extends WishCommand {
    @Parameters(arity = "1..*", paramLabel = "QUBE", descriptionKey = "cli.pin.qubes")
    private List<String> qubes = List.of();

    Pin(Means means) {
      super(means);
    }

    @Override
    Wish wish(QubesSystem system) throws Stop {
      return new Wish.PinNetQube(ChangeDialogue.known(qubes, system));
    }
  }

  /** Switches a qube off at once. */
  @Command(name = "kill")
  static final class Kill extends WishCommand {
    @Parameters(paramLabel = "QUBE", descriptionKey = "cli.kill.qube")
    private String qube = "";

    Kill(Means means) {
      super(means);
    }

    @Override
    Wish wish(QubesSystem system) throws Stop {
      return new Wish.Kill(known(qube, system));
    }

    @Override
    String done() {
      return "cli.done.for-good";
    }
  }

  /** Removes a disposable that was left behind. */
  @Command(name = "remove")
  static final class Remove extends WishCommand {
    @Parameters(paramLabel = "QUBE", descriptionKey = "cli.remove.qube")
    private String qube = "";

    Remove(Means means) {
      super(means);
    }

    @Override
    Wish wish(QubesSystem system) throws Stop {
      return new Wish.Remove(known(qube, system));
    }

    @Override
    String done() {
      return "cli.done.for-good";
    }
  }
}
