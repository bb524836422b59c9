package org.torvm.demo;

import java.time.Duration;
import java.util.OptionalInt;
import org.torvm.qubes.Release;

/**
 * What the demo system is to be like.
 *
 * @param qubes how many qubes in total, dom0 included; nothing for the shipped ones only
 * @param latency how long it takes to answer
 * @param release which release it behaves like
 * @param startDuration how long the start of one qube takes
 */
public record DemoOptions(
    OptionalInt qubes, Latency latency, Release release, Duration startDuration) {

  /** The shipped system as {@code ./run demo} gives it: starts are seen to take a while. */
  public static DemoOptions standard() {
    return new DemoOptions(OptionalInt.empty(), Latency.NONE, Release.R4_3, Duration.ofMillis(600));
  }

  /** The shipped system for tests: nothing takes time. */
  public static DemoOptions instant() {
    return standard().withStartDuration(Duration.ZERO);
  }

  /** The same with that many qubes. */
  public DemoOptions withQubes(int total) {
    return new DemoOptions(OptionalInt.of(total), latency, release, startDuration);
  }

  /** The same with other answering times. */
  public DemoOptions withLatency(Latency other) {
    return new DemoOptions(qubes, other, release, startDuration);
  }

  /** The same as another release. */
  public DemoOptions withRelease(Release other) {
    return new DemoOptions(qubes, latency, other, startDuration);
  }

  /** The same with other start times; zero for none. */
  public DemoOptions withStartDuration(Duration other) {
    return new DemoOptions(qubes, latency, release, other);
  }
}
