package org.torvm.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * One exchange with the genuine daemon: the bytes sent and the bytes that came back. Exchanges of
 * one release are in order; state carries over from one to the next.
 *
 * @param index its place in the recording, from 0
 * @param name what was tried, in words
 * @param note what the recording cannot show, or empty
 * @param request the bytes sent; shortened in the one exchange whose note says so
 * @param response the bytes received until the daemon closed the connection
 */
public record RecordedExchange(int index, String name, String note, Bytes request, Bytes response) {

  /** The exchanges recorded with that release: {@code 4.2} or {@code 4.3}. */
  public static List<RecordedExchange> ofRelease(String release) {
    var json = new ObjectMapper();
    var resource =
        Objects.requireNonNull(
            RecordedExchange.class.getResourceAsStream("recorded/" + release + ".jsonl"));
    try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      var texts = lines.lines().toList();
      var exchanges = new java.util.ArrayList<RecordedExchange>();
      for (int i = 0; i < texts.size(); i++) {
        var node = json.readTree(texts.get(i));
        exchanges.add(
            new RecordedExchange(
                i,
                node.path("name").asText(),
                node.path("note").asText(),
                Bytes.of(Base64.getDecoder().decode(node.path("request_b64").asText())),
                Bytes.of(Base64.getDecoder().decode(node.path("response_b64").asText()))));
      }
      return List.copyOf(exchanges);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return index + " " + name;
  }
}
