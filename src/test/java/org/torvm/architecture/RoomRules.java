package org.torvm.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules that follow from {@link Rooms}, for a program under a given package: the real one, or
 * the one that breaks them on purpose.
 */
record RoomRules(String root) {

  /** Every package directly under the root is a room of the list. */
  ArchRule everyPackageIsARoom() {
    return classes()
        .that(describe("are in the program", c -> isInProgram(c)))
        .should(be(describe("in a room of the list", c -> Rooms.named(roomOf(c)).isPresent())))
        .because(
            "a newcomer looks for code by its room, so each is named in Rooms and in the docs");
  }

  /** One rule for each room: it uses only what its line in the list allows. */
  List<ArchRule> arrows() {
    var rules = new ArrayList<ArchRule>();
    for (Room room : Rooms.ALL) {
      rules.add(
          noClasses()
              .that(describe("are in the room " + room.name(), c -> isIn(c, room)))
              .should()
              .dependOnClassesThat(
                  describe(
                      "are in a room that " + room.name() + " may not use",
                      c -> isInProgram(c) && !room.mayUse(roomOf(c))))
              .allowEmptyShould(true)
              .because("the arrows between the rooms are what keeps each of them understandable"));
    }
    return rules;
  }

  /** One rule for each library: only the rooms that are named for it know it. */
  List<ArchRule> libraries() {
    var rules = new ArrayList<ArchRule>();
    Rooms.LIBRARIES.forEach((library, rooms) ->
        rules.add(
            noClasses()
                .that(
                    describe(
                        "are in the program outside " + rooms,
                        c -> isInProgram(c) && !rooms.contains(roomOf(c))))
                .should()
                .dependOnClassesThat(startWith(library))
                .because("a library that one room knows can be replaced in one room")));
    return rules;
  }

  /** No circle between packages, the parts of a room included. */
  ArchRule noCircles() {
    return slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("what goes round in a circle can only be understood all at once");
  }

  /** {@code leak} and {@code demo} state the semantics of Qubes twice, without a glance. */
  List<ArchRule> strangers() {
    return List.of(stranger("leak", "demo"), stranger("demo", "leak"));
  }

  /** The test oracle states them a third time. */
  List<ArchRule> oracleKnowsNobody() {
    return List.of(stranger("oracle", "leak"), stranger("oracle", "demo"));
  }

  private ArchRule stranger(String one, String other) {
    return noClasses()
        .that()
        .resideInAPackage(root + "." + one + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + "." + other + "..")
        .allowEmptyShould(true)
        .because(
            "two statements of what Qubes does check each other only if neither copies the other");
  }

  /** Whether a class belongs to the program under this root. */
  boolean isInProgram(JavaClass c) {
    return c.getPackageName().startsWith(root + ".") && !isFixtureOfAnother(c);
  }

  private boolean isFixtureOfAnother(JavaClass c) {
    return !root.equals(Classes.FIXTURE) && c.getPackageName().startsWith(Classes.FIXTURE);
  }

  boolean isIn(JavaClass c, Room room) {
    return isInProgram(c) && roomOf(c).equals(room.name());
  }

  private String roomOf(JavaClass c) {
    var below = c.getPackageName().substring(root.length() + 1);
    int dot = below.indexOf('.');
    return dot < 0 ? below : below.substring(0, dot);
  }

  static DescribedPredicate<JavaClass> startWith(String prefix) {
    return describe("are in " + prefix, c -> c.getName().startsWith(prefix));
  }
}
