package org.torvm.qubes;

/**
 * A colour label. Labels are user data: besides the eight that are shipped, more can exist.
 *
 * @param name the label's name, checked by the reader to be short printable ASCII
 * @param rgb the colour as {@code 0xRRGGBB}
 */
public record Label(String name, int rgb) {
  /** What a qube shows whose label could not be read. */
  public static final Label UNKNOWN = new Label("unknown", 0x888888);

  /**
   * @throws IllegalArgumentException when the colour has more than 24 bits
   */
  public Label {
    if ((rgb & 0xff000000) != 0) {
      throw new IllegalArgumentException("a label colour has 24 bits");
    }
  }

  /** The colour as {@code #rrggbb}. */
  public String hex() {
    return String.format("#%06x", rgb);
  }
}
