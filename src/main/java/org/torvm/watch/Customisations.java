package org.torvm.watch;

import org.torvm.leak.Intent.Customising;
import org.torvm.qubes.QubeName;

/** Where it is said that a disposable template runs because it is being customised. */
public interface Customisations {
  /**
   * From now on that disposable template is being customised. It ends by itself once the qube is
   * off and has its net qube back. May be called on any thread; does not block.
   */
  void begin(Customising session);

  /** That disposable template is not being customised any more. The same guarantees. */
  void end(QubeName template);

  /** Keeps nothing: for a window that is only looked at. */
  static Customisations none() {
    return new Customisations() {
      @Override
      public void begin(Customising session) {}

      @Override
      public void end(QubeName template) {}
    };
  }
}
