package org.torvm.change;

import java.util.Optional;
import java.util.stream.Stream;
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
  private final Ways ways;
  private final QubeName gateway;

  /**
   * @param torified the system with the net qubes already as the plan will set them
   */
  DisposableChoice(Evidence torified, QubeName gateway) {
    this.torified = torified;
    this.system = torified.system();
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
    var best = isRight ? current : best(qube);
    return Optional.of(new Step.SetReference(qube.name(), QubeReference.DISPOSABLE_TEMPLATE, best));
  }

  private Optional<QubeName> best(Qube qube) {
    var template = qube.template().value().flatMap(t -> t);
    var itself = Stream.of(qube.name());
    var usual = template.flatMap(t -> QubeName.parse(t.value() + "-dvm")).stream();
    var siblings =
        system.qubes().values().stream()
            .filter(q -> template.isPresent() && q.template().value().equals(Optional.of(template)))
            .map(Qube::name);
    var others = system.qubes().keySet().stream();
    return Stream.of(itself, usual, siblings, others)
        .flatMap(names -> names)
        .filter(t -> isRight(qube, t))
        .findFirst();
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
