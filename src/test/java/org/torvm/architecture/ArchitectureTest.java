package org.torvm.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.FailureReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The program keeps to the rules of its architecture, and each rule can fail. */
class ArchitectureTest {
  private static final RoomRules ROOMS = new RoomRules(Classes.ROOT);

  /** What the rules say about the program that breaks them on purpose. */
  private static final List<FailureReport> COMPLAINTS = complaints(new RoomRules(Classes.FIXTURE));

  static Stream<ArchRule> rulesOfTheProgram() {
    return rules(ROOMS).stream();
  }

  @ParameterizedTest
  @MethodSource("rulesOfTheProgram")
  void theProgramKeepsTheRule(ArchRule rule) {
    rule.check(Classes.PROGRAM);
  }

  static Stream<ArchRule> rulesOfTheOracle() {
    return ROOMS.oracleKnowsNobody().stream();
  }

  @ParameterizedTest
  @MethodSource("rulesOfTheOracle")
  void theOracleKeepsTheRule(ArchRule rule) {
    rule.check(Classes.TESTS);
  }

  /** Each line: a class that breaks a rule on purpose, and words of what is said about it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          qubes.UsesTheAudit     | a room that qubes may not use
          cli.UsesTheWindow      | a room that cli may not use
          attic.NoRoom           | in a room of the list
          text.ReadsFile         | the pure room text
          gateway.OpensSocket    | the pure room gateway
          report.StartsProgram   | the pure room report
          leak.RollsDice         | the pure room leak
          qubes.AsksTheTime      | asks the machine
          leak.AsksNanoTime      | asks the machine
          leak.AsksTheCalendar   | asks the machine
          graph.Draws            | javafx.
          settings.TalksToTor    | net.freehaven.tor.
          ui.SecondDoor          | goes to the FX thread by itself
          graph.UsesAwt          | belong to AWT or Swing
          cli.KeepsState         | are static and in the program
          leak.util.Vague        | a name that says nothing
          leak.KnowsTheDemo      | leak..' should depend on classes that reside in a package
          demo.KnowsTheAudit     | demo..' should depend on classes that reside in a package
          oracle.AsksTheAudit    | oracle..' should depend on classes that reside in a package
          gateway.RoundAndRound  | free of cycles
          untrusted.Peeks        | is raw content
          cli.OpensPrivate       | opens what is private
          watch.ReadsProcess     | reads from outside
          watch.ReadsSocket      | reads from outside
          cli.ReadsFile          | reads from outside
          desktop.RunsProgram    | starts a program
          guest.MakesText        | makes text of bytes
          tor.ReadsLines         | makes text of bytes
          watch.LogsException    | logs an exception
          watch.HidesLogger      | are loggers should be called LOG
          cli.PrintsItself       | writes past Terminal and the log
          ui.ShowsException      | takes the words of an exception
          """)
  void everyRuleCanFail(String culprit, String words) {
    var complaints =
        COMPLAINTS.stream()
            .filter(r -> r.toString().contains(words))
            .flatMap(r -> r.getDetails().stream())
            .toList();
    assertThat(complaints).anyMatch(c -> c.contains(Classes.FIXTURE + "." + culprit));
  }

  @Test
  void everyRuleIsAbleToSeeClasses() {
    assertThat(Classes.PROGRAM.contain("org.torvm.qubes.QubesSystem")).isTrue();
    assertThat(Classes.TESTS.contain(ArchitectureTest.class.getName())).isTrue();
  }

  @Test
  void roomsUseOnlyRoomsAboveThem() {
    var above = new HashSet<String>();
    for (Room room : Rooms.ALL) {
      assertThat(above).as(room.name()).containsAll(room.mayUse());
      assertThat(above.add(room.name())).as(room.name() + " stands there once").isTrue();
    }
  }

  @Test
  void pureRoomsUseOnlyPureRooms() {
    for (Room room : Rooms.ALL.stream().filter(Room::isPure).toList()) {
      assertThat(room.mayUse()).allMatch(r -> Rooms.named(r).orElseThrow().isPure());
    }
  }

  private static List<FailureReport> complaints(RoomRules broken) {
    return Stream.concat(rules(broken).stream(), broken.oracleKnowsNobody().stream())
        .map(r -> r.evaluate(Classes.BROKEN).getFailureReport())
        .toList();
  }

  private static List<ArchRule> rules(RoomRules rooms) {
    var rules = new ArrayList<ArchRule>();
    rules.add(rooms.everyPackageIsARoom());
    rules.addAll(rooms.arrows());
    rules.addAll(rooms.libraries());
    rules.add(rooms.noCircles());
    rules.addAll(rooms.strangers());
    var pure = new PureRules(rooms);
    rules.addAll(pure.onlyValues());
    rules.add(pure.noClockNoChance());
    var habits = new HabitRules(rooms);
    rules.add(habits.oneDoorToTheScreen());
    rules.add(habits.noAwt());
    rules.add(habits.noStaticState());
    rules.add(habits.noVagueRooms());
    rules.addAll(new BorderRules(rooms).all());
    return rules;
  }
}
