package org.torvm.demo;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.torvm.admin.Call;
import org.torvm.demo.Replay.Outcome;
import org.torvm.qubes.Release;

/** Writes {@code docs/demo-conformance.md} from what a replay found. */
final class ConformancePage {
  private static final String HEAD =
      """
      # How true the demo system is

      The demo system speaks qubesd's wire protocol. A test starts it in the state from which
      exchanges with a genuine qubesd were recorded, sends the recorded requests in order, and
      compares the answers byte for byte. Only what differs between any two runs of qubesd is set
      equal first: uuids, disposables' numbers and the addresses made of them, clone tokens, times,
      processor time, dom0's memory, places in memory. The subscriptions to events are opened where
      the recording opened them and must hear exactly the recorded events in the recorded order.

      This page is written by that test (`RecordedReplayTest`), which fails when it is not up to
      date, when an exchange that is not listed differs, and when a listed one does not.

      """;

  private static final List<String> UNRECORDED =
      List.of(
          "admin.pool.volume.List",
          "admin.vm.CreateDisposable+preload",
          "admin.vm.Resume",
          "admin.vm.Suspend",
          "admin.vm.device.CLASS.Detach",
          "admin.vm.device.CLASS.Set.assignment",
          "admin.vm.device.CLASS.Set.persistent",
          "admin.vm.device.CLASS.Unassign",
          "admin.vm.device.denied.Add",
          "admin.vm.device.denied.Remove",
          "admin.vm.volume.Clear",
          "admin.vm.volume.Revert",
          "admin.vm.volume.Set.ephemeral",
          "admin.vm.volume.Set.revisions_to_keep",
          "admin.vm.volume.Set.rw");

  private ConformancePage() {}

  static String of(List<Replay.Result> results) {
    var page = new StringBuilder(HEAD);
    page.append(
        "| release | exchanges | same bytes | same error type, other words | different |\n");
    page.append("|---|---|---|---|---|\n");
    for (Release release : List.of(Release.R4_3, Release.R4_2)) {
      var of = results.stream().filter(r -> r.release() == release).toList();
      page.append(
          "| %s | %d | %d | %d | %d |%n"
              .formatted(
                  release.word(),
                  of.size(),
                  count(of, Outcome.SAME),
                  count(of, Outcome.SAME_ERROR_TYPE),
                  count(of, Outcome.DIFFERENT)));
    }
    page.append(share(results));
    page.append("## The exchanges that differ\n\n");
    page.append("| release | place | exchange | why |\n|---|---|---|---|\n");
    results.stream().filter(r -> r.outcome() != Outcome.SAME).forEach(r -> page.append(row(r)));
    page.append(methods(results));
    return page.toString().replace(System.lineSeparator(), "\n");
  }

  private static String methods(List<Replay.Result> results) {
    var counts = new TreeMap<String, Integer>();
    for (Replay.Result result : results) {
      Call.parse(result.exchange().request().toArray())
          .map(Call::method)
          .filter(m -> !m.endsWith(".NoSuch") && !m.endsWith(".FooVM"))
          .ifPresent(m -> counts.merge(m, 1, Integer::sum));
    }
    var section = new StringBuilder("\n## The methods that were compared\n\n");
    section.append("How many exchanges of both releases there are of each.\n\n");
    counts.forEach((method, count) -> section.append("- `%s` %d%n".formatted(method, count)));
    section.append("\nMethods without a recording, tested on their own in `MethodTableTest`,\n");
    section.append("`PowerTest` and `DisposablesTest`:\n\n");
    UNRECORDED.forEach(method -> section.append("- `%s`%n".formatted(method)));
    return section.toString();
  }

  private static String share(List<Replay.Result> results) {
    double same = 100.0 * count(results, Outcome.SAME) / results.size();
    return String.format(
        Locale.ROOT, "%nOf all exchanges %.1f %% are answered with the same bytes.%n%n", same);
  }

  private static long count(List<Replay.Result> results, Outcome outcome) {
    return results.stream().filter(r -> r.outcome() == outcome).count();
  }

  private static String row(Replay.Result result) {
    var exchange = result.exchange();
    var reason =
        KnownDifferences.reason(result.release(), exchange.name()).orElse("**not explained**");
    return "| %s | %d | %s | %s |%n"
        .formatted(result.release().word(), exchange.index(), exchange.name(), reason);
  }
}
