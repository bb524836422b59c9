package org.torvm.apply;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.Simulation;
import org.torvm.change.SystemBuilder;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.change.planning.Planner;
import org.torvm.leak.Audit;
import org.torvm.leak.rule.Rules;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;
import org.torvm.text.Messages;
import org.torvm.text.Text;

/**
 * At least one story for every kind of wish but {@link Wish.Remove}, which has one step and cannot
 * be rolled back.
 */
final class Stories {
  private static final String DVM = "whonix-workstation-17-dvm";

  private Stories() {}

  static Stream<Story> all() {
    return Stream.of(
        story("torify by restart", torify("sys-whonix", RunningQube.RESTART, "work")),
        story("torify, gateway off", torify("torvm", RunningQube.RESTART, "work")),
        story("torify live, gateway off", torify("torvm", RunningQube.SWITCH_LIVE, "work")),
        story("torify and shut down", torify("sys-whonix", RunningQube.SHUT_DOWN, "work")),
        story("torify many", torify("sys-whonix", RunningQube.RESTART, "work", "personal")),
        story(
            "untorify",
            new Wish.Untorify(names("anon-whonix"), Optional.empty(), RunningQube.RESTART)),
        story(
            "move clients",
            new Wish.MoveClients(name("sys-whonix"), name("torvm"), RunningQube.RESTART)),
        story("network off", new Wish.NetworkOff(names("work", "personal"))),
        new Story(
            "network on",
            after(new Wish.NetworkOff(names("work", "anon-whonix"))),
            new Wish.NetworkOn(names("work", "anon-whonix"), RunningQube.RESTART)),
        story("pin", new Wish.PinNetQube(names("work"))),
        story("kill", new Wish.Kill(name("work"))),
        new Story(
            "remove",
            SystemBuilder.stock()
                .disposable("disp7", DVM, true)
                .state("disp7", PowerState.HALTED)
                .system(),
            new Wish.Remove(name("disp7"))),
        mending(),
        story("cut", new Wish.CutNetwork(name("work"))),
        story("shut down", new Wish.ShutDown(name("work"))),
        story("start a disposable", new Wish.StartDisposable(name(DVM))),
        story("customise", new Wish.Customise(name(DVM))),
        new Story(
            "end customising",
            SystemBuilder.stock()
                .netQube(DVM, "")
                .disposableTemplate(DVM, "")
                .running("work", DVM)
                .system(),
            new Wish.EndCustomising(
                name(DVM),
                Setting.explicit(Optional.of(name("sys-whonix"))),
                Setting.inherited(Optional.of(name(DVM))))));
  }

  static Plan ready(Planned planned) {
    return switch (planned) {
      case Planned.Ready(Plan plan) -> plan;
      case Planned.Refused(Text reason) ->
          throw new AssertionError("refused: " + Messages.shipped().say(reason));
    };
  }

  /** An anonymous qube that is on clearnet is put back behind its gateway. */
  private static Story mending() {
    var system =
        SystemBuilder.stock()
            .netQube("anon-whonix", "sys-firewall")
            .running("anon-whonix")
            .system();
    var finding =
        new Audit(Rules.shipped())
            .of(SystemBuilder.evidence(system)).findings().stream()
                .filter(f -> f.rule().equals("anon-qube-on-clearnet"))
                .findFirst()
                .orElseThrow();
    return new Story("mend", system, new Wish.Mend(finding, RunningQube.RESTART));
  }

  private static QubesSystem after(Wish wish) {
    var system = SystemBuilder.stock().running("work", "anon-whonix", DVM).system();
    return Simulation.after(
        system, ready(new Planner().plan(wish, SystemBuilder.evidence(system))));
  }

  private static Story story(String name, Wish wish) {
    return new Story(
        name, SystemBuilder.stock().running("work", "anon-whonix", DVM).system(), wish);
  }

  private static Wish torify(String gateway, RunningQube running, String... qubes) {
    return new Wish.Torify(names(qubes), name(gateway), running);
  }

  private static List<QubeName> names(String... names) {
    return Arrays.stream(names).map(QubeName::new).toList();
  }

  private static QubeName name(String name) {
    return new QubeName(name);
  }
}
