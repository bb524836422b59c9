package org.torvm.ui;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.Connection;
import org.torvm.watch.Alarm;
import org.torvm.watch.Situation;
import org.torvm.watch.Situations;

/** Situations that a test hands out one by one. */
final class FakeSituations implements Situations {
  private final List<Consumer<Situation>> listeners = new CopyOnWriteArrayList<>();
  private volatile Situation latest;

  FakeSituations(LeakReport report) {
    latest = new Situation(new Connection.Live(), report, List.of());
  }

  void connection(Connection connection) {
    tell(new Situation(connection, latest.report(), latest.alarms()));
  }

  void report(LeakReport report) {
    tell(new Situation(latest.connection(), report, latest.alarms()));
  }

  void alarms(Alarm... alarms) {
    tell(new Situation(latest.connection(), latest.report(), List.of(alarms)));
  }

  private void tell(Situation next) {
    latest = next;
    listeners.forEach(l -> l.accept(next));
  }

  int listeners() {
    return listeners.size();
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
