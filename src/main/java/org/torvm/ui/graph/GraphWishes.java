package org.torvm.ui.graph;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;
import org.torvm.ui.action.QubeAction;

/** What the user asks of the graph. Called on the FX thread. */
public interface GraphWishes {
  /** Select that qube alone. */
  void select(QubeName qube);

  /** Take that qube into the selection, or out of it. */
  void toggle(QubeName qube);

  /** Select those qubes and no others. */
  void selectAll(Set<QubeName> qubes);

  /** Select nothing. */
  void selectNone();

  /**
   * Preview what putting that qube, or the selection when it is in it, behind that gateway does.
   */
  void torify(QubeName qube, QubeName gateway);

  /** Why that qube cannot be put behind a gateway; nothing when it can. */
  Optional<Text> hindrance(QubeName qube);

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
      public void selectAll(Set<QubeName> qubes) {}

      @Override
      public void selectNone() {}

      @Override
      public void torify(QubeName qube, QubeName gateway) {}

      @Override
      public Optional<Text> hindrance(QubeName qube) {
        return Optional.empty();
      }

      @Override
      public List<QubeAction> actions() {
        return List.of();
      }
    };
  }
}
