package org.torvm.ui.graph.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.util.Duration;

/**
 * One move from what is shown to what is to be shown. Everything that moves takes part in the same
 * glide, so that lines stay at their cards all the way. FX thread only.
 */
final class Glide extends Transition {
  private static final Duration TIME = Duration.millis(200);

  private final List<DoubleConsumer> movers = new ArrayList<>();
  private final List<Runnable> afterwards = new ArrayList<>();

  Glide() {
    setCycleDuration(TIME);
    setInterpolator(Interpolator.EASE_BOTH);
    setOnFinished(_ -> finish());
  }

  /** Lets {@code mover} hear how far the glide is, from 0 to 1; 1 is always the last it hears. */
  void add(DoubleConsumer mover) {
    movers.add(mover);
  }

  /** Does that when the glide is over, also when it is cut short. */
  void afterwards(Runnable action) {
    afterwards.add(action);
  }

  /** Begins to glide; without animation it is over at once. */
  void begin(boolean animated) {
    if (animated && !movers.isEmpty()) {
      play();
    } else {
      interpolate(1);
      finish();
    }
  }

  /** Ends half-way: what moves stays where it is, for the next glide to take it from there. */
  void cutShort() {
    stop();
    finish();
  }

  @Override
  protected void interpolate(double share) {
    movers.forEach(m -> m.accept(share));
  }

  private void finish() {
    afterwards.forEach(Runnable::run);
    afterwards.clear();
  }
}
