package org.torvm.ui.change;

import java.util.List;
import java.util.Optional;
import org.torvm.change.Wish;
import org.torvm.leak.Finding;
import org.torvm.leak.Remedy;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/** What the button that carries a change out is called: it names what it does. Pure. */
final class ApplyWords {
  private ApplyWords() {}

  static Text of(
      ChangeViewModel.Kind kind,
      List<QubeName> qubes,
      Optional<Finding> finding,
      Optional<Wish> wish) {
    return switch (kind) {
      case TORIFY -> counted("window.change.apply.torify", qubes);
      case UNDO -> Text.of("window.change.apply.undo");
      case ROLL_BACK -> Text.of("window.change.apply.roll-back");
      case FINISH -> Text.of("window.change.apply.finish");
      case MEND ->
          finding
              .map(Finding::remedy)
              .filter(Remedy.Fix.class::isInstance)
              .map(r -> ((Remedy.Fix) r).label())
              .orElseGet(() -> Text.of("window.change.apply"));
      case PERFORM -> wish.map(ApplyWords::of).orElseGet(() -> Text.of("window.change.apply"));
    };
  }

  private static Text of(Wish wish) {
    return switch (wish) {
      case Wish.Torify w -> counted("window.change.apply.torify", w.qubes());
      case Wish.Untorify w -> counted("window.change.apply.untorify", w.qubes());
      case Wish.ShutDown w -> Text.of("window.change.apply.shut-down", w.qube());
      case Wish.CutNetwork w -> Text.of("window.change.apply.cut", w.qube());
      case Wish.StartDisposable _ -> Text.of("window.change.apply.disposable");
      case Wish.MoveClients w -> Text.of("window.change.apply.move", w.from(), w.gateway());
      case Wish.NetworkOff w -> counted("window.change.apply.network-off", w.qubes());
      case Wish.NetworkOn w -> counted("window.change.apply.network-on", w.qubes());
      case Wish.PinNetQube w -> counted("window.change.apply.pin", w.qubes());
      case Wish.Kill w -> Text.of("window.change.apply.kill", w.qube());
      case Wish.Remove w -> Text.of("window.change.apply.remove", w.qube());
      case Wish.Customise _, Wish.EndCustomising _, Wish.Mend _ -> Text.of("window.change.apply");
    };
  }

  private static Text counted(String key, List<QubeName> qubes) {
    return qubes.isEmpty()
        ? Text.of("window.change.apply")
        : Text.of(key, qubes.size(), qubes.getFirst());
  }
}
