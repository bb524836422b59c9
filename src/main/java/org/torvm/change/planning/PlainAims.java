package org.torvm.change.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.torvm.change.Condition.Power;
import org.torvm.change.Step;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.change.Words;
import org.torvm.leak.Evidence;
import org.torvm.leak.Goal;
import org.torvm.leak.Remedy;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;
import org.torvm.text.Text;

/** What those wishes come down to that say themselves which settings and which power they want. */
final class PlainAims {
  private PlainAims() {}

  static Aims mend(Wish.Mend wish) throws Refusal {
    if (!(wish.finding().remedy() instanceof Remedy.Fix(Text label, List<Goal> goals))) {
      throw new Refusal("change.refused.no-fix", wish.finding().title());
    }
    var settings = new ArrayList<Step>();
    var off = new TreeSet<QubeName>();
    for (Goal goal : goals) {
      switch (goal) {
        case Goal.NetQubeIs(var qube, var netQube) ->
            settings.add(new Step.SetReference(qube, QubeReference.NET_QUBE, netQube));
        case Goal.DisposableTemplateIs(var qube, var template) ->
            settings.add(new Step.SetReference(qube, QubeReference.DISPOSABLE_TEMPLATE, template));
        case Goal.Tagged(var qube, var tag) -> settings.add(new Step.AddTag(qube, tag));
        case Goal.Untagged(var qube, var tag) -> settings.add(new Step.RemoveTag(qube, tag));
        case Goal.FeatureIs(var qube, var key, var value) ->
            settings.add(new Step.SetFeature(qube, key, value));
        case Goal.Off(var qube) -> off.add(qube);
      }
    }
    return Aims.settings(label, settings, wish.running()).withOff(off);
  }

  static Aims shutDown(QubeName qube) {
    return Aims.off(Text.of("change.title.shut-down", qube.value()), Set.of(qube));
  }

  /** A net qube without a net qube may be the clearnet side itself: that would cut nothing. */
  static Aims cut(QubeName qube, Evidence evidence) throws Refusal {
    requireNoNetQube(qube, evidence.system());
    return Aims.settings(
        Text.of("change.title.cut", qube.value()), cuts(qube), RunningQube.RESTART);
  }

  /** That qube, which must not be one whose cut would make it the clearnet side. */
  static Qube requireNoNetQube(QubeName name, QubesSystem system) throws Refusal {
    var qube = Obstacles.require(system, name);
    if (qube.is(QubeFlag.PROVIDES_NETWORK)) {
      throw new Refusal("change.refused.cut-net-qube", name.value());
    }
    return qube;
  }

  /** No network, and no disposables that could have one. */
  static List<Step> cuts(QubeName qube) {
    return List.of(
        new Step.SetReference(qube, QubeReference.NET_QUBE, Optional.empty()),
        new Step.SetReference(qube, QubeReference.DISPOSABLE_TEMPLATE, Optional.empty()));
  }

  /**
   * A disposable makes further disposables from its own template, whatever the default is: there is
   * nothing to pin.
   */
  static Aims pin(Wish.PinNetQube wish, Evidence evidence) throws Refusal {
    var names = picked(wish.qubes());
    var settings = new ArrayList<Step>();
    for (QubeName name : names) {
      var qube = Obstacles.require(evidence.system(), name);
      switch (qube.klass()) {
        case ADMIN -> throw new Refusal("change.refused.dom0");
        case TEMPLATE -> throw new Refusal("change.refused.template", name.value());
        case APP, STANDALONE -> {
          pin(qube, QubeReference.DISPOSABLE_TEMPLATE).ifPresent(settings::add);
          pin(qube, QubeReference.NET_QUBE).ifPresent(settings::add);
        }
        case DISPOSABLE, REMOTE -> pin(qube, QubeReference.NET_QUBE).ifPresent(settings::add);
      }
    }
    return Aims.settings(
        Text.of("change.title.pin", Words.names(names)), settings, RunningQube.RESTART);
  }

  private static Optional<Step> pin(Qube qube, QubeReference reference) throws Refusal {
    return switch (qube.reference(reference)) {
      case Setting.Explicit<Optional<QubeName>> _ -> Optional.empty();
      case Setting.Inherited<Optional<QubeName>>(var value) ->
          Optional.of(new Step.SetReference(qube.name(), reference, value));
      case Setting.Unknown<Optional<QubeName>> _ ->
          throw new Refusal("change.refused.unread", qube.name().value());
    };
  }

  static Aims kill(QubeName qube) {
    return Aims.off(Text.of("change.title.kill", qube.value()), Set.of()).withKilled(Set.of(qube));
  }

  /**
   * Only a disposable that should have vanished by itself: what a start that broke off left behind.
   * Source: Admin API notes, section 3 (Remove), for what is still in use.
   */
  static Aims remove(QubeName name, Evidence evidence) throws Refusal {
    var system = evidence.system();
    var qube = Obstacles.require(system, name);
    if (qube.klass() != QubeClass.DISPOSABLE || qube.isNamedDisposable()) {
      throw new Refusal("change.refused.remove-other", name.value());
    }
    if (Power.of(qube.state()) != Power.OFF) {
      throw new Refusal("change.refused.remove-not-off", name.value());
    }
    var users =
        Stream.concat(
                system.qubes().values().stream()
                    .filter(q -> !q.name().equals(name) && uses(q, name))
                    .map(q -> q.name().value()),
                Arrays.stream(GlobalReference.values())
                    .filter(g -> system.global(g).value().equals(Optional.of(Optional.of(name))))
                    .map(GlobalReference::property))
            .toList();
    if (!users.isEmpty()) {
      throw new Refusal("change.refused.in-use", name.value(), String.join(", ", users));
    }
    return Aims.off(Text.of("change.title.remove", name.value()), Set.of()).withGone(Set.of(name));
  }

  private static boolean uses(Qube user, QubeName used) {
    var setting = Setting.explicit(Optional.of(used));
    return Arrays.stream(QubeReference.values()).anyMatch(r -> user.reference(r).equals(setting));
  }

  /** The qubes of a wish, each once; there must be one. */
  static List<QubeName> picked(List<QubeName> qubes) throws Refusal {
    var names = qubes.stream().distinct().toList();
    if (names.isEmpty()) {
      throw new Refusal("change.refused.nothing-picked");
    }
    return names;
  }
}
