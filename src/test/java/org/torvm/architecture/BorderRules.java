package org.torvm.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What holds at the border to those who are not trusted: who reads from outside, what happens to
 * what was read, and what of it can be shown or logged.
 */
record BorderRules(RoomRules rooms) {
  /**
   * Who reads streams: {@code settings} the user's files, {@code demo} as the system that it plays,
   * the others what they are there for.
   */
  private static final Set<String> READERS = Set.of("admin", "guest", "tor", "settings", "demo");

  private static final Set<String> STARTERS = Set.of("admin", "guest");

  /** Rooms whose every byte comes from inside a qube. */
  private static final Set<String> UNTRUSTING = Set.of("guest", "tor");

  private static final Pattern STREAMS =
      Pattern.compile("java[.]io[.]\\w*(InputStream|Reader)|java[.]nio[.]channels[.]\\w+");

  private static final Set<String> READING =
      Set.of("read", "readAllBytes", "readNBytes", "readLine", "lines", "transferTo");

  private static final Set<String> OF_FILES =
      Set.of("readAllBytes", "readAllLines", "readString", "lines", "newBufferedReader");

  private static final Set<String> OF_PROCESSES =
      Set.of("getInputStream", "getErrorStream", "inputReader", "errorReader");

  private static final Set<String> REFLECTION =
      Set.of(
          "java.lang.reflect.AccessibleObject.setAccessible",
          "java.lang.reflect.AccessibleObject.trySetAccessible",
          "java.lang.reflect.Field.setAccessible",
          "java.lang.reflect.Method.setAccessible",
          "java.lang.reflect.Constructor.setAccessible",
          "java.lang.invoke.MethodHandles.privateLookupIn");

  List<ArchRule> all() {
    return List.of(
        rawContentStaysInside(),
        noWayRound(),
        readersAtTheBorder(),
        programsAtTheBorder(),
        textIsMadeByValidators(),
        exceptionsAreNotLogged(),
        loggersAreCalledLog(),
        noOtherOutput(),
        noMessagesOfExceptionsOnScreen());
  }

  /** The compiler says the same of the sources; this says it of what was compiled. */
  private ArchRule rawContentStaysInside() {
    return noClasses()
        .that(in("are not PlainText", c -> !c.getName().endsWith(".untrusted.PlainText")))
        .should()
        .accessTargetWhere(
            describe(
                "is raw content",
                a ->
                    a.getName().equals("ofRaw")
                        && a.getTargetOwner().getName().endsWith(".untrusted.Validator")))
        .because("what a qube says leaves through validators, each with its limit");
  }

  private ArchRule noWayRound() {
    return noClasses()
        .that(in("are in the program", _ -> true))
        .should()
        .accessTargetWhere(describe("opens what is private", a -> REFLECTION.contains(name(a))))
        .because("what is private here is private for a reason");
  }

  private ArchRule readersAtTheBorder() {
    return noClasses()
        .that(in("do not read from outside", c -> !isIn(c, READERS)))
        .should()
        .accessTargetWhere(describe("reads from outside", BorderRules::reads))
        .because("what comes in is bounded and checked in the room that knows where it is from");
  }

  private ArchRule programsAtTheBorder() {
    return noClasses()
        .that(in("do not start programs", c -> !isIn(c, STARTERS)))
        .should()
        .accessTargetWhere(
            describe(
                "starts a program",
                a ->
                    name(a).equals("java.lang.ProcessBuilder.start")
                        || name(a).equals("java.lang.ProcessBuilder.startPipeline")
                        || name(a).equals("java.lang.Runtime.exec")))
        .because("a program that is started says something, and somebody has to doubt it");
  }

  private ArchRule textIsMadeByValidators() {
    return noClasses()
        .that(in("talk to the inside of qubes", c -> isIn(c, UNTRUSTING)))
        .should()
        .accessTargetWhere(describe("makes text of bytes", BorderRules::decodes))
        .allowEmptyShould(true)
        .because("text from inside a qube comes out of Untrusted, by a validator with a limit");
  }

  private ArchRule exceptionsAreNotLogged() {
    return noClasses()
        .that(in("are in the program", _ -> true))
        .should()
        .accessTargetWhere(
            describe(
                "logs an exception",
                a ->
                    a.getTargetOwner().getName().equals("org.slf4j.Logger")
                        && a.getTarget() instanceof CodeUnitCallTarget call
                        && call.getRawParameterTypes().stream()
                            .anyMatch(p -> p.getName().equals("java.lang.Throwable"))))
        .because("the message of an exception may repeat what a qube has chosen");
  }

  /** {@link LogCalls} knows them by that name. */
  private ArchRule loggersAreCalledLog() {
    return fields()
        .that(
            describe(
                "are loggers",
                f ->
                    rooms.isInProgram(f.getOwner())
                        && f.getRawType().getName().equals("org.slf4j.Logger")))
        .should(be(describe("called LOG", f -> f.getName().equals("LOG"))))
        .allowEmptyShould(true)
        .because("what is logged is looked at by name");
  }

  private ArchRule noOtherOutput() {
    return noClasses()
        .that(in("are in the program", _ -> true))
        .should()
        .accessTargetWhere(
            describe(
                "writes past Terminal and the log",
                a ->
                    name(a).equals("java.lang.System.out")
                        || name(a).equals("java.lang.System.err")
                        || a.getName().equals("printStackTrace")))
        .because("what is shown is made visible, and what is logged holds nothing raw");
  }

  private ArchRule noMessagesOfExceptionsOnScreen() {
    return noClasses()
        .that(in("are in the window", c -> isIn(c, Set.of("ui", "portrait", "graph"))))
        .should()
        .accessTargetWhere(
            describe(
                "takes the words of an exception",
                a ->
                    (a.getName().equals("getMessage") || a.getName().equals("getLocalizedMessage"))
                        && a.getTarget() instanceof CodeUnitCallTarget))
        .because("a user reads sentences of ours; whatever else an exception says is for nobody");
  }

  private DescribedPredicate<JavaClass> in(String words, Predicate<JavaClass> which) {
    return describe(words, c -> rooms.isInProgram(c) && which.test(c));
  }

  private boolean isIn(JavaClass c, Set<String> names) {
    return Rooms.ALL.stream().anyMatch(r -> names.contains(r.name()) && rooms.isIn(c, r));
  }

  private static String name(JavaAccess<?> access) {
    return access.getTargetOwner().getName() + "." + access.getName();
  }

  private static boolean reads(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getName();
    return switch (owner) {
      case "java.lang.Process" -> OF_PROCESSES.contains(access.getName());
      case "java.nio.file.Files" -> OF_FILES.contains(access.getName());
      case "java.util.Scanner" -> true;
      default -> STREAMS.matcher(owner).matches() && READING.contains(access.getName());
    };
  }

  private static boolean decodes(JavaAccess<?> access) {
    boolean ofBytes =
        access instanceof JavaCall<?> call
            && call.getTarget().getRawParameterTypes().stream()
                .anyMatch(p -> p.getName().equals(byte[].class.getName()));
    return switch (name(access)) {
      case "java.lang.String.<init>" -> ofBytes;
      case "java.nio.charset.Charset.decode",
          "java.nio.charset.CharsetDecoder.decode",
          "java.io.ByteArrayOutputStream.toString",
          "java.io.InputStreamReader.<init>",
          "java.nio.channels.Channels.newReader",
          "java.lang.Process.inputReader",
          "java.lang.Process.errorReader",
          "java.nio.file.Files.readString",
          "java.nio.file.Files.readAllLines",
          "java.nio.file.Files.lines",
          "java.nio.file.Files.newBufferedReader",
          "java.util.Scanner.<init>" ->
          true;
      default -> false;
    };
  }
}
