package org.torvm.demo.method;

import java.util.LinkedHashMap;
import java.util.Map;
import org.torvm.demo.model.DemoQube;
import org.torvm.demo.model.World;
import org.torvm.demo.part.Refused;

/** Notes on qubes (R4.3). */
final class NoteMethods {
  private final World world;

  NoteMethods(World world) {
    this.world = world;
  }

  Map<String, Method> methods() {
    var methods = new LinkedHashMap<String, Method>();
    if (!world.isOld()) {
      methods.put("admin.vm.notes.Get", Method.qube(r -> guest(r).notes()));
      methods.put("admin.vm.notes.Set", Method.qube(NoteMethods::set).withPayload().asChange());
    }
    return methods;
  }

  private static DemoQube guest(Request request) {
    if (request.isGlobal()) {
      throw new Refused("dom0 has no notes");
    }
    return request.target();
  }

  private static String set(Request request) {
    guest(request).notes(request.payload());
    return "";
  }
}
