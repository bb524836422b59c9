package org.torvm.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.torvm.policy.PolicyReading;
import org.torvm.policy.decision.Call;
import org.torvm.policy.decision.CallTarget;
import org.torvm.policy.decision.Destinations;
import org.torvm.policy.decision.Reach;
import org.torvm.policy.decision.Way;
import org.torvm.policy.reading.PolicyFile;
import org.torvm.policy.reading.PolicyFiles;
import org.torvm.policy.reading.PolicyReader;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.RandomSystem;

/**
 * A policy asked about a whole system: 1,000 qubes, 2,000 lines, 12 services. Issue 5 asks for an
 * audit of all that in 10 ms; this is the part that policy has in it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class PolicyAnswers {
  private static final List<String> SERVICES =
      List.of(
          "qubes.OpenURL",
          "qubes.OpenInVM",
          "qubes.StartApp",
          "qubes.VMShell",
          "qubes.VMExec",
          "qubes.VMExecGUI",
          "qubes.VMRootShell",
          "qubes.ConnectTCP",
          "qubes.Filecopy",
          "qubes.ClipboardPaste",
          "qubes.GetDate",
          "qubes.UpdatesProxy");
  private static final List<String> ACTIONS = List.of("allow", "deny", "deny", "ask");

  /** Whether lines name qubes one by one, or speak of tags and classes as shipped ones do. */
  @Param({"shipped", "named"})
  public String style = "shipped";

  private QubesSystem system = RandomSystem.of(1, 1_000);
  private PolicyFiles files = PolicyFiles.complete(List.of());
  private PolicyReading reading = PolicyReader.read(files);
  private org.torvm.policy.decision.PolicyAnswers answers =
      org.torvm.policy.decision.PolicyAnswers.of(reading, system, List.of());

  /** Makes the policy. */
  @Setup
  public void policy() {
    var random = new Random(2);
    var names = system.qubes().keySet().stream().map(QubeName::value).toList();
    var lines = new ArrayList<String>();
    for (int i = 0; i < 2_000; i++) {
      // Half of a real policy is about services that the audit does not ask for.
      var service =
          random.nextBoolean() ? pick(SERVICES, random) : "other.Service" + random.nextInt(80);
      lines.add(
          service
              + " * "
              + token(names, random)
              + " "
              + token(names, random)
              + " "
              + pick(ACTIONS, random));
    }
    for (String service : SERVICES) {
      lines.add(service + " * @anyvm @dispvm allow");
      lines.add(service + " * @anyvm @anyvm ask");
    }
    files =
        PolicyFiles.complete(
            List.of(PolicyFile.of(PolicyFiles.MAIN, "30-user.policy", String.join("\n", lines))));
    reading = PolicyReader.read(files);
    answers = org.torvm.policy.decision.PolicyAnswers.of(reading, system, SERVICES);
  }

  private String token(List<String> names, Random random) {
    if (style.equals("named") || random.nextInt(20) == 0) {
      return pick(names, random);
    }
    return pick(
        List.of(
            "@tag:anon-vm",
            "@tag:anon-gateway",
            "@tag:torvm-must-tor",
            "@type:AppVM",
            "@type:TemplateVM",
            "@tag:work" + random.nextInt(20)),
        random);
  }

  private static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  /** The text taken apart. */
  @Benchmark
  public PolicyReading reading() {
    return PolicyReader.read(files);
  }

  /** Everything worked out anew, as after an event. */
  @Benchmark
  public org.torvm.policy.decision.PolicyAnswers answering() {
    return org.torvm.policy.decision.PolicyAnswers.of(reading, system, SERVICES);
  }

  /** Every qube asked for its easiest way to one half of the others, with every service. */
  @Benchmark
  public void asking(Blackhole hole) {
    Destinations wanted =
        answers.where(q -> q.value().hashCode() % 2 == 0, q -> q.value().hashCode() % 2 == 0);
    for (QubeName source : system.qubes().keySet()) {
      for (String service : SERVICES) {
        Reach reach = answers.reach(source, service);
        hole.consume(reach.easiest(wanted).flatMap(Way::line));
      }
    }
  }

  /** One call. */
  @Benchmark
  public Object deciding() {
    return answers.decide(
        Call.of("qubes.OpenURL", system.qubes().lastKey(), new CallTarget.NewDisposable()));
  }
}
