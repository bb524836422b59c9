package org.torvm.admin.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.torvm.admin.value.FirewallRule.Destination;
import org.torvm.admin.value.FirewallRule.Ports;
import org.torvm.admin.value.FirewallRule.Protocol;

/** Firewall rules on the wire: one a line, {@code key=value} words, a comment last. */
public final class FirewallRules {
  private static final Pattern NET4 = Pattern.compile("[0-9.]{7,15}(/[0-9]{1,2})?");
  private static final Pattern NET6 = Pattern.compile("[0-9a-f:.]{2,45}(/[0-9]{1,3})?");
  private static final Pattern HOST = Pattern.compile("[a-z0-9._-]{1,253}");
  private static final Pattern COMMENT = Pattern.compile("[A-Za-z0-9 :;,./_\\[\\]-]{0,200}");

  private FirewallRules() {}

  /**
   * Reads the reply of {@code admin.vm.firewall.Get}.
   *
   * @throws MalformedValue when a line is no rule, or holds a word this program does not know: a
   *     rule that is understood only in part is not understood
   */
  public static List<FirewallRule> parse(String reply) throws MalformedValue {
    var rules = new ArrayList<FirewallRule>();
    for (String line : Lines.of(reply)) {
      try {
        rules.add(rule(words(line)));
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new MalformedValue("a firewall rule");
      }
    }
    return List.copyOf(rules);
  }

  /**
   * The payload of {@code admin.vm.firewall.Set}. No rules become one that drops everything, which
   * is what no rules mean in R4.2 and R4.3 and what later releases want to be said.
   *
   * @throws IllegalArgumentException when a rule holds a word that qubesd would refuse
   */
  public static String print(List<FirewallRule> rules) {
    var text = new StringBuilder();
    for (FirewallRule rule : rules.isEmpty() ? List.of(FirewallRule.DROP) : rules) {
      text.append(print(rule)).append('\n');
    }
    return text.toString();
  }

  private static String print(FirewallRule rule) {
    var text = new StringBuilder(rule.accept() ? "action=accept" : "action=drop");
    rule.destination()
        .ifPresent(destination ->
            text.append(
                switch (destination) {
                  case Destination.Net4(String net) -> " dst4=" + require(NET4, net);
                  case Destination.Net6(String net) -> " dst6=" + require(NET6, net);
                  case Destination.Host(String name) -> " dsthost=" + require(HOST, name);
                }));
    rule.protocol()
        .ifPresent(p -> text.append(" proto=").append(p.name().toLowerCase(Locale.ROOT)));
    rule.ports().ifPresent(p -> text.append(" dstports=" + p.first() + "-" + p.last()));
    rule.icmpType().ifPresent(type -> text.append(" icmptype=").append(type));
    if (rule.dns()) {
      text.append(" specialtarget=dns");
    }
    rule.expires().ifPresent(end -> text.append(" expire=").append(end.getEpochSecond()));
    if (!rule.comment().isEmpty()) {
      text.append(" comment=").append(require(COMMENT, rule.comment()));
    }
    return text.toString();
  }

  private static Map<String, String> words(String line) throws MalformedValue {
    var words = new TreeMap<String, String>();
    int comment = (" " + line).indexOf(" comment=");
    if (comment >= 0) {
      words.put("comment", line.substring(comment + "comment=".length()));
    }
    for (String word : (comment >= 0 ? line.substring(0, comment) : line).strip().split(" ", -1)) {
      int equals = word.indexOf('=');
      if (equals <= 0 || words.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
        throw new MalformedValue("key=value words, each key once");
      }
    }
    return words;
  }

  private static FirewallRule rule(Map<String, String> words) throws MalformedValue {
    boolean accept = false;
    Optional<Protocol> protocol = Optional.empty();
    Optional<Destination> destination = Optional.empty();
    Optional<Ports> ports = Optional.empty();
    OptionalInt icmpType = OptionalInt.empty();
    boolean dns = false;
    Optional<Instant> expires = Optional.empty();
    for (var word : words.entrySet()) {
      var value = word.getValue();
      switch (word.getKey()) {
        case "action" -> accept = oneOf(value, "accept", "drop").equals("accept");
        case "proto" -> protocol = Optional.of(protocol(value));
        case "dst4" -> destination = Optional.of(new Destination.Net4(require(NET4, value)));
        case "dst6" -> destination = Optional.of(new Destination.Net6(require(NET6, value)));
        case "dsthost" -> destination = Optional.of(new Destination.Host(require(HOST, value)));
        case "dstports" -> ports = Optional.of(ports(value));
        case "icmptype" -> icmpType = OptionalInt.of(Integer.parseInt(value));
        case "specialtarget" -> dns = oneOf(value, "dns").equals("dns");
        case "expire" -> expires = Optional.of(Instant.ofEpochSecond(Long.parseLong(value)));
        case "comment" -> require(COMMENT, value);
        default -> throw new MalformedValue("keys this program knows");
      }
    }
    if (!words.containsKey("action")) {
      throw new MalformedValue("an action");
    }
    var comment = words.getOrDefault("comment", "");
    return new FirewallRule(accept, protocol, destination, ports, icmpType, dns, expires, comment);
  }

  private static Protocol protocol(String word) {
    return switch (word) {
      case "tcp" -> Protocol.TCP;
      case "udp" -> Protocol.UDP;
      case "icmp" -> Protocol.ICMP;
      default -> throw new IllegalArgumentException("a protocol this program knows");
    };
  }

  private static Ports ports(String text) {
    int dash = text.indexOf('-');
    int first = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
    return new Ports(first, dash < 0 ? first : Integer.parseInt(text.substring(dash + 1)));
  }

  private static String oneOf(String value, String... allowed) {
    if (!List.of(allowed).contains(value)) {
      throw new IllegalArgumentException("a word this program knows");
    }
    return value;
  }

  private static String require(Pattern form, String value) {
    if (!form.matcher(value).matches()) {
      throw new IllegalArgumentException("a value qubesd accepts");
    }
    return value;
  }
}
