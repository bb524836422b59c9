package org.torvm.demo.method;

import java.util.LinkedHashMap;
import java.util.Map;
import org.torvm.demo.model.DemoQube;
import org.torvm.demo.model.World;
import org.torvm.demo.part.FirewallRule;
import org.torvm.demo.part.Refused;

/** Firewall rules of qubes. */
final class FirewallMethods {
  private final World world;

  FirewallMethods(World world) {
    this.world = world;
  }

  Map<String, Method> methods() {
    var methods = new LinkedHashMap<String, Method>();
    var room = "admin.vm.firewall.";
    methods.put(room + "Get", Method.qube(this::get));
    methods.put(room + "Set", Method.qube(this::set).withPayload().asChange());
    methods.put(room + "Reload", Method.qube(this::reload).asChange());
    return methods;
  }

  private static DemoQube guest(Request request) {
    if (request.isGlobal()) {
      throw new Refused("dom0 has no firewall");
    }
    return request.target();
  }

  private String get(Request request) {
    var now = world.time().instant();
    return Lines.of(guest(request).firewall().stream().filter(r -> !r.isExpired(now)).toList());
  }

  private String set(Request request) {
    var qube = guest(request);
    qube.firewall(FirewallRule.parseAll(request.payload()));
    world.events().emit(qube, "firewall-changed");
    return "";
  }

  private String reload(Request request) {
    world.events().emit(guest(request), "firewall-changed");
    return "";
  }
}
