package org.torvm.apply;

import java.util.function.Consumer;
import org.torvm.admin.AdminApi;
import org.torvm.admin.AdminException;
import org.torvm.admin.value.ShutDown;
import org.torvm.change.Step;

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
   * Makes that step. A shutdown is waited for; a start returns when the qube is up.
   *
   * @throws AdminException.OutcomeUnknown when it may or may not have been made
   * @throws AdminException in any other form when it was not made
   */
  void make(Step step) throws AdminException {
    try {
      call(step);
    } catch (AdminException e) {
      if (e.isDenied()) {
        denied.accept(e);
      }
      throw e;
    }
  }

  private void call(Step step) throws AdminException {
    switch (step) {
      case Step.SetReference s -> api.setReference(s.qube(), s.reference(), s.value());
      case Step.ResetReference s -> api.resetReference(s.qube(), s.reference());
      case Step.AddTag s -> api.addTag(s.qube(), s.tag());
      case Step.RemoveTag s -> api.removeTag(s.qube(), s.tag());
      case Step.SetFeature s -> api.setFeature(s.qube(), s.key(), s.value());
      case Step.RemoveFeature s -> api.removeFeature(s.qube(), s.key());
      case Step.Start s -> api.start(s.qube());
      case Step.ShutDown s -> api.shutDown(s.qube(), ShutDown.WAIT);
    }
  }
}
