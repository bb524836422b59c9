package org.torvm.demo.method;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.torvm.admin.Call;
import org.torvm.demo.change.GlobalChanges;
import org.torvm.demo.change.Power;
import org.torvm.demo.change.PropertyChanges;
import org.torvm.demo.model.DemoQube;
import org.torvm.demo.model.World;
import org.torvm.demo.part.ApiError;
import org.torvm.demo.part.Refused;

/**
 * Every method that answers once, by name. Source: the Admin API page, section 3; which release has
 * which is section 10.
 */
public final class Methods {
  private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f-]{36}");
  private static final String UUID = "uuid:";
  private final World world;
  private final Map<String, Method> methods = new HashMap<>();

  /** The methods of that world's release. */
  public Methods(World world) {
    this.world = world;
    var changes = new PropertyChanges(world);
    var power = new Power(world, changes);
    methods.putAll(new ListMethods(world).methods());
    methods.putAll(new PropertyMethods(world, changes).methods());
    methods.putAll(new GlobalPropertyMethods(world, new GlobalChanges(world, changes)).methods());
    methods.putAll(new FeatureMethods(world).methods());
    methods.putAll(new TagMethods(world).methods());
    methods.putAll(new LabelMethods(world).methods());
    methods.putAll(new PowerMethods(world, power).methods());
    methods.putAll(new CreationMethods(world, power).methods());
    methods.putAll(new FirewallMethods(world).methods());
    methods.putAll(new VolumeMethods(world).methods());
    methods.putAll(new PoolMethods(world).methods());
    methods.putAll(new DeviceMethods(world).methods());
    methods.putAll(new NoteMethods(world).methods());
  }

  /**
   * The value of the success reply; may take as long as a start does.
   *
   * @throws ApiError when the answer is an error packet
   * @throws Refused when there is no answer
   */
  public String answer(Call call) {
    return world.locked(() -> {
      var method = methods.get(call.method());
      var request = request(call);
      if (method == null) {
        throw new Refused("an unknown method");
      }
      return method.answer(request);
    });
  }

  /** Whether that call changes something. */
  public boolean isChange(Call call) {
    return Optional.ofNullable(methods.get(call.method())).filter(Method::changes).isPresent();
  }

  /** The call with its source and destination found. */
  Request request(Call call) {
    return new Request(call, world.qube(call.source()), destination(call.destination()));
  }

  private DemoQube destination(String name) {
    if (name.startsWith(UUID) && !world.isOld()) {
      var uuid = name.substring(UUID.length());
      if (!UUID_FORM.matcher(uuid).matches()) {
        throw new ApiError("QubesVMInvalidUUIDError", "VM UUID is not valid: '" + uuid + "'");
      }
      return world.qubes().stream()
          .filter(q -> q.uuid().equals(uuid))
          .findFirst()
          .orElseThrow(() -> ApiError.notFound(name));
    }
    if (!world.isOld()) {
      world.checkName(name);
    }
    return world.qube(name);
  }
}
