package org.torvm.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** Habits that hold everywhere in the program. */
record HabitRules(RoomRules rooms) {
  /** Rectangles of plain numbers, in which the layout library gives its result. */
  private static final String LAYOUT_NUMBERS = "java.awt.geom.";

  private static final Set<String> VAGUE =
      Set.of("util", "utils", "helper", "helpers", "common", "misc");

  /** One door to the thread that draws. */
  ArchRule oneDoorToTheScreen() {
    return noClasses()
        .that(describe("are not FxThread of ui", c -> rooms.isInProgram(c) && !isTheDoor(c)))
        .should()
        .callMethodWhere(
            describe(
                "goes to the FX thread by itself",
                call ->
                    call.getTargetOwner().getName().equals("javafx.application.Platform")
                        && call.getName().equals("runLater")))
        .because(
            "FxThread lets only the newest snapshot through, once a pulse; a second door would not");
  }

  /**
   * No AWT and no Swing: they start threads and load libraries that this program has no use for.
   */
  ArchRule noAwt() {
    return noClasses()
        .that(describe("are in the program", rooms::isInProgram))
        .should()
        .dependOnClassesThat(
            describe(
                "belong to AWT or Swing",
                c ->
                    (c.getName().startsWith("java.awt.") && !c.getName().startsWith(LAYOUT_NUMBERS))
                        || c.getName().startsWith("javax.swing.")))
        .because("the window is JavaFX, and a second toolkit costs memory and a thread");
  }

  /** No state that belongs to nobody. */
  ArchRule noStaticState() {
    return fields()
        .that(
            describe(
                "are static and in the program",
                f ->
                    f.getModifiers().contains(JavaModifier.STATIC)
                        && rooms.isInProgram(f.getOwner())))
        .should()
        .beFinal()
        .allowEmptyShould(true)
        .because(
            "state that belongs to a class belongs to nobody: Wiring makes objects and hands them on");
  }

  /** Packages are named by what they hold. */
  ArchRule noVagueRooms() {
    return noClasses()
        .should(
            be(
                describe(
                    "in a package with a name that says nothing",
                    c ->
                        rooms.isInProgram(c)
                            && VAGUE.stream().anyMatch(v -> lastWord(c).equals(v)))))
        .because("util and helper are where code goes that nobody will find again");
  }

  private boolean isTheDoor(JavaClass c) {
    var outermost = c.getName().replaceFirst("\\$.*", "");
    return outermost.startsWith(rooms.root() + ".ui.") && outermost.endsWith(".FxThread");
  }

  private static String lastWord(JavaClass c) {
    return c.getPackageName().substring(c.getPackageName().lastIndexOf('.') + 1);
  }
}
