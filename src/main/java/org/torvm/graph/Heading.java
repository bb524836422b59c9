package org.torvm.graph;

import org.torvm.text.Text;

/**
 * The words over a column or a band.
 *
 * @param words what stands in it, such as "Net qubes"
 * @param at the left end of the base line
 */
public record Heading(Text words, Point at) {}
