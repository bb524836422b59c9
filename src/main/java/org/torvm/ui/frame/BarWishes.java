package org.torvm.ui.frame;

import org.torvm.ui.shown.Filter;

/** What the user asks of the window by way of its bars. Called on the FX thread. */
public interface BarWishes {
  /** Preview what torifying does. */
  void torify();

  /** Preview what taking the last change back does. */
  void undo();

  /** Let the qubes stand out of which something holds that word; all when it is empty. */
  void search(String word);

  /** Show the changes that were made. */
  void showHistory();

  /** Select the next qube that was found, or the one before. */
  void step(boolean forward);

  /** Search for nothing any more and go on in the graph. */
  void leaveSearch();

  /** Let the qubes of that kind stand out. */
  void filter(Filter filter);

  /** Explain the window once more. */
  void explain();

  /** Show which keys do what. */
  void showKeys();

  /** Try a change although dom0 denied the last one. */
  void tryAgain();
}
