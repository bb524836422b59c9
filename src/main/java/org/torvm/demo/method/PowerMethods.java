package org.torvm.demo.method;

import java.util.LinkedHashMap;
import java.util.Map;
import org.torvm.demo.change.Power;
import org.torvm.demo.model.DemoQube;
import org.torvm.demo.model.World;
import org.torvm.demo.part.ApiError;
import org.torvm.demo.part.Refused;

/** Power of qubes. */
final class PowerMethods {
  private static final long KIB_PER_MIB = 1024;
  private final World world;
  private final Power power;

  PowerMethods(World world, Power power) {
    this.world = world;
    this.power = power;
  }

  private interface Switch {
    void turn(DemoQube qube);
  }

  Map<String, Method> methods() {
    var methods = new LinkedHashMap<String, Method>();
    methods.put("admin.vm.Start", change(power::start));
    methods.put("admin.vm.Kill", change(power::kill));
    methods.put("admin.vm.Pause", change(power::pause));
    methods.put("admin.vm.Unpause", change(power::unpause));
    if (!world.isOld()) {
      methods.put("admin.vm.Suspend", change(power::suspend));
      methods.put("admin.vm.Resume", change(power::resume));
    }
    methods.put("admin.vm.Shutdown", Method.qube(this::shutdown).withArgument().asChange());
    methods.put("admin.vm.CurrentState", Method.qube(this::state));
    methods.put("admin.vm.Console", Method.qube(PowerMethods::console));
    return methods;
  }

  private static Method change(Switch power) {
    return Method.qube(
            r -> {
              power.turn(r.target());
              return "";
            })
        .asChange();
  }

  private String shutdown(Request request) {
    boolean force = request.argument().equals("force") || request.argument().equals("force+wait");
    boolean wait = request.argument().equals("wait") || request.argument().equals("force+wait");
    if (!request.argument().isEmpty() && !force && !wait) {
      throw new Refused("a shutdown argument that does not exist");
    }
    power.shutdown(request.target(), force, wait);
    return "";
  }

  private String state(Request request) {
    var qube = request.target();
    boolean on = !qube.isHalted();
    long memory =
        request.isGlobal()
            ? Processor.DOM0_MEMORY_KIB
            : Long.parseLong(world.value(qube, "maxmem")) * KIB_PER_MIB;
    return "mem=%d mem_static_max=%d cputime=%d power_state=%s"
        .formatted(
            on ? memory : 0,
            on ? memory : 0,
            on ? Processor.time(world, qube).toNanos() : 0,
            qube.state().wireName());
  }

  private static String console(Request request) {
    if (!request.target().isRunning()) {
      throw request.isGlobal()
          ? new Refused("no console")
          : ApiError.notRunning(request.target().name());
    }
    return "/dev/pts/" + request.target().xid();
  }
}
