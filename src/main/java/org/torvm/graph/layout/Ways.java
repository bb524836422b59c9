package org.torvm.graph.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import org.torvm.graph.Point;

/**
 * The best ways from everywhere to one crossing: short, with few turns. They form a tree, so that
 * ways from different places share all of the rest once they have met.
 */
final class Ways {
  private static final double TURN = 140;

  private record Step(int state, double cost) implements Comparable<Step> {
    @Override
    public int compareTo(Step other) {
      int byCost = Double.compare(cost, other.cost);
      return byCost != 0 ? byCost : Integer.compare(state, other.state);
    }
  }

  private final Channels channels;
  private final double[] costs;
  private final int[] next;
  private final PriorityQueue<Step> open = new PriorityQueue<>();

  /** Ways to that crossing, which they reach from the side, from all those exits. */
  Ways(Channels channels, Point goal, Collection<Point> exits) {
    this.channels = channels;
    int states = channels.columns() * channels.rows() * 2;
    this.costs = new double[states];
    this.next = new int[states];
    Arrays.fill(costs, Double.POSITIVE_INFINITY);
    Arrays.fill(next, -1);
    var wanted = new HashSet<Integer>();
    exits.forEach(exit -> wanted.add(level(exit)));
    costs[level(goal)] = 0;
    open.add(new Step(level(goal), 0));
    while (!open.isEmpty() && !wanted.isEmpty()) {
      Step step = open.poll();
      if (step.cost() <= costs[step.state()]) {
        wanted.remove(step.state());
        spread(step.state());
      }
    }
  }

  /** The corners from that exit, left sideways, to the goal; none when there is no way. */
  List<Point> from(Point exit) {
    var points = new ArrayList<Point>();
    int here = level(exit);
    if (costs[here] == Double.POSITIVE_INFINITY) {
      return points;
    }
    while (here >= 0) {
      int crossing = here / 2;
      points.add(
          new Point(
              channels.x(crossing % channels.columns()),
              channels.y(Math.floorDiv(crossing, channels.columns()))));
      here = next[here];
    }
    return points;
  }

  private int level(Point point) {
    return state(channels.column(point.x()), channels.row(point.y()), 0);
  }

  private int state(int column, int row, int upright) {
    return (row * channels.columns() + column) * 2 + upright;
  }

  private void spread(int state) {
    int crossing = state / 2;
    int column = crossing % channels.columns();
    int row = crossing / channels.columns();
    boolean level = state % 2 == 0;
    reach(state, level ? state + 1 : state - 1, TURN);
    if (level) {
      reach(state, state(column + 1, row, 0), channels.right(column, row));
      reach(state, state(column - 1, row, 0), channels.right(column - 1, row));
    } else {
      reach(state, state(column, row + 1, 1), channels.down(column, row));
      reach(state, state(column, row - 1, 1), channels.down(column, row - 1));
    }
  }

  private void reach(int from, int to, double cost) {
    double whole = costs[from] + cost;
    if (whole < Double.POSITIVE_INFINITY && whole < costs[to]) {
      costs[to] = whole;
      next[to] = from;
      open.add(new Step(to, whole));
    }
  }
}
