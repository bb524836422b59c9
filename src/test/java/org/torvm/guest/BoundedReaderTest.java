package org.torvm.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.untrusted.Checked;
import org.torvm.untrusted.PlainText;

class BoundedReaderTest {

  /** Each line: how long it is, the limit, whether it is accepted. */
  @ParameterizedTest
  @CsvSource({
    "0,0,true",
    "1,0,false",
    "9,10,true",
    "10,10,true",
    "11,10,false",
    "8192,8192,true",
    "8193,8192,false",
    "8193,8193,true",
    "20000,30000,true",
    "20000,20000,true",
    "20001,20000,false",
  })
  void theLimitIsTheLastThatIsAccepted(int size, int limit, boolean accepted) throws IOException {
    var text = "x".repeat(size);
    var read = new BoundedReader(limit).read(dripping(text));
    assertThat(read.isCutOff()).isEqualTo(!accepted);
    assertThat(read.size()).isEqualTo(accepted ? size : 0);
    var whole = PlainText.ascii(limit, 1);
    assertThat(
            read.read(whole) instanceof Checked.Accepted<String>(String value)
                && value.equals(text))
        .isEqualTo(accepted);
  }

  @Test
  void anEndlessStreamIsLeftAlone() throws IOException {
    var endless = new Endless();
    assertThat(new BoundedReader(100_000).read(endless).isCutOff()).isTrue();
    assertThat(endless.taken).isEqualTo(100_001);
  }

  @Test
  void aBrokenStreamGivesNothing() {
    var broken =
        new InputStream() {
          private int given;

          @Override
          public int read() throws IOException {
            if (given++ > 3) {
              throw new IOException("broken");
            }
            return 'x';
          }

          @Override
          public int read(byte[] buffer, int start, int length) throws IOException {
            buffer[start] = (byte) read();
            return 1;
          }
        };
    assertThatThrownBy(() -> new BoundedReader(100).read(broken)).isInstanceOf(IOException.class);
  }

  @Test
  void aLimitIsNotNegative() {
    assertThatThrownBy(() -> new BoundedReader(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  /** A stream that gives a few bytes at a time. */
  private static InputStream dripping(String text) {
    var random = new Random(1);
    return new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)) {
      @Override
      public synchronized int read(byte[] buffer, int start, int length) {
        return super.read(buffer, start, Math.min(length, 1 + random.nextInt(700)));
      }
    };
  }

  private static final class Endless extends InputStream {
    private long taken;

    @Override
    public int read() {
      taken++;
      return 'x';
    }

    @Override
    public int read(byte[] buffer, int start, int length) {
      taken += length;
      return length;
    }
  }
}
