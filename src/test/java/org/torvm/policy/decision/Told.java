package org.torvm.policy.decision;

import java.util.List;
import java.util.stream.Collectors;
import org.torvm.policy.PolicyReading;
import org.torvm.policy.reading.PolicyFile;
import org.torvm.policy.reading.PolicyFiles;
import org.torvm.policy.reading.PolicyReader;
import org.torvm.qubes.QubeName;

/** Calls and decisions as words, so that tables of them can be read. */
final class Told {
  private Told() {}

  static PolicyReading policy(List<String> lines) {
    return PolicyReader.read(
        PolicyFiles.complete(
            List.of(PolicyFile.of(PolicyFiles.MAIN, "30-user.policy", String.join("\n", lines)))));
  }

  static CallTarget target(String text) {
    return switch (text) {
      case "@default" -> new CallTarget.Nobody();
      case "@dispvm" -> new CallTarget.NewDisposable();
      default ->
          text.startsWith("@dispvm:")
              ? new CallTarget.NewDisposableOf(new QubeName(text.substring(8)))
              : new CallTarget.Qube(new QubeName(text));
    };
  }

  static String of(Destination destination) {
    return (destination instanceof Destination.Fresh ? "@dispvm:" : "") + destination.name();
  }

  static String of(Destinations destinations) {
    return destinations.stream().map(Told::of).sorted().collect(Collectors.joining(", ", "[", "]"));
  }

  static String of(Decision decision) {
    return switch (decision) {
      case Decision.Allowed allowed -> "allow " + of(allowed.to());
      case Decision.Asked asked ->
          "ask "
              + of(asked.choices())
              + (asked.doubtful().isEmpty() ? "" : " perhaps " + of(asked.doubtful()));
      case Decision.Denied _ -> "deny";
      case Decision.Undecided undecided -> "unknown " + undecided.missing();
    };
  }
}
