package org.torvm.leak;

/** Every way bytes can leave a qube, computed once from the evidence and asked by all rules. */
public final class EgressGraph {
  private final Evidence evidence;

  /** The ways out of that system. */
  public EgressGraph(Evidence evidence) {
    this.evidence = evidence;
  }

  /** What the graph was computed from. */
  public Evidence evidence() {
    return evidence;
  }
}
