package org.torvm.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every sentence can be said, and every sentence that is asked for exists. */
class SentencesTest {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("org.torvm.text.messages", Locale.ROOT);

  private static final Sentences PROGRAM =
      Sentences.in(SourceTree.of(SourceTree.filesIn(SourceTree.PROGRAM)));

  /** One quote that is neither doubled nor opens a quoted brace: MessageFormat would swallow it. */
  private static final Pattern LONELY_QUOTE = Pattern.compile("(?<!')'(?!['{])(?<!\\{')(?<!}')");

  @Test
  void everySentenceIsUsed() {
    assertThat(PROGRAM.unused(BUNDLE.keySet())).isEmpty();
  }

  @Test
  void everySentenceThatIsAskedForExists() {
    assertThat(PROGRAM.missing(BUNDLE.keySet())).isEmpty();
    assertThat(PROGRAM.emptyForms(BUNDLE.keySet())).isEmpty();
  }

  @Test
  void noQuoteIsSwallowed() {
    assertThat(BUNDLE.keySet())
        .allSatisfy(k -> assertThat(BUNDLE.getString(k)).doesNotContainPattern(LONELY_QUOTE));
    assertThat("it's").containsPattern(LONELY_QUOTE);
    assertThat("it''s '{'").doesNotContainPattern(LONELY_QUOTE);
  }

  @Test
  void everyGuardCanFail(@TempDir Path folder) throws IOException {
    var file = folder.resolve("Speaks.java");
    Files.writeString(
        file,
        """
        class Speaks {
          Object plain = Text.of("room.plain", 1);
          Object chosen = say(true ? "room.yes" : ("room.no"));
          Object whole = new Text("room.whole", null);
          Object composed = messages.say("room.rule." + id + ".title");
          Object notOurs = "sum." + id;
          Object anything = prefix + "." + id;
        }
        """);
    var sentences = Sentences.in(SourceTree.of(List.of(file)));
    var bundle = Set.of("room.plain", "room.yes", "room.whole", "room.rule.a-b.title", "room.idle");
    assertThat(sentences.unused(bundle)).containsExactly("room.idle");
    assertThat(sentences.missing(bundle)).containsExactly("room.no");
    assertThat(sentences.emptyForms(bundle)).isEmpty();
    assertThat(sentences.emptyForms(Set.of("room.plain"))).hasSize(1);
  }
}
