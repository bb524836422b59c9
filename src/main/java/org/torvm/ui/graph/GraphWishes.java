package org.torvm.ui.graph;

import java.util.List;
import org.torvm.qubes.QubeName;
import org.torvm.ui.action.QubeAction;

/** What the user asks of the graph. Called on the FX thread. */
public interface GraphWishes {
  /** Select that qube alone. */
  void select(QubeName qube);

  /** Take that qube into the selection, or out of it. */
  void toggle(QubeName qube);

  /** Select nothing. */
  void selectNone();

  /**
   * Preview what putting that qube, or the selection when it is in it, behind that gateway does.
   */
  void torify(QubeName qube, QubeName gateway);

  /** What can be done with the selection. */
  List<QubeAction> actions();

  /** Hears nothing: for a graph that is only looked at. */
  static GraphWishes none() {
    return new GraphWishes() {
      @Override
      public void select(QubeName qube) {}

      @Override
      public void toggle(QubeName qube) {}

      @Override
      public void selectNone() {}

      @Override
      public void torify(QubeName qube, QubeName gateway) {}

      @Override
      public List<QubeAction> actions() {
        return List.of();
      }
    };
  }
}
