package org.torvm.demo;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeClass;

/**
 * What a demo system starts with, as data: only what somebody set, never what follows from it.
 *
 * @param globals the system-wide properties that were set
 * @param qubes dom0 and every other qube
 */
public record DemoState(Map<String, String> globals, List<Spec> qubes) {
  /**
   * One qube.
   *
   * @param uuid its uuid, or nothing to be given one
   * @param set its properties that were set
   * @param devices the lines of its device lists, by such names as {@code pci.Available}
   */
  public record Spec(
      String name,
      QubeClass klass,
      PowerState state,
      Optional<String> uuid,
      Map<String, String> set,
      Map<String, String> features,
      SortedSet<String> tags,
      List<String> firewall,
      String notes,
      Map<String, List<String>> devices) {}

  /** Copies both. */
  public DemoState {
    globals = Map.copyOf(globals);
    qubes = List.copyOf(qubes);
  }

  /**
   * The state in a JSON document: either whole, as it was recorded from a genuine system ({@code
   * properties} holds the lines of {@code GetAll}), or short, with {@code set} instead.
   *
   * @throws UncheckedIOException when it cannot be read
   * @throws IllegalArgumentException when it is no such document
   */
  public static DemoState load(InputStream json) {
    return new DemoStateReader().read(json);
  }

  /**
   * The shipped system: what a user of Tor on Qubes may well have, release 4.3, with some qubes
   * wired wrongly on purpose so that every rule can be seen at work.
   */
  public static DemoState household() {
    return load(Objects.requireNonNull(DemoState.class.getResourceAsStream("household.json")));
  }

  /**
   * The same with further plausible qubes, always the same ones, up to that many in total with
   * dom0; unchanged when there are as many already.
   */
  public DemoState withQubes(int total) {
    return new DemoCrowd(this).grownTo(total);
  }
}
