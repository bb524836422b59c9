package org.torvm.demo;

import java.time.InstantSource;
import org.torvm.demo.method.Methods;
import org.torvm.demo.method.Streams;
import org.torvm.demo.model.World;
import org.torvm.demo.part.Pace;
import org.torvm.qubes.Release;

/** A Qubes system in miniature: a world made from a state, and the methods that answer for it. */
public final class DemoSystem {
  private static final String MANAGED = "anon-vm";
  private static final long SEED = 1;
  private final World world;
  private final Methods methods;
  private final Streams streams;

  private DemoSystem(World world) {
    this.world = world;
    this.methods = new Methods(world);
    this.streams = new Streams(world, methods);
  }

  /**
   * A system that starts in that state and behaves like that release. Callers other than dom0 see
   * the qubes with tag {@code anon-vm}, as the policy of the recordings has it.
   */
  public static DemoSystem of(DemoState state, Release release, Pace pace, InstantSource time) {
    var world = new World(release, pace, time, SEED, MANAGED);
    world.locked(() -> {
      new Population(world).settle(state);
      return true;
    });
    return new DemoSystem(world);
  }

  /** The methods that answer once. */
  Methods methods() {
    return methods;
  }

  /** The methods that answer with a stream. */
  Streams streams() {
    return streams;
  }

  /** How many listen to events now; one that went away is noticed at the next event. */
  public int listeners() {
    return world.locked(() -> world.events().size());
  }
}
