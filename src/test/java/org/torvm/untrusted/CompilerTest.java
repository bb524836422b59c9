package org.torvm.untrusted;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;

/**
 * The compiler, called as the build calls it, refuses everybody but {@link PlainText} the door to
 * raw content, although the package would let them through.
 */
class CompilerTest {
  private static final String ARGUMENTS =
      "//plugin[artifactId='maven-compiler-plugin']/configuration/compilerArgs/arg";

  @TempDir Path folder;

  @Test
  void callsAndReferencesAreRefused() throws Exception {
    assertThat(
            compiled(
                """
                Object call = Validator.ofRaw(9, null, t -> new Checked.Accepted<>(t));
                interface Door {
                  Validator<String> open(
                      int limit,
                      java.nio.charset.Charset charset,
                      java.util.function.Function<String, Checked<String>> check);
                }
                Door door = Validator::ofRaw;
                """))
        .contains("Peeks.java:3: error: [RestrictedApi]", "Peeks.java:10: error: [RestrictedApi]");
  }

  @Test
  void aValidatorIsForEverybody() throws Exception {
    assertThat(compiled("Object o = Untrusted.of(\"7\").read(Tokens.number(0, 9));")).isEmpty();
  }

  /** What the compiler says of a class with that in it, in the package of the door. */
  private String compiled(String content) throws Exception {
    var source = folder.resolve("org/torvm/untrusted/Peeks.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "package org.torvm.untrusted;\nclass Peeks {\n" + content + "\n}\n");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.addAll(argumentsOfTheBuild());
    var libraries = System.getProperty("java.class.path");
    command.addAll(List.of("-cp", libraries, "-processorpath", libraries, "-proc:none"));
    command.addAll(List.of("-d", folder.toString(), source.toString()));
    var output = folder.resolve("output").toFile();
    var javac =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    try {
      assertThat(javac.waitFor(100, TimeUnit.SECONDS)).isTrue();
    } finally {
      javac.destroyForcibly();
    }
    var said = Files.readString(output.toPath(), UTF_8);
    assertThat(javac.exitValue() == 0).as(said).isEqualTo(said.isEmpty());
    return said;
  }

  /**
   * Those of {@code pom.xml}, but for the checker of null, which is not among the test libraries.
   */
  private static List<String> argumentsOfTheBuild() throws Exception {
    var pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new File("pom.xml"));
    var found =
        (NodeList)
            XPathFactory.newInstance().newXPath().evaluate(ARGUMENTS, pom, XPathConstants.NODESET);
    var arguments =
        IntStream.range(0, found.getLength())
            .mapToObj(
                i -> found.item(i).getTextContent().replaceAll(" -Xep(Opt)?:NullAway\\S*", ""))
            .toList();
    assertThat(arguments).anyMatch(a -> a.startsWith("-Xplugin:ErrorProne")).contains("-Werror");
    return arguments;
  }
}
