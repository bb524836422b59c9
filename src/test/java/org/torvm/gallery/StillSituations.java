package org.torvm.gallery;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.torvm.leak.LeakReport;
import org.torvm.watch.Situation;
import org.torvm.watch.Situations;

/** One situation that stays as it is until a change is made. */
final class StillSituations implements Situations {
  private final List<Consumer<Situation>> listeners = new CopyOnWriteArrayList<>();
  private volatile Situation latest;

  StillSituations(Situation situation) {
    latest = situation;
  }

  /** From now on that is what an audit finds. */
  void becomes(LeakReport report) {
    latest = new Situation(latest.connection(), report, latest.alarms(), latest.customising());
    listeners.forEach(l -> l.accept(latest));
  }

  @Override
  public Situation latest() {
    return latest;
  }

  @Override
  public Subscription subscribe(Consumer<Situation> listener) {
    listeners.add(listener);
    listener.accept(latest);
    return () -> listeners.remove(listener);
  }
}
