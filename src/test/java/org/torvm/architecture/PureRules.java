package org.torvm.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the pure rooms may use: named one by one, because a list of what is forbidden is never
 * complete.
 */
record PureRules(RoomRules rooms) {
  /** Packages of Java that hold nothing but values and computing, apart from {@link #IMPURE}. */
  private static final Set<String> PURE_PACKAGES =
      Set.of(
          "java.lang",
          "java.lang.annotation",
          "java.lang.invoke",
          "java.lang.runtime",
          "java.math",
          "java.nio.charset",
          "java.text",
          "java.time",
          "java.time.format",
          "java.time.temporal",
          "java.util",
          "java.util.function",
          "java.util.regex",
          "java.util.stream",
          "org.jspecify.annotations");

  private static final Set<String> IMPURE =
      Set.of(
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.ProcessHandle",
          "java.lang.Runtime",
          "java.lang.Thread",
          "java.util.Random",
          "java.util.Scanner",
          "java.util.ServiceLoader",
          "java.util.SplittableRandom",
          "java.util.Timer",
          "java.util.TimerTask");

  /** What single rooms may use beside that, with the reason beside it. */
  private static final Map<String, Set<String>> EXCEPTIONS =
      Map.of(
          // The layout library takes and gives rectangles of java.awt.geom, which are plain
          // numbers.
          "graph", Set.of("org.abego.treelayout.", "java.awt.geom."),
          // Text is decoded strictly, which is declared to fail with an exception of java.io.
          "untrusted",
              Set.of("java.nio.ByteBuffer", "java.nio.CharBuffer", "com.google.errorprone."),
          // JSON is written to a String; the library declares an exception of java.io for it.
          "report",
              Set.of(
                  "com.fasterxml.jackson.", "java.io.UncheckedIOException", "java.io.IOException"));

  /** Calls that ask the machine for something although their class is a plain value otherwise. */
  private static final Set<String> ASKING =
      Set.of(
          "java.lang.Math.random",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.getProperty",
          "java.lang.System.getenv",
          "java.lang.System.nanoTime",
          "java.util.UUID.randomUUID");

  /** One rule for each pure room: only values and computing. */
  List<ArchRule> onlyValues() {
    return Rooms.ALL.stream()
        .filter(Room::isPure)
        .<ArchRule>map(room ->
            noClasses()
                .that(describe("are in the pure room " + room.name(), c -> rooms.isIn(c, room)))
                .should()
                .dependOnClassesThat(describe("do more than compute", c -> doesMore(room, c)))
                .allowEmptyShould(true)
                .because(
                    "what a user sees is computed by pure functions, which can be previewed,"
                        + " replayed and tested without a machine"))
        .toList();
  }

  /** No pure room asks the machine for the time, for chance or for its environment. */
  ArchRule noClockNoChance() {
    return noClasses()
        .that(describe("are in a pure room", this::isPure))
        .should()
        .accessTargetWhere(describe("asks the machine", PureRules::asks))
        .because(
            "the time and everything else that differs between two runs comes in as an argument");
  }

  private boolean isPure(JavaClass c) {
    return Rooms.ALL.stream().anyMatch(r -> r.isPure() && rooms.isIn(c, r));
  }

  private boolean doesMore(Room room, JavaClass target) {
    var c = target.getBaseComponentType();
    var exceptions = EXCEPTIONS.getOrDefault(room.name(), Set.of());
    if (rooms.isInProgram(c)
        || c.isPrimitive()
        || exceptions.stream().anyMatch(c.getName()::startsWith)) {
      return false;
    }
    return !PURE_PACKAGES.contains(c.getPackageName()) || IMPURE.contains(c.getName());
  }

  private static boolean asks(JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    var owner = target.getOwner().getName();
    var name = owner + "." + target.getName();
    boolean asksTheTime =
        owner.startsWith("java.time.")
            && (target.getName().equals("now") || target.getName().startsWith("system"));
    boolean isDateOfNow = name.equals("java.util.Date.<init>");
    return asksTheTime || isDateOfNow || ASKING.contains(name);
  }
}
