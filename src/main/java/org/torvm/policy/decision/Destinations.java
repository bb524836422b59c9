package org.torvm.policy.decision;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.torvm.qubes.QubeName;

/**
 * An immutable set of destinations of one system. Two sets can be laid over each other only when
 * they come from the same {@link PolicyAnswers}; that takes a few steps, not one for each qube.
 */
public final class Destinations {
  private final Roll roll;
  private final BitSet bits;
  private final int without;

  private Destinations(Roll roll, BitSet bits, int without) {
    this.roll = roll;
    this.bits = bits;
    this.without = without;
  }

  static Destinations of(Roll roll, BitSet bits) {
    return new Destinations(roll, bits, Roll.NONE);
  }

  static Destinations only(Roll roll, Destination destination) {
    var one = new BitSet();
    one.set(bit(roll, destination));
    return of(roll, one);
  }

  /** The same without the caller itself, which is never reached. */
  Destinations without(int caller) {
    return new Destinations(roll, bits, caller);
  }

  static Destinations where(
      Roll roll, Predicate<QubeName> existing, Predicate<QubeName> fresh, boolean dom0) {
    var bits = new BitSet(roll.bits());
    for (int i = 0; i < roll.size(); i++) {
      bits.set(i, existing.test(roll.name(i)));
      bits.set(roll.size() + i, fresh.test(roll.name(i)));
    }
    bits.set(roll.dom0(), dom0);
    return of(roll, bits);
  }

  /** Whether there is none in it. */
  public boolean isEmpty() {
    int first = bits.nextSetBit(0);
    return first < 0 || (first == without && bits.nextSetBit(first + 1) < 0);
  }

  /** Whether that one is in it. */
  public boolean contains(Destination destination) {
    int bit = bit(roll, destination);
    return bit >= 0 && bit != without && bits.get(bit);
  }

  /** Whether some destination is in both. */
  public boolean meets(Destinations other) {
    if (!bits.intersects(other.bits)) {
      return false;
    }
    boolean plain = !holdsBack(other, without) && !holdsBack(other, other.without);
    return plain || !and(other).isEmpty();
  }

  private boolean holdsBack(Destinations other, int bit) {
    return bit >= 0 && bits.get(bit) && other.bits.get(bit);
  }

  /** What is in both. */
  public Destinations and(Destinations other) {
    var both = (BitSet) bits.clone();
    both.and(other.bits);
    if (without >= 0) {
      both.clear(without);
    }
    return new Destinations(roll, both, other.without);
  }

  /** The destinations: qubes in the order of their names, then new disposables, then dom0. */
  public Stream<Destination> stream() {
    return ones().mapToObj(b -> destination(roll, b));
  }

  /** The first of {@link #stream}. */
  public Optional<Destination> first() {
    return stream().findFirst();
  }

  /** How many there are. */
  public int size() {
    return bits.cardinality() - (without >= 0 && bits.get(without) ? 1 : 0);
  }

  private IntStream ones() {
    return bits.stream().filter(b -> b != without);
  }

  static Destination destination(Roll roll, int bit) {
    if (bit < roll.size()) {
      return new Destination.Existing(roll.name(bit));
    }
    return bit == roll.dom0()
        ? new Destination.Existing(QubeName.DOM0)
        : new Destination.Fresh(roll.name(bit - roll.size()));
  }

  private static int bit(Roll roll, Destination destination) {
    if (destination.equals(new Destination.Existing(QubeName.DOM0))) {
      return roll.dom0();
    }
    int number = roll.number(destination.name());
    return number >= 0 && destination instanceof Destination.Fresh ? roll.size() + number : number;
  }

  /** Whether the other holds the same destinations. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Destinations o && stream().toList().equals(o.stream().toList());
  }

  @Override
  public int hashCode() {
    return stream().toList().hashCode();
  }

  @Override
  public String toString() {
    return stream().toList().toString();
  }
}
