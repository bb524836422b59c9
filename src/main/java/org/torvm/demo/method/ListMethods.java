package org.torvm.demo.method;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.torvm.demo.model.DemoQube;
import org.torvm.demo.model.World;

/** What there is: qubes, classes. */
final class ListMethods {
  private static final List<String> CLASSES =
      List.of("AppVM", "TemplateVM", "StandaloneVM", "AdminVM", "DispVM");
  private final World world;

  ListMethods(World world) {
    this.world = world;
  }

  Map<String, Method> methods() {
    var methods = new LinkedHashMap<String, Method>();
    methods.put("admin.vm.List", Method.qube(this::qubes));
    methods.put("admin.vmclass.List", Method.system(_ -> classes()));
    methods.put("admin.deviceclass.List", Method.system(_ -> Lines.of(DeviceMethods.CLASSES)));
    return methods;
  }

  private String qubes(Request request) {
    var lines = new StringBuilder();
    for (DemoQube qube : request.isGlobal() ? world.qubes() : List.of(request.target())) {
      if (world.isVisible(request.source().name(), qube)) {
        lines.append(line(qube)).append('\n');
      }
    }
    return lines.toString();
  }

  private String line(DemoQube qube) {
    var line =
        "%s class=%s state=%s"
            .formatted(qube.name(), qube.klass().wireName(), qube.state().wireName());
    return world.isOld() ? line : line + " uuid=" + qube.uuid();
  }

  private String classes() {
    return Lines.of(CLASSES) + (world.isOld() ? "" : "RemoteVM\n");
  }
}
