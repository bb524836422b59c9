package org.torvm.demo.method;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.torvm.demo.model.World;
import org.torvm.demo.part.Refused;

/** Storage pools: the two that every installation on plain files has. */
final class PoolMethods {
  static final List<String> POOLS = List.of("varlibqubes", "linux-kernel");
  private static final List<String> DRIVERS =
      List.of(
          "file revisions_to_keep dir_path ephemeral_volatile",
          "file-reflink revisions_to_keep dir_path setup_check ephemeral_volatile",
          "linux-kernel dir_path",
          "lvm_thin revisions_to_keep volume_group thin_pool ephemeral_volatile",
          "callback conf_id",
          "zfs revisions_to_keep container ephemeral_volatile snap_on_start_forensics");
  private static final List<String> FILES =
      List.of(
          "dir_path=/var/lib/qubes",
          "driver=file",
          "ephemeral_volatile=False",
          "name=varlibqubes",
          "revisions_to_keep=1",
          "size=270553174016",
          "usage=27398443008");
  private static final List<String> KERNELS =
      List.of(
          "dir_path=/var/lib/qubes/vm-kernels",
          "driver=linux-kernel",
          "name=linux-kernel",
          "included_in=varlibqubes");
  private final World world;

  PoolMethods(World world) {
    this.world = world;
  }

  Map<String, Method> methods() {
    var methods = new LinkedHashMap<String, Method>();
    var room = "admin.pool.";
    methods.put(room + "List", Method.system(_ -> Lines.of(POOLS)));
    methods.put(room + "Info", Method.system(PoolMethods::info).withArgument());
    methods.put(room + "ListDrivers", Method.system(_ -> Lines.of(DRIVERS)));
    methods.put(room + "volume.List", Method.system(this::volumes).withArgument());
    return methods;
  }

  private static String info(Request request) {
    return switch (request.argument()) {
      case "varlibqubes" -> Lines.of(FILES);
      case "linux-kernel" -> Lines.of(KERNELS);
      default -> throw new Refused("no such pool");
    };
  }

  private String volumes(Request request) {
    var kernels = request.argument().equals("linux-kernel");
    if (!POOLS.contains(request.argument())) {
      throw new Refused("no such pool");
    }
    return Lines.of(
        world.qubes().stream()
            .flatMap(q -> q.volumes().entrySet().stream())
            .filter(v -> v.getKey().equals("kernel") == kernels)
            .map(v -> v.getValue().vid())
            .distinct()
            .sorted()
            .toList());
  }
}
