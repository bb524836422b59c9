package org.torvm.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torvm.graph.file.SvgPalette;

/** Contrast by the formula of WCAG 2.2, and colours in the palettes only. */
class PaletteTest {
  private static final double TEXT = 4.5;
  private static final double MARK = 3;
  private static final Pattern COLOUR = Pattern.compile("(-tv-[a-z-]+): (#[0-9a-f]{6});");

  private record Pair(String on, String colour) {}

  private static List<Pair> texts() {
    return List.of(
        new Pair("-tv-window", "-tv-text"),
        new Pair("-tv-canvas", "-tv-text"),
        new Pair("-tv-card", "-tv-text"),
        new Pair("-tv-soft", "-tv-text"),
        new Pair("-tv-row", "-tv-text"),
        new Pair("-tv-soft-hover", "-tv-text"),
        new Pair("-tv-soft-hover", "-tv-muted"),
        new Pair("-tv-canvas", "-tv-leak"),
        new Pair("-tv-window", "-tv-muted"),
        new Pair("-tv-canvas", "-tv-muted"),
        new Pair("-tv-card", "-tv-muted"),
        new Pair("-tv-row", "-tv-muted"),
        new Pair("-tv-ground", "-tv-torified"),
        new Pair("-tv-ground", "-tv-text"),
        new Pair("-tv-ground", "-tv-muted"),
        new Pair("-tv-torified", "-tv-on-accent"),
        new Pair("-tv-torified-hover", "-tv-on-accent"),
        new Pair("-tv-leak", "-tv-on-accent"),
        new Pair("-tv-leak-hover", "-tv-on-accent"),
        new Pair("-tv-clearnet", "-tv-on-accent"),
        new Pair("-tv-medium", "-tv-on-accent"),
        new Pair("-tv-leak-ground", "-tv-leak"),
        new Pair("-tv-leak-ground", "-tv-text"),
        new Pair("-tv-window", "-tv-leak"),
        new Pair("-tv-row", "-tv-leak"),
        new Pair("-tv-window", "-tv-clearnet"),
        new Pair("-tv-high-ground", "-tv-clearnet"),
        new Pair("-tv-window", "-tv-medium"),
        new Pair("-tv-good-ground", "-tv-good"),
        new Pair("-tv-ground", "-tv-text"),
        new Pair("-tv-ground", "-tv-muted"),
        new Pair("-tv-high-ground", "-tv-text"),
        new Pair("-tv-high-ground", "-tv-muted"),
        new Pair("-tv-soft", "-tv-muted"),
        new Pair("-tv-muted", "-tv-on-accent"),
        new Pair("-tv-window", "-tv-select"),
        new Pair("-tv-window", "-tv-torified"),
        new Pair("-tv-window", "-tv-good"),
        new Pair("-tv-row", "-tv-clearnet"),
        new Pair("-tv-row", "-tv-medium"),
        new Pair("-tv-canvas", "-tv-clearnet"),
        new Pair("-tv-canvas", "-tv-medium"));
  }

  private static List<Pair> marks() {
    return List.of(
        new Pair("-tv-canvas", "-tv-torified"),
        new Pair("-tv-canvas", "-tv-clearnet"),
        new Pair("-tv-canvas", "-tv-unknown"),
        new Pair("-tv-canvas", "-tv-leak"),
        new Pair("-tv-ground", "-tv-leak"),
        new Pair("-tv-card", "-tv-good"),
        new Pair("-tv-card", "-tv-unknown"),
        new Pair("-tv-canvas", "-tv-select"),
        new Pair("-tv-window", "-tv-select"),
        new Pair("-tv-card", "-tv-select"),
        new Pair("-tv-card", "-tv-torified"),
        new Pair("-tv-row", "-tv-medium"),
        new Pair("-tv-window", "-tv-good"),
        new Pair("-tv-ground", "-tv-select"),
        new Pair("-tv-ground", "-tv-torified"),
        new Pair("-tv-high-ground", "-tv-clearnet"),
        new Pair("-tv-high-ground", "-tv-leak"),
        new Pair("-tv-soft", "-tv-muted"),
        new Pair("-tv-soft", "-tv-leak"),
        new Pair("-tv-window", "-tv-unknown"),
        new Pair("-tv-row", "-tv-select"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"palette-light.css", "palette-dark.css"})
  void textAndMarksStandOut(String sheet) throws IOException {
    var palette = palette(sheet);
    for (Pair pair : texts()) {
      assertThat(contrast(palette, pair)).as("%s", pair).isGreaterThanOrEqualTo(TEXT);
    }
    for (Pair pair : marks()) {
      assertThat(contrast(palette, pair)).as("%s", pair).isGreaterThanOrEqualTo(MARK);
    }
  }

  @Test
  void bothPalettesNameTheSameColours() throws IOException {
    assertThat(palette("palette-light.css").keySet())
        .isEqualTo(palette("palette-dark.css").keySet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "base.css",
        "frame.css",
        "alert.css",
        "graph.css",
        "inspector.css",
        "findings.css",
        "sheet.css"
      })
  void otherSheetsHoldNoColour(String sheet) throws IOException {
    assertThat(text(sheet)).doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b|rgba?\\(");
  }

  @Test
  void filesHaveTheColoursOfTheLightWindow() throws Exception {
    var light = palette("palette-light.css").values();
    for (var component : SvgPalette.class.getRecordComponents()) {
      assertThat(light)
          .as(component.getName())
          .contains(String.valueOf(component.getAccessor().invoke(SvgPalette.LIGHT)));
    }
  }

  private static double contrast(Map<String, String> palette, Pair pair) {
    double a = luminance(palette.getOrDefault(pair.on(), ""));
    double b = luminance(palette.getOrDefault(pair.colour(), ""));
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String hex) {
    int rgb = Integer.parseInt(hex.substring(1), 16);
    return 0.2126 * linear(rgb >> 16 & 255)
        + 0.7152 * linear(rgb >> 8 & 255)
        + 0.0722 * linear(rgb & 255);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private static Map<String, String> palette(String sheet) throws IOException {
    var colours = new TreeMap<String, String>();
    var found = COLOUR.matcher(text(sheet));
    while (found.find()) {
      colours.put(found.group(1), found.group(2));
    }
    return colours;
  }

  private static String text(String sheet) throws IOException {
    try (InputStream in =
        Optional.ofNullable(PaletteTest.class.getResourceAsStream("/org/torvm/ui/" + sheet))
            .orElseThrow()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
