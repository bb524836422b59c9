package org.torvm.policy.decision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Release;
import org.torvm.qubes.SystemKind;

/**
 * The facts of a system that policy asks for, numbered so that sets of targets are sets of bits.
 *
 * <p>With <i>n</i> qubes, dom0 not counted: bit <i>i</i> is the qube of that number, bit
 * <i>n</i>+<i>i</i> a new disposable of it, then dom0, no target named, and a new disposable of the
 * caller's choice.
 */
final class Roll {
  static final int NONE = -1;
  static final int UNKNOWN = -2;

  private final List<QubeName> names = new ArrayList<>();
  private final Map<QubeName, Integer> numbers = new HashMap<>();
  private final Map<String, BitSet> types = new HashMap<>();
  private final Map<String, BitSet> tags = new HashMap<>();
  private final BitSet tagsUnread = new BitSet();
  private final BitSet makers = new BitSet();
  private final BitSet perhapsMakers = new BitSet();
  private final BitSet perhapsFresh;
  private final BitSet running = new BitSet();
  private final int[] disposableTemplates;
  private final Optional<Qube> dom0;
  private final boolean hides;
  private final boolean hasIdentities;

  Roll(QubesSystem system) {
    hides = system.kind() == SystemKind.MANAGEMENT;
    hasIdentities = system.release() != Release.R4_2;
    dom0 = system.qube(QubeName.DOM0);
    for (QubeName name : system.qubes().keySet()) {
      if (!name.equals(QubeName.DOM0)) {
        numbers.put(name, names.size());
        names.add(name);
      }
    }
    disposableTemplates = new int[names.size()];
    system.qubes().values().stream()
        .filter(q -> !q.name().equals(QubeName.DOM0))
        .forEach(this::enter);
    perhapsFresh = fresh(perhapsMakers);
  }

  private void enter(Qube qube) {
    int number = numbers.getOrDefault(qube.name(), NONE);
    types.computeIfAbsent(qube.klass().wireName(), _ -> new BitSet()).set(number);
    qube.tags()
        .value()
        .ifPresentOrElse(
            all -> all.forEach(t -> tags.computeIfAbsent(t, _ -> new BitSet()).set(number)),
            () -> tagsUnread.set(number));
    qube.flag(QubeFlag.DISPOSABLE_TEMPLATE)
        .value()
        .ifPresentOrElse(yes -> makers.set(number, yes), () -> perhapsMakers.set(number));
    running.set(number, qube.state() == PowerState.RUNNING);
    disposableTemplates[number] =
        qube.disposableTemplate()
            .value()
            .map(t -> t.map(name -> numbers.getOrDefault(name, UNKNOWN)).orElse(NONE))
            .orElse(UNKNOWN);
  }

  int size() {
    return names.size();
  }

  QubeName name(int number) {
    return names.get(number);
  }

  /** The number of that qube, or {@link #NONE}. */
  int number(String name) {
    return QubeName.parse(name).map(this::number).orElse(NONE);
  }

  /** The number of that qube, or {@link #NONE}. */
  int number(QubeName name) {
    return numbers.getOrDefault(name, NONE);
  }

  /** Whether there may be qubes that the system does not show. */
  boolean hides() {
    return hides;
  }

  /** Whether policy knows identities; in R4.2 a token of one is a name that no qube has. */
  boolean hasIdentities() {
    return hasIdentities;
  }

  /** The disposable template of a qube, or {@link #NONE}, or {@link #UNKNOWN}. */
  int disposableTemplate(int qube) {
    return disposableTemplates[qube];
  }

  int dom0() {
    return 2 * names.size();
  }

  int nobody() {
    return 2 * names.size() + 1;
  }

  int newDisposable() {
    return 2 * names.size() + 2;
  }

  int bits() {
    return 2 * names.size() + 3;
  }

  /** Every target that a call may name. */
  BitSet targets() {
    var all = new BitSet(bits());
    all.set(0, size());
    all.set(dom0(), bits());
    all.or(fresh(makers));
    all.or(fresh(perhapsMakers));
    return all;
  }

  /** Everything that a call may reach. */
  BitSet everything() {
    var all = targets();
    all.clear(nobody(), bits());
    return all;
  }

  /**
   * New disposables of anything: what a caller may ask for whose disposable template is not known.
   * Policy does not ask whether that is one.
   */
  BitSet freshOfAny() {
    var any = new BitSet(bits());
    any.set(size(), 2 * size());
    return any;
  }

  /** The bits of new disposables of those qubes. */
  BitSet fresh(BitSet qubes) {
    var fresh = new BitSet(bits());
    qubes.stream().forEach(i -> fresh.set(size() + i));
    return fresh;
  }

  BitSet makers() {
    return makers;
  }

  BitSet perhapsMakers() {
    return perhapsMakers;
  }

  /** New disposables of qubes of which it is not known whether they are disposable templates. */
  BitSet perhapsFresh() {
    return perhapsFresh;
  }

  /** What is reached without starting anything: the qubes that run, and dom0. */
  BitSet runningOrDom0() {
    var reached = (BitSet) running.clone();
    reached.set(dom0());
    return reached;
  }

  BitSet ofType(String type) {
    return types.getOrDefault(type, new BitSet());
  }

  BitSet tagged(String tag) {
    return tags.getOrDefault(tag, new BitSet());
  }

  BitSet tagsUnread() {
    return tagsUnread;
  }

  /** Whether dom0 itself has that class; it is offered by such a line, though never matched. */
  boolean isDom0OfType(String type) {
    return type.equals(QubeClass.ADMIN.wireName());
  }

  /** Whether dom0 is known to have that tag. */
  boolean isDom0Tagged(String tag) {
    return dom0.map(q -> q.hasTag(tag)).orElse(false);
  }
}
