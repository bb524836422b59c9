package org.torvm.untrusted;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.torvm.text.Messages;
import org.torvm.text.Text;
import org.torvm.text.Visible;

/** Nothing of the content comes out but through a validator. */
class UntrustedTest {
  private static final String SECRET = "obfs4 192.0.2.7:443";

  /** Every kind there is, and what it lets out. */
  private static final Map<Validator<?>, String> FORMS = forms();

  @Test
  void nothingSaysWhatIsInIt() throws IOException {
    var content = Untrusted.of(SECRET);
    assertThat(content).hasToString("untrusted, 19 bytes");
    assertThat(content.size()).isEqualTo(19);
    assertThat(content).isNotEqualTo(Untrusted.of(SECRET));
    assertThat(content.hashCode()).isEqualTo(System.identityHashCode(content));
    try (var out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      assertThatThrownBy(() -> out.writeObject(content))
          .isInstanceOf(NotSerializableException.class);
    }
    assertThat(Messages.shipped().say("connection.refused", content, content))
        .doesNotContain("192");
  }

  @Test
  void itCannotBeChangedFromOutside() {
    var bytes = "yes".getBytes(US_ASCII);
    var content = Untrusted.of(bytes);
    bytes[0] = 'n';
    assertThat(content.read(PlainText.line(3))).isEqualTo(new Checked.Accepted<>("yes"));
  }

  @Test
  void whatWasCutOffIsRejectedByEveryValidator() {
    var content = Untrusted.cutOff();
    assertThat(content.isCutOff()).isTrue();
    assertThat(content).hasToString("untrusted, cut off");
    FORMS
        .keySet()
        .forEach(v ->
            assertThat(content.read(v))
                .isEqualTo(new Checked.Rejected<>(Text.of("untrusted.cut-off"))));
  }

  @Test
  void aFaultInReadingIsARejection() {
    var faulty =
        PlainText.line(9)
            .<String>then(text -> {
              throw new IllegalStateException(text);
            });
    var endless = PlainText.line(9).then(UntrustedTest::recurse);
    assertThat(Untrusted.of("a").read(faulty))
        .isEqualTo(new Checked.Rejected<>(Text.of("untrusted.not-understood")));
    assertThat(Untrusted.of("a").read(endless))
        .isEqualTo(new Checked.Rejected<>(Text.of("untrusted.not-understood")));
  }

  @Test
  void aRejectionStaysOneWhateverIsMadeOfIt() {
    var none = Untrusted.of("x").read(Tokens.number(0, 1));
    assertThat(none.map(n -> n + 1)).isEqualTo(none);
    assertThat(Untrusted.of("1").read(Tokens.number(0, 1)).map(n -> n + 1))
        .isEqualTo(new Checked.Accepted<>(2L));
  }

  @Test
  void randomBytesComeOutInFormOrNotAtAll() {
    var random = new Random(5);
    var accepted = new HashMap<String, Integer>();
    for (int i = 0; i < 6_000; i++) {
      var content = Untrusted.of(bytes(random));
      FORMS.forEach((validator, form) -> {
        switch (content.read(validator)) {
          case Checked.Accepted<?>(Object value) -> {
            assertThat(String.valueOf(value)).matches(form);
            accepted.merge(form, 1, Integer::sum);
          }
          case Checked.Rejected<?>(Text reason) -> {
            var said = Messages.shipped().say(reason);
            assertThat(said).isNotBlank().matches(Visible::isPrintableAscii);
          }
        }
      });
    }
    assertThat(accepted.keySet()).as("forms that occurred").containsAll(FORMS.values());
  }

  private static Map<Validator<?>, String> forms() {
    var forms = new HashMap<Validator<?>, String>();
    forms.put(PlainText.utf8(24, 2), "(?s)(?!.*\r(?!\n))(?!(.*\n){3})[\\P{Cc}\n\r\t]{0,24}");
    forms.put(PlainText.ascii(6, 9), "(?s)[ -~\n\r\t]{0,6}");
    forms.put(PlainText.line(6), "[ -~]{0,6}");
    forms.put(PlainText.lines(12, 3, Tokens.number(0, 9)), "\\[(\\d(, \\d){0,2})?]");
    forms.put(Tokens.number(-20, 300), "-?\\d{1,3}");
    forms.put(Tokens.qubeName(), "[A-Za-z][A-Za-z0-9_.-]{0,30}");
    forms.put(Tokens.oneOf(List.of("a", "bc"), w -> w), "a|bc");
    forms.put(Tokens.hex(2), "[0-9A-F]{2}");
    forms.put(Tokens.word(3), "[A-Za-z0-9][A-Za-z0-9._+-]{0,2}");
    return Map.copyOf(forms);
  }

  /** Short, and mostly of what makes a difference to a validator. */
  private static byte[] bytes(Random random) {
    if (random.nextInt(8) == 0) {
      var any = new byte[random.nextInt(40)];
      random.nextBytes(any);
      return any;
    }
    var pieces =
        List.of(
            "a",
            "bc",
            "F",
            "0",
            "7",
            "-",
            ".",
            " ",
            "\n",
            "\r\n",
            "\t",
            "\u00e9",
            "\u202e",
            "\0",
            "\u001b[m",
            String.format(Locale.ROOT, "%d", random.nextInt(400)));
    var text = new ArrayList<String>();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.add(pieces.get(random.nextInt(pieces.size())));
    }
    return String.join("", text).getBytes(StandardCharsets.UTF_8);
  }

  @SuppressWarnings("InfiniteRecursion")
  private static Checked<String> recurse(String text) {
    return recurse(text);
  }
}
