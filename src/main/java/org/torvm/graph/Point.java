package org.torvm.graph;

/** A place in a picture, in pixels at 1x, from its top left corner. */
public record Point(double x, double y) {}
