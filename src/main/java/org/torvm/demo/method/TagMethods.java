package org.torvm.demo.method;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.torvm.demo.model.World;
import org.torvm.demo.part.ApiError;
import org.torvm.demo.part.Refused;

/** Tags of qubes. */
final class TagMethods {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]*");
  private final World world;

  TagMethods(World world) {
    this.world = world;
  }

  Map<String, Method> methods() {
    var methods = new LinkedHashMap<String, Method>();
    var room = "admin.vm.tag.";
    methods.put(room + "List", Method.qube(r -> Lines.of(r.target().tags())));
    methods.put(
        room + "Get",
        Method.qube(r -> r.target().tags().contains(r.argument()) ? "1" : "0").withArgument());
    methods.put(room + "Set", Method.qube(this::set).withArgument().asChange());
    methods.put(room + "Remove", Method.qube(this::remove).withArgument().asChange());
    return methods;
  }

  private static String allowed(Request request) {
    var tag = request.argument();
    boolean stranger = !request.source().name().equals("dom0");
    if (!FORM.matcher(tag).matches() || (stranger && tag.startsWith("created-by-"))) {
      throw new Refused("a tag that the caller may not use");
    }
    return tag;
  }

  private String set(Request request) {
    var tag = allowed(request);
    if (request.target().tags().add(tag)) {
      world.events().emit(request.target(), "domain-tag-add:" + tag, "tag", tag);
    }
    return "";
  }

  private String remove(Request request) {
    var tag = allowed(request);
    if (!request.target().tags().remove(tag)) {
      throw new ApiError(
          "QubesTagNotFoundError",
          "Tag not set for domain " + request.target().name() + ": " + tag);
    }
    world.events().emit(request.target(), "domain-tag-delete:" + tag, "tag", tag);
    return "";
  }
}
