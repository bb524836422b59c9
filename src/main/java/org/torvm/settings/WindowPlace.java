package org.torvm.settings;

/**
 * How large the window was and how it was divided. Every value is one that a window can have:
 * others are replaced by those of {@link #FIRST}.
 *
 * @param width in pixels at 1x
 * @param height in pixels at 1x
 * @param maximised whether it filled the screen
 * @param graph the share of the height that lies above the leak warnings
 * @param inspector the share of the width that lies left of the inspector
 */
public record WindowPlace(
    double width, double height, boolean maximised, double graph, double inspector) {
  /** The narrowest window in which nothing is cut off. */
  public static final double LEAST_WIDTH = 860;

  /** The lowest one. */
  public static final double LEAST_HEIGHT = 560;

  /** A window that nobody has touched yet. */
  public static final WindowPlace FIRST = new WindowPlace(1440, 900, false, 0.67, 0.75);

  private static final double LARGEST = 20_000;

  /** Replaces what no window can have. */
  public WindowPlace {
    width = within(width, LEAST_WIDTH, LARGEST, 1440);
    height = within(height, LEAST_HEIGHT, LARGEST, 900);
    graph = within(graph, 0.05, 0.95, 0.67);
    inspector = within(inspector, 0.05, 0.95, 0.75);
  }

  private static double within(double value, double least, double most, double otherwise) {
    return value >= least && value <= most ? value : otherwise;
  }
}
