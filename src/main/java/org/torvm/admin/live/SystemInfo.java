package org.torvm.admin.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.torvm.qubes.QubeName;
import org.torvm.text.Visible;

/**
 * The tags in the reply of {@code internal.GetSystemInfo}, which qubesd gives to qrexec: {@code
 * {"domains": {NAME: {"tags": [...], ...}}}}. Source: {@code qubes/api/internal.py}.
 */
final class SystemInfo {
  private static final JsonMapper STRICT =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(20)
                          .maxStringLength(10_000)
                          .maxNumberLength(100)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private SystemInfo() {}

  /** The tags of every qube; nothing when the text is not of that form in every point. */
  static Optional<Map<QubeName, SortedSet<String>>> tags(String json) {
    try {
      return tags(STRICT.readTree(json).path("domains"));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<Map<QubeName, SortedSet<String>>> tags(JsonNode domains) {
    if (!domains.isObject()) {
      return Optional.empty();
    }
    var all = new HashMap<QubeName, SortedSet<String>>();
    for (var domain : domains.properties()) {
      var name = QubeName.parse(domain.getKey());
      var tags = tagsOf(domain.getValue().path("tags"));
      if (name.isEmpty() || tags.isEmpty()) {
        return Optional.empty();
      }
      all.put(name.get(), tags.get());
    }
    return Optional.of(all);
  }

  private static Optional<SortedSet<String>> tagsOf(JsonNode list) {
    if (!list.isArray()) {
      return Optional.empty();
    }
    var tags = new TreeSet<String>();
    for (JsonNode tag : list) {
      if (!tag.isTextual()
          || !Visible.isPrintableAscii(tag.textValue())
          || tag.textValue().contains(" ")) {
        return Optional.empty();
      }
      if (!tag.textValue().isEmpty()) {
        tags.add(tag.textValue());
      }
    }
    return Optional.of(tags);
  }
}
