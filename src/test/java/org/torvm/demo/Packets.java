package org.torvm.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Takes the packets of a stream apart, independently of the client under test. */
final class Packets {
  private Packets() {}

  /** The packets of a whole stream, each as its words joined with {@code |}. */
  static List<String> of(byte[] stream) {
    var packets = new ArrayList<String>();
    var rest = split(stream, packets);
    if (rest.length > 0) {
      packets.add("incomplete " + rest.length);
    }
    return packets;
  }

  /** Adds the complete packets and returns what is left. */
  static byte[] split(byte[] stream, Collection<String> packets) {
    int start = 0;
    for (int end = end(stream, start); end > 0; end = end(stream, start)) {
      var text = new String(stream, start, end - start, UTF_8);
      packets.add(text.replace('\0', '|'));
      start = end;
    }
    return Arrays.copyOfRange(stream, start, stream.length);
  }

  /** Where the packet that starts there ends; -1 when it is not complete. */
  private static int end(byte[] stream, int start) {
    int at = start;
    boolean event = at < stream.length && stream[at] == '1';
    if (!event) {
      return at < stream.length && stream[stream.length - 1] == 0 ? stream.length : -1;
    }
    at = word(stream, word(stream, word(stream, at)));
    while (at >= 0 && at < stream.length && stream[at] != 0) {
      at = word(stream, word(stream, at));
    }
    return at >= 0 && at < stream.length ? at + 1 : -1;
  }

  private static int word(byte[] stream, int start) {
    for (int i = start; i >= 0 && i < stream.length; i++) {
      if (stream[i] == 0) {
        return i + 1;
      }
    }
    return -1;
  }
}
