package org.torvm.apply;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.torvm.admin.AdminApi;
import org.torvm.admin.AdminException;
import org.torvm.admin.value.QubeEntry;
import org.torvm.change.Condition;
import org.torvm.change.Condition.Power;
import org.torvm.qubes.Known;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.Setting;

/** Asks the system itself whether a condition holds, past every snapshot. */
final class Facts {
  private final AdminApi api;

  Facts(AdminApi api) {
    this.api = api;
  }

  /**
   * Whether it holds now. A value that can be read but not understood does not hold.
   *
   * @throws AdminException when it could not be read
   */
  boolean holds(Condition condition) throws AdminException {
    return switch (condition) {
      case Condition.ReferenceIs(var qube, var reference, var setting) ->
          isSame(setting, api.property(qube, reference.property()).asReference());
      case Condition.GlobalIs(var reference, var setting) ->
          isSame(setting, api.global(reference.property()).asReference());
      case Condition.FlagIs(var qube, var flag, var on) ->
          api.property(qube, flag.property()).asFlag().value().equals(Optional.of(on));
      case Condition.TagIs(var qube, var tag, var present) -> api.hasTag(qube, tag) == present;
      case Condition.FeatureIs(var qube, var key, var value) -> feature(qube, key).equals(value);
      case Condition.PowerIs(var qube, var power) -> power(qube) == power;
      case Condition.OffOrGone(var qube) -> isOffOrGone(qube);
      case Condition.Gone(var qube) -> isGone(qube);
      case Condition.DisposableOf disposable -> isDisposable(disposable);
    };
  }

  /** The disposables that there are now, of whatever template. */
  Set<QubeName> disposables() throws AdminException {
    return api.list().stream()
        .filter(e -> e.klass().equals(Optional.of(QubeClass.DISPOSABLE)))
        .map(QubeEntry::name)
        .collect(Collectors.toSet());
  }

  private boolean isDisposable(Condition.DisposableOf expected) throws AdminException {
    if (expected.disposable().isEmpty()) {
      return false;
    }
    var name = expected.disposable().get();
    return api.entry(name).klass().equals(Optional.of(QubeClass.DISPOSABLE))
        && reference(name, QubeReference.TEMPLATE)
            .equals(Known.of(Optional.of(expected.template())))
        && expected.netQube().isKnown()
        && reference(name, QubeReference.NET_QUBE).equals(expected.netQube());
  }

  private Known<Optional<QubeName>> reference(QubeName name, QubeReference reference)
      throws AdminException {
    return api.property(name, reference.property()).asReference().known();
  }

  /** The value that an unknown default gives is not known before it is read. */
  private static boolean isSame(
      Setting<Optional<QubeName>> expected, Setting<Optional<QubeName>> read) {
    return expected.equals(read) || (!expected.isKnown() && read.isInherited());
  }

  private Optional<String> feature(QubeName qube, String key) throws AdminException {
    try {
      return Optional.of(api.feature(qube, key));
    } catch (AdminException e) {
      if (e.isRefusalOfType("QubesFeatureNotFoundError")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Power power(QubeName qube) throws AdminException {
    return Power.of(api.currentState(qube).power());
  }

  private boolean isGone(QubeName qube) throws AdminException {
    try {
      power(qube);
      return false;
    } catch (AdminException e) {
      if (e.saysNoSuchQube()) {
        return true;
      }
      throw e;
    }
  }

  private boolean isOffOrGone(QubeName qube) throws AdminException {
    try {
      return power(qube) == Power.OFF;
    } catch (AdminException e) {
      if (e.saysNoSuchQube()) {
        return true;
      }
      throw e;
    }
  }
}
