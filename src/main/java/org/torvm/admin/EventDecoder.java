package org.torvm.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes an event stream apart, whatever pieces it arrives in: packets come glued together and split
 * anywhere, and only the NULs tell where one ends. Not for several threads.
 *
 * <p>Source: {@code qubesadmin/events/__init__.py} in qubes-core-admin-client.
 */
public final class EventDecoder {
  /** A longer packet is taken for an attack or a fault and ends the stream. */
  public static final int MAXIMUM_PACKET = 65_536;

  private enum Place {
    HEADER,
    SUBJECT,
    EVENT,
    KEY,
    VALUE,
    FAILURE
  }

  private final ByteArrayOutputStream word = new ByteArrayOutputStream();
  private final List<String> words = new ArrayList<>();
  private Place place = Place.HEADER;
  private int packetBytes;
  private boolean broken;

  /**
   * Takes the next bytes of the stream and hands every packet that they complete to {@code
   * packets}, in order.
   *
   * @return false when these bytes cannot be an event stream; nothing after them is decoded
   */
  public boolean feed(byte[] bytes, int length, Consumer<EventPacket> packets) {
    for (int i = 0; i < length && !broken; i++) {
      if (++packetBytes > MAXIMUM_PACKET) {
        broken = true;
      } else if (bytes[i] == 0) {
        end(word.toString(UTF_8), packets);
        word.reset();
      } else {
        word.write(bytes[i]);
      }
    }
    return !broken;
  }

  /**
   * What the end of the stream means: nothing when it ended between two packets, the failure when
   * an error packet came last, {@link Reply.Garbled} when it broke off or was no event stream.
   */
  public Optional<Reply> end() {
    if (broken || word.size() > 0) {
      return Optional.of(new Reply.Garbled());
    }
    return switch (place) {
      case HEADER -> Optional.empty();
      case FAILURE -> Optional.of(Reply.failure(words));
      case SUBJECT, EVENT, KEY, VALUE -> Optional.of(new Reply.Garbled());
    };
  }

  private void end(String ended, Consumer<EventPacket> packets) {
    switch (place) {
      case HEADER -> {
        words.clear();
        switch (ended) {
          case "1" -> place = Place.SUBJECT;
          case "2" -> place = Place.FAILURE;
          default -> broken = true;
        }
        return;
      }
      case SUBJECT -> place = Place.EVENT;
      case EVENT, VALUE -> place = Place.KEY;
      case KEY -> {
        if (ended.isEmpty()) {
          packets.accept(packet());
          place = Place.HEADER;
          packetBytes = 0;
          return;
        }
        place = Place.VALUE;
      }
      case FAILURE -> {}
    }
    words.add(ended);
  }

  private EventPacket packet() {
    var arguments = new LinkedHashMap<String, String>();
    for (int i = 2; i + 1 < words.size(); i += 2) {
      arguments.put(words.get(i), words.get(i + 1));
    }
    return new EventPacket(words.get(0), words.get(1), arguments);
  }
}
