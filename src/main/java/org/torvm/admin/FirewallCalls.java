package org.torvm.admin;

import java.util.List;
import org.torvm.admin.value.FirewallRule;
import org.torvm.admin.value.FirewallRules;
import org.torvm.qubes.QubeName;

/**
 * Calls about firewall rules. The same guarantees as {@link AdminApi}. Rules hold only where the
 * qube's net qube runs the qubes-firewall service.
 */
public final class FirewallCalls {
  private final Calls calls;

  FirewallCalls(Calls calls) {
    this.calls = calls;
  }

  /** Its rules in order; what none of them matches is dropped. */
  public List<FirewallRule> rules(QubeName qube) throws AdminException {
    return calls.read("admin.vm.firewall.Get", "", qube, FirewallRules::parse);
  }

  /**
   * Replaces its rules; none at all drops everything.
   *
   * @throws IllegalArgumentException when a rule holds a word that qubesd would refuse
   */
  public void replace(QubeName qube, List<FirewallRule> rules) throws AdminException {
    calls.change("admin.vm.firewall.Set", "", qube, Bytes.of(FirewallRules.print(rules)));
  }
}
