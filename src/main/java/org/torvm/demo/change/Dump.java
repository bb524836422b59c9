package org.torvm.demo.change;

import java.util.Set;
import org.torvm.demo.model.DemoQube;
import org.torvm.demo.model.Property;
import org.torvm.demo.model.World;

/**
 * Writes a whole qube into one line, as some error messages of qubesd do. Source: the recorded
 * refusal to base an app qube on an app qube.
 */
final class Dump {
  private static final Set<String> NONE_WHEN_EMPTY =
      Set.of(
          "gateway",
          "gateway6",
          "ip",
          "ip6",
          "start_time",
          "visible_gateway",
          "visible_gateway6",
          "visible_ip",
          "visible_ip6",
          "visible_netmask");
  private static final Set<String> FIRST = Set.of("name", "qid");

  private Dump() {}

  static String of(World world, DemoQube qube) {
    var text = new StringBuilder();
    text.append(
        "<%s at 0x7f0000000000 name='%s' qid=%s"
            .formatted(qube.klass().wireName(), qube.name(), world.value(qube, "qid")));
    for (Property property : world.properties(qube).values()) {
      boolean hidden = FIRST.contains(property.name());
      if (!hidden) {
        var value = world.value(qube, property.name());
        boolean none = NONE_WHEN_EMPTY.contains(property.name()) && value.isEmpty();
        text.append(' ').append(property.name()).append('=');
        text.append(none ? "None" : property.type().inEvent(value));
      }
    }
    return text.append('>').toString();
  }
}
