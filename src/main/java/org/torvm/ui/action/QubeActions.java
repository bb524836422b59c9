package org.torvm.ui.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;
import org.torvm.ui.change.ChangeViewModel;
import org.torvm.ui.shown.Selection;

/**
 * Which actions there are for a selection. Only what can be done is offered: with all selected
 * qubes that it fits, or with the one that was selected last. Knows no control.
 */
public final class QubeActions {
  private final ChangeViewModel change;
  private final Consumer<String> clipboard;

  /** Actions that open that change, and copy to {@code clipboard}. */
  public QubeActions(ChangeViewModel change, Consumer<String> clipboard) {
    this.change = change;
    this.clipboard = clipboard;
  }

  /** What can be done with that selection now, in the order of a menu. */
  public List<QubeAction> of(Selection selection, LeakReport report) {
    var actions = new ArrayList<QubeAction>();
    var offers = new Offers(report);
    add(actions, "torify", which(selection, offers::torify), change::torify);
    add(
        actions,
        "untorify",
        which(selection, offers::untorify),
        asking(names -> how -> new Wish.Untorify(names, Optional.empty(), how)));
    add(
        actions,
        "network-off",
        which(selection, offers::networkOff),
        names -> change.perform(names, new Wish.NetworkOff(names)));
    add(
        actions,
        "network-on",
        which(selection, offers::networkOn),
        asking(names -> how -> new Wish.NetworkOn(names, how)));
    add(
        actions,
        "pin",
        which(selection, offers::pin),
        names -> change.perform(names, new Wish.PinNetQube(names)));
    selection.main().flatMap(report.system()::qube).ifPresent(q -> addSingle(actions, q, offers));
    return actions;
  }

  private List<QubeName> which(Selection selection, Predicate<QubeName> fits) {
    return selection.all().stream().filter(fits).toList();
  }

  private void add(
      List<QubeAction> actions, String id, List<QubeName> names, Consumer<List<QubeName>> perform) {
    if (!names.isEmpty()) {
      var words = Text.of("window.action." + id, names.size(), names.getFirst());
      actions.add(new QubeAction(id, words, () -> perform.accept(names)));
    }
  }

  /** The user says what becomes of those that are running. */
  private Consumer<List<QubeName>> asking(
      Function<List<QubeName>, Function<RunningQube, Wish>> wish) {
    return names -> change.perform(names, wish.apply(names));
  }

  private void addSingle(List<QubeAction> actions, Qube qube, Offers offers) {
    var name = qube.name();
    move(name, offers).ifPresent(actions::add);
    if (offers.cut(qube)) {
      actions.add(performing("cut", name, new Wish.CutNetwork(name)));
    }
    if (offers.shutDown(qube)) {
      actions.add(performing("shut-down", name, new Wish.ShutDown(name)));
    }
    if (offers.kill(qube)) {
      actions.add(performing("kill", name, new Wish.Kill(name)));
    }
    if (offers.remove(qube)) {
      actions.add(performing("remove", name, new Wish.Remove(name)));
    }
    if (qube.isDisposableTemplate()) {
      actions.add(performing("start-disposable", name, new Wish.StartDisposable(name)));
    }
    actions.add(
        new QubeAction(
            "copy", Text.of("window.action.copy", name), () -> clipboard.accept(name.value())));
  }

  private Optional<QubeAction> move(QubeName from, Offers offers) {
    var clients = offers.clients(from);
    var targets =
        clients.isEmpty()
            ? List.<QubeAction>of()
            : offers.gatewaysBesides(from).stream()
                .map(to ->
                    new QubeAction(
                        "move-to-" + to.value(),
                        Text.of("window.action.move-to", to),
                        () -> change.perform(clients, how -> new Wish.MoveClients(from, to, how))))
                .toList();
    return targets.isEmpty()
        ? Optional.empty()
        : Optional.of(QubeAction.choice("move", Text.of("window.action.move", from), targets));
  }

  private QubeAction performing(String id, QubeName name, Wish wish) {
    return new QubeAction(
        id, Text.of("window.action." + id, name), () -> change.perform(List.of(name), wish));
  }
}
