package org.torvm.demo.part;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One firewall rule, read strictly and printed as qubesd does. Source: the Admin API page, section
 * 6, and the recorded {@code admin.vm.firewall.Set} and {@code Get}.
 *
 * @param fields in the order of printing
 */
public record FirewallRule(Map<String, String> fields) {
  private static final List<String> ORDER =
      List.of(
          "action",
          "expire",
          "specialtarget",
          "dst4",
          "dst6",
          "dsthost",
          "proto",
          "dstports",
          "icmptype",
          "comment");

  /** What a qube has when nobody set rules. */
  public static final FirewallRule ACCEPT_ALL = parse("action=accept");

  /** Copies the fields, keeping their order. */
  public FirewallRule {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /**
   * All rules of a payload, one a line.
   *
   * @throws Refused at the first syntax error
   */
  public static List<FirewallRule> parseAll(String payload) {
    var rules = new ArrayList<FirewallRule>();
    for (String line : payload.split("\n", -1)) {
      if (!line.isEmpty()) {
        rules.add(parse(line));
      }
    }
    return rules;
  }

  /**
   * One rule.
   *
   * @throws Refused when it is none
   */
  public static FirewallRule parse(String line) {
    var given = new LinkedHashMap<String, String>();
    var rest = line;
    while (!rest.isEmpty()) {
      int end = rest.startsWith("comment=") ? -1 : rest.indexOf(' ');
      var word = end < 0 ? rest : rest.substring(0, end);
      rest = end < 0 ? "" : rest.substring(end + 1);
      int equals = word.indexOf('=');
      if (equals < 0) {
        throw new Refused("a rule word without =");
      }
      var field = FirewallField.read(word.substring(0, equals), word.substring(equals + 1));
      if (given.put(field.key(), field.value()) != null) {
        throw new Refused("a rule field given twice");
      }
    }
    check(given);
    var ordered = new LinkedHashMap<String, String>();
    ORDER.stream().filter(given::containsKey).forEach(k -> ordered.put(k, given.get(k)));
    return new FirewallRule(ordered);
  }

  private static void check(Map<String, String> given) {
    var proto = given.getOrDefault("proto", "");
    boolean ports = given.containsKey("dstports");
    boolean type = given.containsKey("icmptype");
    long destinations =
        given.keySet().stream().filter(k -> k.startsWith("dst") && !k.equals("dstports")).count();
    if (!given.containsKey("action")
        || destinations > 1
        || (ports && !proto.equals("tcp") && !proto.equals("udp"))
        || (type && !proto.equals("icmp"))) {
      throw new Refused("rule fields that do not fit together");
    }
  }

  /** Whether the rule is over at that time. */
  public boolean isExpired(Instant now) {
    var expire = fields.get("expire");
    return expire != null && Long.parseLong(expire) < now.getEpochSecond();
  }

  /** The rule as qubesd prints it. */
  @Override
  public String toString() {
    var words = new ArrayList<String>();
    fields.forEach((key, value) -> words.add(key + "=" + value));
    return String.join(" ", words);
  }
}
