package org.torvm.apply;

import java.util.Optional;
import java.util.function.Consumer;
import org.torvm.admin.AdminApi;
import org.torvm.admin.AdminException;
import org.torvm.admin.value.ShutDown;
import org.torvm.change.Step;
import org.torvm.qubes.QubeName;

/** The one call of the Admin API that each step is. */
final class StepCalls {
  private final AdminApi api;
  private final Consumer<AdminException> denied;

  /** Calls to that system; {@code denied} hears of each that the policy in dom0 does not allow. */
  StepCalls(AdminApi api, Consumer<AdminException> denied) {
    this.api = api;
    this.denied = denied;
  }

  /**
   * Makes that step and gives the name of what it made, if it made a qube. A shutdown is waited
   * for; a start returns when the qube is up.
   *
   * @throws AdminException.OutcomeUnknown when it may or may not have been made
   * @throws AdminException in any other form when it was not made
   */
  Optional<QubeName> make(Step step) throws AdminException {
    try {
      return call(step);
    } catch (AdminException e) {
      if (e.isDenied()) {
        denied.accept(e);
      }
      throw e;
    }
  }

  private Optional<QubeName> call(Step step) throws AdminException {
    if (step instanceof Step.MakeDisposable(QubeName template, var _, var _)) {
      return Optional.of(api.creation().createDisposable(template));
    }
    change(step);
    return Optional.empty();
  }

  private void change(Step step) throws AdminException {
    switch (step) {
      case Step.SetReference s -> api.setReference(s.qube(), s.reference(), s.value());
      case Step.ResetReference s -> api.resetReference(s.qube(), s.reference());
      case Step.AddTag s -> api.addTag(s.qube(), s.tag());
      case Step.RemoveTag s -> api.removeTag(s.qube(), s.tag());
      case Step.SetFeature s -> api.setFeature(s.qube(), s.key(), s.value());
      case Step.RemoveFeature s -> api.removeFeature(s.qube(), s.key());
      case Step.Start s -> api.start(s.qube());
      case Step.ShutDown s -> api.shutDown(s.qube(), ShutDown.WAIT);
      case Step.Kill s -> api.kill(s.qube());
      case Step.Remove s -> api.creation().remove(s.qube());
      case Step.MakeDisposable _, Step.StartMade _ ->
          throw new IllegalStateException("a disposable without a name");
    }
  }
}
