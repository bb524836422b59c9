package org.torvm.apply.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.torvm.apply.memory.Fields.Malformed;
import org.torvm.change.Step;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;

/** A step as JSON, with the Admin API's names for properties. */
final class StepFormat {
  private StepFormat() {}

  static void write(Step step, ObjectNode node) {
    switch (step) {
      case Step.SetReference(var qube, var reference, var value) -> {
        begin(node, "set-reference", qube).put("property", reference.property());
        node.put("value", value.map(QubeName::value).orElse(null));
      }
      case Step.ResetReference(var qube, var reference) ->
          begin(node, "reset-reference", qube).put("property", reference.property());
      case Step.AddTag(var qube, var tag) -> begin(node, "add-tag", qube).put("tag", tag);
      case Step.RemoveTag(var qube, var tag) -> begin(node, "remove-tag", qube).put("tag", tag);
      case Step.SetFeature(var qube, var key, var value) ->
          begin(node, "set-feature", qube).put("key", key).put("value", value);
      case Step.RemoveFeature(var qube, var key) ->
          begin(node, "remove-feature", qube).put("key", key);
      case Step.Start(var qube) -> begin(node, "start", qube);
      case Step.ShutDown(var qube) -> begin(node, "shut-down", qube);
      case Step.Kill(var qube) -> begin(node, "kill", qube);
      case Step.Remove(var qube) -> begin(node, "remove", qube);
      case Step.MakeDisposable(var qube, var made, var others) -> {
        begin(node, "make-disposable", qube).put("made", made.map(QubeName::value).orElse(null));
        var names = node.putArray("others");
        others.stream().sorted().map(QubeName::value).forEach(names::add);
      }
      case Step.StartMade(var qube) -> begin(node, "start-made", qube);
    }
  }

  static Step parse(JsonNode node) throws Malformed {
    if (!node.isObject()) {
      throw new Malformed("not a step");
    }
    var qube = Fields.qube(node, "qube");
    var kind = Fields.text(node, "kind");
    return switch (kind) {
      case "set-reference", "reset-reference" -> reference(kind, qube, node);
      case "add-tag", "remove-tag" -> tag(kind, qube, node);
      case "set-feature", "remove-feature" -> feature(kind, qube, node);
      case "start" -> {
        only(node);
        yield new Step.Start(qube);
      }
      case "shut-down" -> {
        only(node);
        yield new Step.ShutDown(qube);
      }
      case "kill" -> {
        only(node);
        yield new Step.Kill(qube);
      }
      case "remove" -> {
        only(node);
        yield new Step.Remove(qube);
      }
      case "make-disposable" -> {
        only(node, "made", "others");
        yield new Step.MakeDisposable(qube, value(node, "made"), Fields.qubes(node, "others"));
      }
      case "start-made" -> {
        only(node);
        yield new Step.StartMade(qube);
      }
      default -> throw new Malformed("not a kind of step");
    };
  }

  private static Step reference(String kind, QubeName qube, JsonNode node) throws Malformed {
    var reference =
        QubeReference.ofProperty(Fields.text(node, "property"))
            .orElseThrow(() -> new Malformed("not a property"));
    if (kind.equals("reset-reference")) {
      only(node, "property");
      return new Step.ResetReference(qube, reference);
    }
    only(node, "property", "value");
    return new Step.SetReference(qube, reference, value(node, "value"));
  }

  private static Step tag(String kind, QubeName qube, JsonNode node) throws Malformed {
    only(node, "tag");
    var tag = Fields.text(node, "tag");
    return kind.equals("add-tag") ? new Step.AddTag(qube, tag) : new Step.RemoveTag(qube, tag);
  }

  private static Step feature(String kind, QubeName qube, JsonNode node) throws Malformed {
    var key = Fields.text(node, "key");
    if (kind.equals("remove-feature")) {
      only(node, "key");
      return new Step.RemoveFeature(qube, key);
    }
    only(node, "key", "value");
    return new Step.SetFeature(qube, key, Fields.text(node, "value"));
  }

  private static ObjectNode begin(ObjectNode node, String kind, QubeName qube) {
    return node.put("kind", kind).put("qube", qube.value());
  }

  private static void only(JsonNode node, String... more) throws Malformed {
    var allowed = new HashSet<>(Set.of(more));
    allowed.add("kind");
    allowed.add("qube");
    Fields.only(node, allowed);
  }

  private static Optional<QubeName> value(JsonNode node, String field) throws Malformed {
    return Fields.of(node, field).isNull()
        ? Optional.empty()
        : Optional.of(Fields.qube(node, field));
  }
}
