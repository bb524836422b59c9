package org.torvm.demo.part;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The colour labels and their indexes. Source: the Admin API page, section 2. */
public final class Labels {
  /**
   * A label.
   *
   * @param index its number; 1 to 8 are shipped and cannot be removed
   * @param colour as {@code 0xRRGGBB}
   */
  public record Colour(int index, String colour) {}

  private static final Pattern RGB = Pattern.compile("0x[0-9a-fA-F]{6}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_-][A-Za-z0-9_-]*");
  private static final int FIRST_CUSTOM = 9;
  private final Map<String, Colour> labels = new LinkedHashMap<>();

  /** The eight shipped labels. */
  public Labels() {
    var shipped =
        List.of(
            "red 0xcc0000",
            "orange 0xf57900",
            "yellow 0xedd400",
            "green 0x73d216",
            "gray 0x555555",
            "blue 0x3465a4",
            "purple 0x75507b",
            "black 0x000000");
    for (String line : shipped) {
      int space = line.indexOf(' ');
      labels.put(
          line.substring(0, space), new Colour(labels.size() + 1, line.substring(space + 1)));
    }
  }

  /** Their names, in the order of their indexes. */
  public List<String> names() {
    return new ArrayList<>(labels.keySet());
  }

  /** That label by its name only. */
  public Optional<Colour> byName(String name) {
    return Optional.ofNullable(labels.get(name));
  }

  /** The name of the label that is meant by a name, an index or {@code label-N}. */
  public Optional<String> resolve(String word) {
    if (labels.containsKey(word)) {
      return Optional.of(word);
    }
    var digits = word.startsWith("label-") ? word.substring("label-".length()) : word;
    return labels.entrySet().stream()
        .filter(e -> Integer.toString(e.getValue().index()).equals(digits))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /**
   * Adds a label.
   *
   * @throws ApiError when there is one of that name
   * @throws Refused when the name or the colour is none
   */
  public void create(String name, String colour) {
    if (labels.containsKey(name)) {
      throw ApiError.value("label already exists");
    }
    if (!NAME.matcher(name).matches() || !RGB.matcher(colour).matches()) {
      throw new Refused("not a label");
    }
    int index = FIRST_CUSTOM;
    while (resolve(Integer.toString(index)).isPresent()) {
      index++;
    }
    labels.put(name, new Colour(index, colour));
  }

  /** Whether that word has the form of a label's name: no number, no other characters. */
  public static boolean isName(String word) {
    return NAME.matcher(word).matches();
  }

  /**
   * Removes a label.
   *
   * @throws ApiError when there is none
   * @throws Refused when it is a shipped one
   */
  public void remove(String name) {
    var label = byName(name).orElseThrow(() -> ApiError.value(""));
    if (label.index() < FIRST_CUSTOM) {
      throw new Refused("a shipped label");
    }
    labels.remove(name);
  }
}
