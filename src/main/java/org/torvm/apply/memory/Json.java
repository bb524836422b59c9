package org.torvm.apply.memory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.torvm.apply.memory.Fields.Malformed;

/** JSON, read strictly: no field twice, nothing after the end, no deep nesting. */
final class Json {
  private static final int LARGEST_DEPTH = 64;

  /** Reads and writes. */
  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(LARGEST_DEPTH).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  static JsonNode parse(byte[] bytes) throws Malformed {
    try {
      return MAPPER.readTree(bytes);
    } catch (IOException e) {
      throw new Malformed("not JSON");
    }
  }
}
