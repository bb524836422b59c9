package org.torvm.demo.method;

import java.time.Duration;
import org.torvm.demo.model.DemoQube;
import org.torvm.demo.model.World;

/** What qubes use of the machine: every one runs at three per cent of a processor. */
final class Processor {
  /** What dom0 has. */
  static final long DOM0_MEMORY_KIB = 4_194_304;

  private static final int SHARE = 33;

  private Processor() {}

  /** How long a qube has computed since it was started. */
  static Duration time(World world, DemoQube qube) {
    return qube.startedAt()
        .map(t -> Duration.between(t, world.time().instant()).dividedBy(SHARE))
        .orElse(Duration.ZERO);
  }
}
