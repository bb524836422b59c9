package org.torvm.demo.method;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.torvm.demo.change.Features;
import org.torvm.demo.model.DemoQube;
import org.torvm.demo.model.World;

/** Features of qubes. */
final class FeatureMethods {
  private final World world;
  private final Features features;

  FeatureMethods(World world) {
    this.world = world;
    this.features = new Features(world);
  }

  Map<String, Method> methods() {
    var methods = new LinkedHashMap<String, Method>();
    var room = "admin.vm.feature.";
    methods.put(room + "List", Method.qube(r -> Lines.of(r.target().features().keySet())));
    methods.put(room + "Get", found(r -> own(r.target(), r.argument())));
    methods.put(room + "CheckWithTemplate", found(r -> world.feature(r.target(), r.argument())));
    methods.put(room + "CheckWithNetvm", found(this::withNetQube));
    methods.put(
        room + "CheckWithAdminVM",
        found(r -> own(r.target(), r.argument()).or(() -> own(world.dom0(), r.argument()))));
    methods.put(
        room + "CheckWithTemplateAndAdminVM",
        found(r ->
            world.feature(r.target(), r.argument()).or(() -> own(world.dom0(), r.argument()))));
    methods.put(room + "Set", Method.qube(this::set).withArgument().withPayload().asChange());
    methods.put(room + "Remove", Method.qube(this::remove).withArgument().asChange());
    return methods;
  }

  private interface Lookup {
    Optional<String> value(Request request);
  }

  private static Method found(Lookup lookup) {
    return Method.qube(
            r -> lookup.value(r).orElseThrow(() -> Features.notSet(r.target(), r.argument())))
        .withArgument();
  }

  private static Optional<String> own(DemoQube qube, String key) {
    return Optional.ofNullable(qube.features().get(key));
  }

  private Optional<String> withNetQube(Request request) {
    for (var next = Optional.of(request.target());
        next.isPresent();
        next = next.flatMap(world::netQube)) {
      var value = own(next.get(), request.argument());
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }

  private String set(Request request) {
    features.check(request.argument(), request.payload());
    features.set(request.target(), request.argument(), request.payload());
    return "";
  }

  private String remove(Request request) {
    features.remove(request.target(), request.argument());
    return "";
  }
}
