package org.torvm.graph;

/**
 * Where ways out end.
 *
 * @param kind what is there
 * @param box the circle's box
 */
public record Origin(Kind kind, Box box) {
  /** What a way out ends in. */
  public enum Kind {
    /** The open network. */
    CLEARNET,
    /** Nobody knows: something on the way could not be read. */
    UNKNOWN;

    /** What stands for it where a qube's name is expected; no qube can have such a name. */
    public String id() {
      return switch (this) {
        case CLEARNET -> "(clearnet)";
        case UNKNOWN -> "(unknown)";
      };
    }
  }
}
