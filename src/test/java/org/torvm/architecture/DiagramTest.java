package org.torvm.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The picture in the documentation is the one that the rules are checked against.
 *
 * <p>After a change of {@link Rooms}: {@code ./run test -Dtest=DiagramTest -Dtorvm.diagram=write}
 * puts the new picture into the page.
 */
class DiagramTest {
  private static final Path PAGE = Path.of("docs", "architecture.md");

  private static final Pattern PICTURE =
      Pattern.compile("(?<=```mermaid\n)flowchart TD\n.*?(?=```)", Pattern.DOTALL);

  /** A word in code type that begins with a capital and goes on with small letters. */
  private static final Pattern CLASS_NAME = Pattern.compile("`([A-Z][a-z]\\w*)`");

  @Test
  void thePageShowsTheListThatIsChecked() throws IOException {
    var page = Files.readString(PAGE);
    var picture = Diagram.mermaid(Rooms.ALL);
    if ("write".equals(System.getProperty("torvm.diagram"))) {
      Files.writeString(
          PAGE, PICTURE.matcher(page).replaceFirst(Matcher.quoteReplacement(picture)));
      page = Files.readString(PAGE);
    }
    var shown = PICTURE.matcher(page);
    assertThat(shown.find()).as("a picture in " + PAGE).isTrue();
    assertThat(shown.group()).isEqualTo(picture);
    assertThat(shown.find()).as("a second picture").isFalse();
  }

  @Test
  void anotherListGivesAnotherPicture() {
    var low = new Room("text", "words", Room.Nature.PURE, Set.of());
    var high = new Room("ui", "window", Room.Nature.SCREEN, Set.of("text"));
    var free = new Room("ui", "window", Room.Nature.SCREEN, Set.of());
    assertThat(Diagram.mermaid(List.of(low, high))).contains("  ui --> text\n");
    assertThat(Diagram.mermaid(List.of(low, free))).doesNotContain("-->");
  }

  @Test
  void everyRoomIsDescribedOnThePage() throws IOException {
    var page = Files.readString(PAGE);
    for (Room room : Rooms.ALL) {
      var row = "| `" + room.name() + "` | ";
      assertThat(page).contains(row);
      assertThat(page.contains(row + "*Not begun.*"))
          .as("the page says that " + room.name() + " is not begun")
          .isEqualTo(isEmpty(room));
    }
  }

  @Test
  void everyClassNamedOnThePageExists() throws IOException {
    var known =
        Stream.concat(Classes.PROGRAM.stream(), Classes.TESTS.stream())
            .map(JavaClass::getSimpleName)
            .collect(Collectors.toSet());
    var named = CLASS_NAME.matcher(Files.readString(PAGE)).results().map(r -> r.group(1)).toList();
    assertThat(named).hasSizeGreaterThan(10);
    assertThat(named).filteredOn(n -> !known.contains(n)).isEmpty();
  }

  private static boolean isEmpty(Room room) {
    var rooms = new RoomRules(Classes.ROOT);
    return Classes.PROGRAM.stream()
        .noneMatch(c -> rooms.isIn(c, room) && !c.getSimpleName().equals("package-info"));
  }
}
