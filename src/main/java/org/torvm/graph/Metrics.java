package org.torvm.graph;

/** The measures of every picture, in pixels at 1x. */
public final class Metrics {
  public static final double CARD_HEIGHT = 42;
  public static final double CARD_LEAST_WIDTH = 148;
  public static final double CARD_MOST_WIDTH = 250;

  /** Of a card's width, what is not the name: stripe, dot, mark and air. */
  public static final double CARD_FURNITURE = 60;

  public static final double NAME_SIZE = 12.5;
  public static final double KIND_SIZE = 10.5;
  public static final double CAPTION_SIZE = 10.5;
  public static final double ORIGIN_SIZE = 68;

  public static final double MARGIN = 20;
  public static final double HEADINGS = 22;
  public static final double GUTTER = 50;

  /** Beside a column that territories begin or end at. */
  public static final double WIDE_GUTTER = 70;

  public static final double TRUNK = 12;

  public static final double GROUND_PAD = 10;
  public static final double GROUND_SIDE = 22;
  public static final double GROUND_CAPTION = 13;

  public static final double BAND_GAP = 26;
  public static final double ROW = 52;

  /** How wide the light core of a tube is. */
  public static final double TUBE_CORE = 1.4;

  /** How wide a leak route is. */
  public static final double LEAK_WEIGHT = 3;

  private Metrics() {}
}
