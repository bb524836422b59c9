package org.torvm.leak;

import java.util.Optional;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/**
 * One thing that is wrong or that the user should know.
 *
 * @param rule the id of the rule that found it, such as {@code anon-qube-on-clearnet}
 * @param severity how bad it is
 * @param qube the qube it is about; dom0 when it is about the whole system
 * @param title what can leak, in one line
 * @param why why it matters, in a few sentences
 * @param source where that knowledge comes from
 * @param path the exact way of the leak
 * @param remedy how it can be mended
 * @param group findings of one group are shown as one row that opens; none stands alone
 */
public record Finding(
    String rule,
    Severity severity,
    QubeName qube,
    Text title,
    Text why,
    Text source,
    LeakPath path,
    Remedy remedy,
    Optional<String> group) {

  /** The same for the same finding in every run: the rule and the qube. */
  public String id() {
    return rule + ":" + qube;
  }
}
