package org.torvm.change.planning;

import java.util.ArrayList;
import java.util.Optional;
import org.torvm.change.Step;
import org.torvm.change.Wish;
import org.torvm.change.Words;
import org.torvm.leak.Evidence;
import org.torvm.leak.Intent;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.text.Text;

/** What taking qubes off Tor comes down to: no mark, another net qube, the default disposables. */
final class Untorification {
  private Untorification() {}

  static Aims aims(Wish.Untorify wish, Evidence evidence) throws Refusal {
    var names = PlainAims.picked(wish.qubes());
    var settings = new ArrayList<Step>();
    for (QubeName name : names) {
      var qube = Obstacles.require(evidence.system(), name);
      checkClass(qube);
      if (qube.tags().value().isEmpty()) {
        throw new Refusal("change.refused.unread", name.value());
      }
      settings.add(new Step.RemoveTag(name, Intent.MUST_USE_TOR_TAG));
      settings.add(toNetQube(name, wish.netQube()));
      settings.add(new Step.ResetReference(name, QubeReference.DISPOSABLE_TEMPLATE));
    }
    return Aims.settings(
        Text.of("change.title.untorify", Words.names(names)), settings, wish.running());
  }

  private static Step toNetQube(QubeName name, Optional<QubeName> netQube) {
    return netQube.isPresent()
        ? new Step.SetReference(name, QubeReference.NET_QUBE, netQube)
        : new Step.ResetReference(name, QubeReference.NET_QUBE);
  }

  private static void checkClass(Qube qube) throws Refusal {
    switch (qube.klass()) {
      case ADMIN -> throw new Refusal("change.refused.dom0");
      case TEMPLATE -> throw new Refusal("change.refused.template", qube.name().value());
      case APP, STANDALONE, DISPOSABLE, REMOTE -> {}
    }
  }
}
