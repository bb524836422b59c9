package org.torvm.leak;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.torvm.gateway.GatewayFacts;
import org.torvm.gateway.GatewayKind;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.Setting;
import org.torvm.qubes.Sketch;

/**
 * Evidence drawn in text: a {@link Sketch} and lines of what is wanted, known and past.
 *
 * <pre>
 * must-tor work         pinned: must use Tor
 * must-offline vault    pinned: must be offline
 * pin torvm             named as a gateway by the user
 * probed sys-whonix     its Tor was probed
 * announced dvm         its start was announced
 * customising dvm       the user says that it is being customised
 * moved work torified   it was moved while running; its way before was torified
 * </pre>
 */
public final class Story {
  /** When every story takes place. */
  public static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private final StringBuilder sketch = new StringBuilder();
  private final Set<QubeName> mustUseTor = new HashSet<>();
  private final Set<QubeName> mustBeOffline = new HashSet<>();
  private final Set<QubeName> gateways = new HashSet<>();
  private final Map<QubeName, GatewayFacts> facts = new HashMap<>();
  private final Map<QubeName, Instant> announced = new HashMap<>();
  private final Map<QubeName, Intent.Customising> customising = new HashMap<>();
  private final Map<QubeName, Past.Switch> moved = new HashMap<>();

  private Story() {}

  /** The evidence that those lines tell. */
  public static Evidence of(String lines) {
    var story = new Story();
    lines.lines().map(String::strip).filter(l -> !l.isEmpty()).forEach(story::line);
    return new Evidence(
        Sketch.of(story.sketch.toString()),
        new Intent(story.mustUseTor, story.mustBeOffline, story.gateways),
        story.facts,
        new Past(story.announced, story.moved),
        story.customising,
        NOW);
  }

  private void line(String line) {
    var words = List.of(line.split("\\s+"));
    switch (words.getFirst()) {
      case "must-tor" -> mustUseTor.add(Sketch.name(words.get(1)));
      case "must-offline" -> mustBeOffline.add(Sketch.name(words.get(1)));
      case "pin" -> gateways.add(Sketch.name(words.get(1)));
      case "probed" ->
          facts.put(Sketch.name(words.get(1)), new GatewayFacts(GatewayKind.WHONIX, true));
      case "announced" -> announced.put(Sketch.name(words.get(1)), NOW);
      case "customising" -> customise(Sketch.name(words.get(1)));
      case "moved" -> moved.put(Sketch.name(words.get(1)), before(words.get(2)));
      default -> sketch.append(line).append('\n');
    }
  }

  private void customise(QubeName qube) {
    customising.put(qube, new Intent.Customising(qube, NOW, Setting.unknown(), Setting.unknown()));
  }

  private static Past.Switch before(String word) {
    for (Verdict verdict : Verdict.values()) {
      if (verdict.word().equals(word)) {
        var route = new Route(verdict, List.of(), Optional.empty(), Proof.DECLARED);
        return new Past.Switch(route, List.of(), NOW);
      }
    }
    throw new IllegalArgumentException(word);
  }
}
