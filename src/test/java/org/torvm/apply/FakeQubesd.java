package org.torvm.apply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.torvm.admin.AdminException;
import org.torvm.admin.Bytes;
import org.torvm.admin.Call;
import org.torvm.admin.Reply;
import org.torvm.admin.Transport;
import org.torvm.change.Simulation;
import org.torvm.change.Step;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;
import org.torvm.text.Text;

/** A daemon in memory that answers the calls this room makes, and fails where it is told to. */
final class FakeQubesd implements Transport {
  /** The ways a call can go wrong. */
  enum Fault {
    /** An error packet; nothing was done. */
    REFUSED,
    /** The policy in dom0 does not allow it; nothing was done. */
    DENIED,
    /** The connection is closed without a byte; nothing was done. */
    SILENT,
    /** The connection is closed without a byte; it was done. */
    SILENT_AND_DONE,
    /** No answer; nothing was done. */
    TIMED_OUT,
    /** No answer; it was done. */
    TIMED_OUT_AND_DONE,
    /** The connection breaks after it was done. */
    LOST_AND_DONE,
    /** Success is answered and nothing was done. */
    PRETENDED,
    /** Nobody listens. */
    UNREACHABLE
  }

  private final List<String> calls = new ArrayList<>();
  private final Map<Integer, Fault> faults = new HashMap<>();
  private final Map<Integer, Step> others = new HashMap<>();
  private Consumer<QubesSystem> witness = _ -> {};
  private QubesSystem system;

  FakeQubesd(QubesSystem system) {
    this.system = system;
  }

  /** The system as it is now. */
  synchronized QubesSystem system() {
    return system;
  }

  /** Somebody else changes something. */
  synchronized void meanwhile(Step step) {
    system = Simulation.after(system, step);
  }

  /** Somebody else changes something just before the call of that index. */
  synchronized FakeQubesd meanwhile(int index, Step step) {
    others.put(index, step);
    return this;
  }

  /** The call of that index fails that way. */
  synchronized FakeQubesd failing(int index, Fault fault) {
    faults.put(index, fault);
    return this;
  }

  /** From that call on, nobody listens. */
  synchronized FakeQubesd goingDown(int index) {
    for (int i = index; i < index + 1000; i++) {
      faults.put(i, Fault.UNREACHABLE);
    }
    return this;
  }

  /** It answers again. */
  synchronized void up() {
    faults.clear();
  }

  /** Everything but dom0 is off; disposables are gone, as they are at the next start. */
  synchronized void powerFails() {
    for (Qube qube : system.qubes().values()) {
      if (qube.klass() == QubeClass.DISPOSABLE) {
        system = system.without(qube.name());
      } else if (qube.klass() != QubeClass.ADMIN) {
        system = Simulation.after(system, new Step.ShutDown(qube.name()));
      }
    }
  }

  /** Told of the system after every change to it. */
  synchronized FakeQubesd witnessedBy(Consumer<QubesSystem> other) {
    witness = other;
    return this;
  }

  /** Every call, as {@code METHOD+ARG QUBE PAYLOAD}. */
  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** The calls that change something, in order. */
  synchronized List<String> changes() {
    return calls.stream().filter(FakeQubesd::isChange).toList();
  }

  /** Whether a call of that method changes something. */
  static boolean isChange(String method) {
    return !method.contains(".Get") && !method.contains("CurrentState") && !method.contains("List");
  }

  @Override
  public synchronized Bytes exchange(Call call, Duration deadline, int replyLimit)
      throws AdminException {
    var fault = Optional.ofNullable(faults.get(calls.size()));
    Optional.ofNullable(others.get(calls.size())).ifPresent(this::meanwhile);
    calls.add(
        (call.method()
                + "+"
                + call.argument()
                + " "
                + call.destination()
                + " "
                + call.payload().utf8())
            .strip());
    if (fault.isEmpty()) {
      var answer = answer(call);
      witness.accept(system);
      return answer;
    }
    switch (fault.get()) {
      case SILENT_AND_DONE, TIMED_OUT_AND_DONE, LOST_AND_DONE -> answer(call);
      case REFUSED, DENIED, SILENT, TIMED_OUT, PRETENDED, UNREACHABLE -> {}
    }
    return switch (fault.get()) {
      case REFUSED -> failure("QubesException", "made to fail");
      case DENIED ->
          throw new AdminException.RefusedSilently(call, AdminException.RefusedSilently.How.POLICY);
      case SILENT, SILENT_AND_DONE -> Bytes.NONE;
      case TIMED_OUT, TIMED_OUT_AND_DONE -> throw new AdminException.TimedOut(call);
      case LOST_AND_DONE -> throw new AdminException.ConnectionLost(call);
      case PRETENDED -> value("");
      case UNREACHABLE ->
          throw new AdminException.NotReachable(Text.of("connection.nobody-listens", "here"));
    };
  }

  @Override
  public EventStream open(Call call, Duration deadline) {
    throw new AssertionError("no events here");
  }

  private Bytes answer(Call call) {
    var name = new QubeName(call.destination());
    var qube = system.qube(name);
    if (qube.isEmpty()) {
      return failure("QubesVMNotFoundError", "no such qube");
    }
    return switch (call.method()) {
      case "admin.property.Get" -> value(global(call.argument()));
      case "admin.vm.property.Get" -> value(property(qube.get(), call.argument()));
      case "admin.vm.tag.Get" -> value(qube.get().hasTag(call.argument()) ? "1" : "0");
      case "admin.vm.tag.List" -> value(lines(qube.get().tags().value().orElseThrow()));
      case "admin.vm.feature.List" ->
          value(lines(qube.get().features().value().orElseThrow().keySet()));
      case "admin.vm.feature.Get" ->
          Optional.ofNullable(qube.get().features().value().orElseThrow().get(call.argument()))
              .map(FakeQubesd::value)
              .orElseGet(() -> failure("QubesFeatureNotFoundError", "not set"));
      case "admin.vm.CurrentState" ->
          value("mem=0 mem_static_max=0 cputime=0 power_state=" + qube.get().state().wireName());
      case "admin.vm.List" ->
          value(
              name.equals(QubeName.DOM0)
                  ? lines(system.qubes().values().stream().map(FakeQubesd::entry).toList())
                  : entry(qube.get()) + "\n");
      case "admin.vm.property.GetAll" -> value(allProperties(qube.get()));
      case "admin.label.Get" -> value("0xcc0000");
      default -> change(call, name, qube.get());
    };
  }

  private Bytes change(Call call, QubeName name, Qube qube) {
    var payload = call.payload().utf8();
    var tag = call.argument();
    if (call.method().equals("admin.vm.CreateDisposable")) {
      var made = new QubeName("disp" + (1000 + calls.size()));
      system = Simulation.after(system, new Step.MakeDisposable(name, Optional.of(made), Set.of()));
      return value(made.value());
    }
    Optional<Step> step =
        switch (call.method()) {
          case "admin.vm.property.Set" ->
              QubeReference.ofProperty(tag)
                  .map(r -> new Step.SetReference(name, r, QubeName.parse(payload)));
          case "admin.vm.property.Reset" ->
              QubeReference.ofProperty(tag).map(r -> new Step.ResetReference(name, r));
          case "admin.vm.tag.Set" -> Optional.of(new Step.AddTag(name, tag));
          case "admin.vm.tag.Remove" -> Optional.of(new Step.RemoveTag(name, tag));
          case "admin.vm.feature.Set" -> Optional.of(new Step.SetFeature(name, tag, payload));
          case "admin.vm.feature.Remove" -> Optional.of(new Step.RemoveFeature(name, tag));
          case "admin.vm.Kill" -> Optional.of(new Step.Kill(name));
          case "admin.vm.Remove" -> Optional.of(new Step.Remove(name));
          case "admin.vm.Start" -> Optional.of(new Step.Start(name));
          case "admin.vm.Shutdown" -> Optional.of(new Step.ShutDown(name));
          default -> throw new AssertionError("an unexpected call: " + call);
        };
    if (step.orElseThrow() instanceof Step.ShutDown && !qube.state().isOn()) {
      return failure("QubesVMNotStartedError", "it is off");
    }
    if (step.get() instanceof Step.SetReference s
        && s.reference() == QubeReference.NET_QUBE
        && qube.state().isOn()
        && s.value().flatMap(system::qube).map(n -> !n.state().isOn()).orElse(false)) {
      return failure("QubesVMNotStartedError", "the net qube is off");
    }
    system = Simulation.after(system, step.get());
    return value("");
  }

  private static String entry(Qube qube) {
    return qube.name() + " class=" + qube.klass().wireName() + " state=" + qube.state().wireName();
  }

  private String global(String property) {
    return vm(system.global(GlobalReference.ofProperty(property).orElseThrow()));
  }

  private static String property(Qube qube, String property) {
    return QubeReference.ofProperty(property)
        .map(r -> vm(qube.reference(r)))
        .orElseGet(() -> bool(qube.flag(QubeFlag.ofProperty(property).orElseThrow())));
  }

  private static String allProperties(Qube qube) {
    var lines = new ArrayList<String>();
    for (QubeReference reference : QubeReference.values()) {
      lines.add(reference.property() + " " + vm(qube.reference(reference)));
    }
    for (QubeFlag flag : QubeFlag.values()) {
      lines.add(flag.property() + " " + bool(qube.flag(flag)));
    }
    lines.add("label default=False type=label red");
    return lines(lines);
  }

  private static String vm(Setting<Optional<QubeName>> setting) {
    var name = setting.value().orElseThrow().map(QubeName::value).orElse("");
    return "default=" + (setting.isInherited() ? "True" : "False") + " type=vm " + name;
  }

  private static String bool(Setting<Boolean> setting) {
    var value = setting.value().orElseThrow() ? "True" : "False";
    return "default=" + (setting.isInherited() ? "True" : "False") + " type=bool " + value;
  }

  private static String lines(Iterable<String> lines) {
    var all = new ArrayList<String>();
    lines.forEach(all::add);
    return all.stream().map(l -> l + "\n").collect(Collectors.joining());
  }

  private static Bytes value(String value) {
    return Bytes.of(new Reply.Value(Bytes.of(value)).encode());
  }

  private static Bytes failure(String type, String message) {
    return Bytes.of(Reply.Failure.of(type, message).encode());
  }
}
