package org.torvm.change.planning;

import java.util.Comparator;
import java.util.Optional;
import org.torvm.change.Step;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Evidence;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;

/**
 * Which disposable template a torified qube should use: one whose disposables, and theirs in turn,
 * leave through the same gateway. A qube's disposables take their network from the disposable
 * template, never from the qube that asks for them.
 */
final class DisposableChoice {
  private final Evidence torified;
  private final QubesSystem system;
  private final EgressGraph graph;
  private final Ways ways;
  private final QubeName gateway;

  /**
   * @param torified the system with the net qubes already as the plan will set them
   */
  DisposableChoice(Evidence torified, QubeName gateway) {
    this.torified = torified;
    this.system = torified.system();
    this.graph = new EgressGraph(torified);
    this.ways = new Ways(torified);
    this.gateway = gateway;
  }

  /**
   * The setting to make: nothing when what the qube has is right and does not hang on a system-wide
   * default, otherwise the best disposable template there is, or none where there is none.
   */
  Optional<Step> step(Qube qube) {
    var setting = qube.disposableTemplate();
    var current = setting.value().flatMap(v -> v);
    boolean isRight = current.filter(t -> isRight(qube, t)).isPresent();
    boolean isOff = setting.equals(Setting.explicit(Optional.empty()));
    boolean followsOwnTemplate = setting.isInherited() && qube.klass() == QubeClass.DISPOSABLE;
    if (isOff || (isRight && (setting.isExplicit() || followsOwnTemplate))) {
      return Optional.empty();
    }
    var chosen = isRight ? current : best(qube);
    return Optional.of(
        new Step.SetReference(qube.name(), QubeReference.DISPOSABLE_TEMPLATE, chosen));
  }

  /** The same preference as the remedies of the leak rules have. */
  private Optional<QubeName> best(Qube qube) {
    return system.qubes().values().stream()
        .filter(Qube::isDisposableTemplate)
        .sorted(Comparator.<Qube>comparingInt(t -> distance(qube, t)).thenComparing(Qube::name))
        .map(Qube::name)
        .filter(t -> isRight(qube, t))
        .findFirst();
  }

  /** How far a disposable template is from being the qube's own; less is better. */
  private int distance(Qube qube, Qube template) {
    var base = qube.template().value().flatMap(t -> t);
    if (base.filter(b -> template.name().value().equals(b + "-dvm")).isPresent()) {
      return 0;
    }
    if (template.name().equals(qube.name()) || base.filter(template.name()::equals).isPresent()) {
      return 1;
    }
    if (base.isPresent() && template.template().value().equals(Optional.of(base))) {
      return 2;
    }
    var isWhonix = graph.isWorkstation(qube.name()).value();
    return isWhonix.equals(graph.isWorkstation(template.name()).value()) ? 3 : 4;
  }

  private boolean isRight(Qube qube, QubeName template) {
    if (system.qube(template).filter(Qube::isDisposableTemplate).isEmpty()
        || !ways.isBehind(template, gateway)) {
      return false;
    }
    var chosen =
        system.with(
            qube.with(QubeReference.DISPOSABLE_TEMPLATE, Setting.explicit(Optional.of(template))));
    return new Ways(torified.about(chosen)).keepsDisposablesBehind(qube.name(), gateway);
  }
}
