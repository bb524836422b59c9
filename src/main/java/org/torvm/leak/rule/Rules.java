package org.torvm.leak.rule;

import java.util.List;
import org.torvm.leak.Rule;

/** The rules that ship with the program. */
public final class Rules {
  private Rules() {}

  /** All of them, the gravest first. */
  public static List<Rule> shipped() {
    return List.of(
        new DisposableTemplateStarted(),
        new AnonQubeOnClearnet(),
        new AnonQubeClearnetDisposables(),
        new DisposableBornClearnet(),
        new NetQubeSwitchedTorToClear(),
        new TorVmServiceDisabled(),
        new FakeGatewayTag(),
        new MustUseTorUnknown(),
        new AnonFollowsDefaultNetQube(),
        new OfflineQubeNetworkedDisposables(),
        new DisposableGateway(),
        new TemplateHasNetQube(),
        new TorOverTor(),
        new WhonixTagMissing(),
        new NamedDisposableMisnamed(),
        new DisposablesNotAmnesic());
  }
}
