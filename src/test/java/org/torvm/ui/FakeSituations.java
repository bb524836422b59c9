package org.torvm.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.torvm.leak.Intent.Customising;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.Connection;
import org.torvm.qubes.QubeName;
import org.torvm.watch.Alarm;
import org.torvm.watch.Customisations;
import org.torvm.watch.Situation;
import org.torvm.watch.Situations;

/** Situations that a test hands out one by one. */
final class FakeSituations implements Situations, Customisations {
  private final List<Consumer<Situation>> listeners = new CopyOnWriteArrayList<>();
  private volatile Situation latest;

  FakeSituations(LeakReport report) {
    latest = new Situation(new Connection.Live(), report, List.of());
  }

  void connection(Connection connection) {
    tell(new Situation(connection, latest.report(), latest.alarms(), latest.customising()));
  }

  void report(LeakReport report) {
    tell(new Situation(latest.connection(), report, latest.alarms(), latest.customising()));
  }

  void alarms(Alarm... alarms) {
    tell(
        new Situation(latest.connection(), latest.report(), List.of(alarms), latest.customising()));
  }

  @Override
  public void begin(Customising session) {
    var sessions = new ArrayList<>(latest.customising());
    sessions.add(session);
    tell(new Situation(latest.connection(), latest.report(), latest.alarms(), sessions));
  }

  @Override
  public void end(QubeName template) {
    var sessions = new ArrayList<>(latest.customising());
    sessions.removeIf(s -> s.template().equals(template));
    tell(new Situation(latest.connection(), latest.report(), latest.alarms(), sessions));
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
