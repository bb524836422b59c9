package org.torvm.policy.own;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.torvm.policy.Action;
import org.torvm.policy.Policy;
import org.torvm.policy.Token;
import org.torvm.policy.reading.PolicyFile;
import org.torvm.policy.reading.PolicyFiles;
import org.torvm.policy.reading.PolicyReader;

/**
 * A line that this program may write.
 *
 * @param service the service
 * @param argument the argument with its {@code +}; empty for every argument
 * @param source who calls
 * @param target whom the call is meant for
 * @param action what happens
 */
public record OwnRule(
    String service, Optional<String> argument, Token source, Token target, Action action) {
  private static final List<String> FOLDER = List.of("/");

  /**
   * Takes only what reads back as it was meant: one line, with each word in its place.
   *
   * @throws IllegalArgumentException when Qubes would not read the line, or would read another one;
   *     the message does not repeat it
   */
  public OwnRule {
    var text = text(service, argument, source, target, action);
    var alone =
        new PolicyFiles(FOLDER, Set.copyOf(FOLDER), List.of(PolicyFile.of("/", "a.policy", text)));
    var rules = PolicyReader.read(alone).accepted().map(Policy::rules).orElse(List.of());
    boolean same =
        rules.size() == 1
            && rules.getFirst().service().equals(Optional.of(service))
            && rules.getFirst().argument().equals(argument)
            && rules.getFirst().source().equals(source)
            && rules.getFirst().target().equals(target)
            && rules.getFirst().action().equals(action);
    if (!same) {
      throw new IllegalArgumentException("not a policy line");
    }
  }

  /** A rule for every argument of a service. */
  public static OwnRule of(String service, Token source, Token target, Action action) {
    return new OwnRule(service, Optional.empty(), source, target, action);
  }

  /** The line as it stands in the file. */
  public String text() {
    return text(service, argument, source, target, action);
  }

  private static String text(
      String service, Optional<String> argument, Token source, Token target, Action action) {
    return String.join(
        " ", service, argument.orElse("*"), source.text(), target.text(), action.text());
  }
}
