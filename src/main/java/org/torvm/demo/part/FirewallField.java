package org.torvm.demo.part;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One field of a firewall rule, with its value in the form in which it is printed.
 *
 * @param key {@code dst4} or {@code dst6} also where {@code dsthost} was given an address
 * @param value checked
 */
record FirewallField(String key, String value) {
  private static final Pattern HOST = Pattern.compile("[a-z0-9][a-z0-9._-]{0,253}");
  private static final Pattern V4 =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
  private static final Pattern V6 = Pattern.compile("(?=.*:)[0-9a-f:]{2,39}");
  private static final Pattern COMMENT = Pattern.compile("[A-Za-z0-9:;,./_\\[\\] -]*");

  static FirewallField read(String key, String value) {
    return switch (key) {
      case "action" -> oneOf(key, value, List.of("accept", "drop"));
      case "proto" -> oneOf(key, value, List.of("tcp", "udp", "icmp"));
      case "specialtarget" -> oneOf(key, value, List.of("dns"));
      case "dst4" -> address(key, value, V4, 32);
      case "dst6" -> address(key, value, V6, 128);
      case "dsthost" -> host(value);
      case "dstports" -> ports(value);
      case "icmptype" -> new FirewallField(key, Long.toString(number(value, 255)));
      case "expire" -> new FirewallField(key, Long.toString(number(value, Long.MAX_VALUE)));
      case "comment" -> matching(key, value, COMMENT);
      default -> throw new Refused("an unknown rule field");
    };
  }

  private static FirewallField oneOf(String key, String value, List<String> allowed) {
    if (!allowed.contains(value)) {
      throw new Refused("an unknown value of a rule field");
    }
    return new FirewallField(key, value);
  }

  private static FirewallField matching(String key, String value, Pattern form) {
    if (!form.matcher(value).matches()) {
      throw new Refused("characters that a rule field does not take");
    }
    return new FirewallField(key, value);
  }

  private static FirewallField host(String value) {
    var bare = value.contains("/") ? value.substring(0, value.indexOf('/')) : value;
    if (V4.matcher(bare).matches()) {
      return address("dst4", value, V4, 32);
    }
    if (V6.matcher(bare).matches()) {
      return address("dst6", value, V6, 128);
    }
    return matching("dsthost", value, HOST);
  }

  private static FirewallField address(String key, String value, Pattern form, int bits) {
    int slash = value.indexOf('/');
    var bare = slash < 0 ? value : value.substring(0, slash);
    var length = slash < 0 ? bits : number(value.substring(slash + 1), bits);
    var match = form.matcher(bare);
    if (!match.matches()) {
      throw new Refused("not an address");
    }
    for (int i = 1; i <= match.groupCount(); i++) {
      number(match.group(i), 255);
    }
    return new FirewallField(key, bare + "/" + length);
  }

  private static FirewallField ports(String value) {
    int dash = value.indexOf('-');
    long from = number(dash < 0 ? value : value.substring(0, dash), 65_535);
    long to = dash < 0 ? from : number(value.substring(dash + 1), 65_535);
    if (from > to) {
      throw new Refused("a port range that ends before it begins");
    }
    return new FirewallField("dstports", from + "-" + to);
  }

  private static long number(String digits, long most) {
    if (digits.isEmpty()
        || digits.length() > 18
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new Refused("not a number");
    }
    long number = Long.parseLong(digits);
    if (number > most) {
      throw new Refused("a number that is too large");
    }
    return number;
  }
}
