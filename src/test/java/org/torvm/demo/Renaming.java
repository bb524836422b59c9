package org.torvm.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What differs between any two runs of the genuine daemon: uuids, disposables' numbers and the
 * addresses made from them, clone tokens, times. Pairs of the first four are learned where they are
 * first seen and replaced ever after; times and counters are blanked.
 */
final class Renaming {
  private static final Pattern NAMES =
      Pattern.compile(
          "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
              + "|(?<![A-Za-z0-9])disp\\d+"
              + "|(?<=dispid default=False type=int )\\d+"
              + "|(?<=\\x00)[A-Za-z0-9]{32}$");
  private final Map<String, String> names = new HashMap<>();

  /** What the recorded bytes would be in this run. */
  String here(String recorded) {
    var translated = NAMES.matcher(recorded).replaceAll(m -> translate(m.group()));
    return Pattern.compile("10\\.138\\.\\d+\\.\\d+")
        .matcher(translated)
        .replaceAll(m -> translate(m.group()));
  }

  private String translate(String word) {
    return names.getOrDefault(word, word);
  }

  /** Learns which recorded name is which name of this run, from two answers to the same call. */
  void learn(String recorded, String actual) {
    var theirs = NAMES.matcher(recorded);
    var ours = NAMES.matcher(actual);
    while (theirs.find() && ours.find()) {
      learnPair(theirs.group(), ours.group());
    }
  }

  private void learnPair(String theirs, String ours) {
    if (names.putIfAbsent(theirs, ours) != null) {
      return;
    }
    var digits = Pattern.compile("(?:disp)?(\\d{1,4})");
    var their = digits.matcher(theirs);
    var our = digits.matcher(ours);
    if (their.matches() && our.matches()) {
      names.putIfAbsent(their.group(1), our.group(1));
      names.putIfAbsent("disp" + their.group(1), "disp" + our.group(1));
      names.putIfAbsent(address(their.group(1)), address(our.group(1)));
    }
  }

  private static String address(String dispid) {
    int number = Integer.parseInt(dispid);
    return "10.138." + number / 254 + "." + number % 254;
  }

  /** A disposable's number that is the whole value of an answer. */
  String dispid(String answer) {
    return Pattern.compile("(?<=type=int )\\d+$")
        .matcher(answer)
        .replaceAll(m -> translate(m.group()));
  }

  /** Without times, counters and places in memory. */
  static String blank(String text) {
    return text.replaceAll("\\b1\\d{9}\\.\\d+", "TIME")
        .replaceAll("cputime=\\d+", "cputime=N")
        .replaceAll("mem=24684084 mem_static_max=32768", "mem=4194304 mem_static_max=4194304")
        .replaceAll("\\|(cpu_time|cpu_usage|cpu_usage_raw)\\|\\d+", "|$1|N")
        .replaceAll("0x7f[0-9a-f]{10}", "ADDRESS");
  }
}
