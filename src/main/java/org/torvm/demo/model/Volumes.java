package org.torvm.demo.model;

import org.torvm.demo.part.Refused;
import org.torvm.demo.part.Volume;
import org.torvm.qubes.QubeClass;

/**
 * What volumes a qube of each class has. Source: the recorded {@code admin.vm.volume.Info} of every
 * class, pool driver {@code file}.
 */
final class Volumes {
  private static final String ROOM = "/var/lib/qubes/";
  private static final long GIB = 1L << 30;
  private static final Volume.Keeping KEPT = new Volume.Keeping(true, false, true);
  private static final Volume.Keeping SNAPPED = new Volume.Keeping(false, true, true);
  private static final Volume.Keeping THROWN_AWAY = new Volume.Keeping(false, false, true);
  private static final Volume.Keeping READ_ONLY = new Volume.Keeping(false, false, false);

  private final World world;

  Volumes(World world) {
    this.world = world;
  }

  /** Gives a new qube its volumes; its template must be set. */
  void furnish(DemoQube qube) {
    if (qube.klass() == QubeClass.ADMIN) {
      return;
    }
    boolean disposable = qube.klass() == QubeClass.DISPOSABLE;
    qube.volumes().put("root", root(qube));
    qube.volumes().put("private", disposable ? snap(qube, "private", 2) : own(qube, "private", 2));
    var place = place(qube, "volatile", "");
    qube.volumes().put("volatile", new Volume(place, THROWN_AWAY, (disposable ? 12 : 10) * GIB));
    qube.volumes().put("kernel", kernel(qube));
  }

  /** The kernel volume follows the property {@code kernel}. */
  Volume kernel(DemoQube qube) {
    var kernel = world.value(qube, "kernel");
    var path = kernel.isEmpty() ? "" : ROOM + "vm-kernels/" + kernel + "/modules.img";
    return new Volume(new Volume.Place("linux-kernel", kernel, "", path), READ_ONLY, 0);
  }

  private Volume root(DemoQube qube) {
    return switch (qube.klass()) {
      case APP, DISPOSABLE -> snap(qube, "root", 10);
      case ADMIN, TEMPLATE, STANDALONE, REMOTE -> own(qube, "root", 10);
    };
  }

  private Volume own(DemoQube qube, String volume, int gib) {
    return new Volume(place(qube, volume, ""), KEPT, gib * GIB);
  }

  /** A snapshot: of the template's volume, or of what that one is itself a snapshot of. */
  private Volume snap(DemoQube qube, String volume, int gib) {
    var origin = world.template(qube).orElseThrow(() -> new Refused("no template"));
    if (volume.equals("root") && origin.klass() == QubeClass.APP) {
      origin = world.template(origin).orElseThrow(() -> new Refused("no template"));
    }
    var source = folder(origin) + volume;
    var place =
        new Volume.Place(
            world.defaultPool(), folder(qube) + volume, source, ROOM + source + ".img");
    return new Volume(place, SNAPPED, gib * GIB);
  }

  private Volume.Place place(DemoQube qube, String volume, String source) {
    var vid = folder(qube) + volume;
    return new Volume.Place(world.defaultPool(), vid, source, ROOM + vid + ".img");
  }

  private static String folder(DemoQube qube) {
    return (qube.klass() == QubeClass.TEMPLATE ? "vm-templates/" : "appvms/") + qube.name() + "/";
  }
}
