package org.torvm.graph;

/** The measures of every picture, in pixels at 1x. */
public final class Metrics {
  public static final double CARD_HEIGHT = 40;
  public static final double CARD_LEAST_WIDTH = 134;
  public static final double CARD_MOST_WIDTH = 250;

  /** Of a card's width, what is not the name: stripe, dot, mark and air. */
  public static final double CARD_FURNITURE = 58;

  /** Of a card's width, what is not the words under the name. */
  public static final double KIND_FURNITURE = 26;

  public static final double NAME_SIZE = 12.5;
  public static final double KIND_SIZE = 10.5;
  public static final double CAPTION_SIZE = 10.5;
  public static final double ORIGIN_SIZE = 68;

  public static final double MARGIN = 16;
  public static final double HEADINGS = 18;

  /** How much room a heading inside the picture takes. */
  public static final double HEADING = 20;

  /** Between the rows of a block, and between a block and the next. */
  public static final double ROW_GAP = 10;

  /** Between the cards of a row: room for a leak to leave and for a line to arrive. */
  public static final double CARD_GAP = 28;

  /** From a card's left edge back to the line that its stub comes from. */
  public static final double STUB = 9;

  /** From a card's right edge to the line a leak leaves by. */
  public static final double LEAK_LANE = 8;

  /** From the right edge of what a leak leads to, to the line it arrives by. */
  public static final double LEAK_ARRIVAL = 12;

  /** Over the first row of a block: the line that leads to its further columns. */
  public static final double HEADER = 9;

  /** From a card to the first line that lines of one kind share. */
  public static final double FIRST_LANE = 18;

  /** Between such lines. */
  public static final double LANE = 8;

  public static final double LEAST_GUTTER = 34;

  public static final double GROUND_PAD = 9;
  public static final double GROUND_SIDE = 16;
  public static final double GROUND_CAPTION = 11;

  /** Over a band of qubes that hang from nothing. */
  public static final double BAND_GAP = 26;

  public static final double LABEL_HEIGHT = 32;

  /** How wide the light core of a tube is. */
  public static final double TUBE_CORE = 1.4;

  /** How wide a leak route is. */
  public static final double LEAK_WEIGHT = 3;

  private Metrics() {}
}
