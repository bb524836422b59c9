package org.torvm.graph;

/** How much of a system is drawn. */
public enum Extent {
  /**
   * What a user works with: templates and internal qubes only where a leak passes or a warning
   * stands.
   */
  EVERYDAY,
  /** Every qube but dom0. */
  EVERYTHING
}
