package org.torvm.qubes;

import java.util.Optional;

/**
 * What a qube's property is when nobody set it.
 *
 * <p>Source: qubes-core-admin, {@code qubes/vm/mix/net.py}, {@code qubes/vm/dispvm.py} and {@code
 * qubes/vm/qubesvm.py}: a template's net qube defaults to none; a disposable makes further
 * disposables from its own template.
 */
public final class Defaults {
  private final QubesSystem system;

  /** The defaults of that system. */
  public Defaults(QubesSystem system) {
    this.system = system;
  }

  /** The default of that property of that qube; unknown when what it follows is unknown. */
  public Known<Optional<QubeName>> of(Qube qube, QubeReference reference) {
    return switch (reference) {
      case NET_QUBE ->
          hasNetQube(qube)
              ? system.global(GlobalReference.DEFAULT_NET_QUBE).known()
              : Known.of(Optional.empty());
      case DISPOSABLE_TEMPLATE ->
          switch (qube.klass()) {
            case DISPOSABLE -> qube.template().known();
            case ADMIN, TEMPLATE, APP, STANDALONE ->
                system.global(GlobalReference.DEFAULT_DISPOSABLE_TEMPLATE).known();
            case REMOTE -> Known.of(Optional.empty());
          };
      case MANAGEMENT_DISPOSABLE_TEMPLATE ->
          switch (qube.klass()) {
            case TEMPLATE, APP, STANDALONE, DISPOSABLE ->
                system.global(GlobalReference.MANAGEMENT_DISPOSABLE_TEMPLATE).known();
            case ADMIN, REMOTE -> Known.of(Optional.empty());
          };
      case TEMPLATE -> Known.of(Optional.empty());
    };
  }

  /** That property of that qube, following its default. */
  public Setting<Optional<QubeName>> inherited(Qube qube, QubeReference reference) {
    return of(qube, reference).value().map(Setting::inherited).orElseGet(Setting::unknown);
  }

  /** The system after everything that follows a default has been made to follow it. */
  public QubesSystem settled() {
    var settled = system;
    for (Qube qube : system.qubes().values()) {
      for (QubeReference reference : QubeReference.values()) {
        if (qube.reference(reference).isInherited()) {
          settled = settled.change(qube.name(), q -> q.with(reference, inherited(qube, reference)));
        }
      }
    }
    return settled;
  }

  private static boolean hasNetQube(Qube qube) {
    return switch (qube.klass()) {
      case APP, STANDALONE, DISPOSABLE -> true;
      case ADMIN, TEMPLATE, REMOTE -> false;
    };
  }
}
