package org.torvm.demo.change;

import java.util.Optional;
import java.util.Set;
import org.torvm.demo.model.DemoQube;
import org.torvm.demo.model.World;
import org.torvm.demo.part.ApiError;
import org.torvm.demo.part.Labels;
import org.torvm.demo.part.Names;
import org.torvm.demo.part.Refused;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeClass;

/**
 * Makes qubes and disposables. A disposable copies from its disposable template every property that
 * was set there, its tags, features and firewall rules. Source: the Admin API page, sections 3 and
 * 4.1, and the order of events in section 5.
 */
public final class Creation {
  private static final Set<String> OWN =
      Set.of(
          "name",
          "uuid",
          "qid",
          "dispid",
          "template",
          "template_for_dispvms",
          "label",
          "installed_by_rpm",
          "auto_cleanup",
          "is_preload",
          "backup_timestamp");
  private final World world;
  private final Power power;

  /** What is made in that world. */
  public Creation(World world, Power power) {
    this.world = world;
    this.power = power;
  }

  /** What a caller wants. */
  public record Wish(QubeClass klass, String name, String label, String template, String creator) {}

  /** Makes a qube, with the checks of qubesd in their order. */
  public DemoQube create(Wish wish) {
    var template = template(wish);
    if (!Labels.isName(wish.label())) {
      throw new Refused("not the name of a label");
    }
    if (world.labels().byName(wish.label()).isEmpty()) {
      throw new ApiError("QubesLabelNotFoundError", "Label does not exist: " + wish.label());
    }
    Names.check(wish.name(), world.release());
    if (world.find(wish.name()).isPresent()) {
      throw ApiError.value("VM " + wish.name() + " already exists");
    }
    template.ifPresent(t -> checkTemplate(wish.klass(), t));
    var qube = bare(wish.name(), wish.klass(), wish.label());
    template.ifPresent(t -> qube.preset("template", t.name()));
    if (wish.klass() == QubeClass.DISPOSABLE) {
      qube.preset("dispid", Integer.toString(world.numbers().dispid()));
      template.ifPresent(t -> inherit(qube, t));
    }
    world.put(qube);
    world.events().emitAbout(qube, "domain-add");
    tagCreated(qube, wish.creator());
    world.events().emit(qube, "domain-create-on-disk");
    return qube;
  }

  private Optional<DemoQube> template(Wish wish) {
    boolean based = wish.klass() == QubeClass.APP || wish.klass() == QubeClass.DISPOSABLE;
    if (!based && !wish.template().isEmpty()) {
      throw ApiError.value(wish.klass().wireName() + " cannot be based on template");
    }
    if (!based) {
      return Optional.empty();
    }
    var fallback = wish.klass() == QubeClass.APP ? "default_template" : "default_dispvm";
    var name = wish.template().isEmpty() ? world.global(fallback) : wish.template();
    return Optional.of(world.qube(name));
  }

  private void checkTemplate(QubeClass klass, DemoQube template) {
    if (klass == QubeClass.APP && template.klass() != QubeClass.TEMPLATE) {
      throw ApiError.propertyValue(
          "wrong VM class: domains[%s] is of type %s and not TemplateVM"
              .formatted(Dump.of(world, template), template.klass().wireName()));
    }
    if (klass == QubeClass.DISPOSABLE && !isDisposableTemplate(template)) {
      throw ApiError.value(
          "template for %s (%s) needs to be an AppVM with template_for_dispvms=True"
              .formatted(world.isOld() ? "DispVM" : "disposable", template.name()));
    }
  }

  private boolean isDisposableTemplate(DemoQube qube) {
    return qube.klass() == QubeClass.APP
        && world.value(qube, "template_for_dispvms").equals("True");
  }

  /**
   * Makes a disposable that is removed when it shuts down; it is not started. A preloaded one is
   * handed out when there is one (R4.3).
   */
  public DemoQube disposable(Optional<DemoQube> template, String creator) {
    var origin =
        template.filter(this::isDisposableTemplate).orElseThrow(this::noDisposableTemplate);
    var waiting =
        world.qubes().stream()
            .filter(q -> world.value(q, "is_preload").equals("True"))
            .filter(q -> q.explicit("template").filter(origin.name()::equals).isPresent())
            .findFirst();
    return waiting.map(this::handOut).orElseGet(() -> fresh(origin, creator));
  }

  /** Makes a disposable ahead of time: started, paused, internal (R4.3). */
  public DemoQube preload(Optional<DemoQube> template, String creator) {
    var origin =
        template.filter(this::isDisposableTemplate).orElseThrow(this::noDisposableTemplate);
    var qube = fresh(origin, creator);
    qube.preset("is_preload", "True");
    new Features(world).set(qube, "internal", "1");
    power.start(qube);
    power.pause(qube);
    return qube;
  }

  private ApiError noDisposableTemplate() {
    return new ApiError(
        "QubesException",
        world.isOld()
            ? "Refusing to create DispVM out of this AppVM, because template_for_dispvms=False"
            : "Refusing to create disposable out of app qube which has"
                + " template_for_dispvms=False");
  }

  private DemoQube handOut(DemoQube waiting) {
    new PropertyChanges(world)
        .set(waiting, new PropertyChanges(world).of(waiting, "is_preload"), "False");
    new Features(world).remove(waiting, "internal");
    if (waiting.state() == PowerState.PAUSED) {
      power.unpause(waiting);
    }
    return waiting;
  }

  private DemoQube fresh(DemoQube origin, String creator) {
    int dispid = world.numbers().dispid();
    var qube = bare("disp" + dispid, QubeClass.DISPOSABLE, world.value(origin, "label"));
    qube.preset("dispid", Integer.toString(dispid));
    qube.preset("template", origin.name());
    inherit(qube, origin);
    qube.preset("auto_cleanup", "True");
    world.put(qube);
    world.events().emitAbout(qube, "domain-add");
    tagCreated(qube, creator);
    world.events().emit(qube, "domain-create-on-disk");
    tag(qube, "disp-created-by-" + creator);
    return qube;
  }

  private DemoQube bare(String name, QubeClass klass, String label) {
    var qube = new DemoQube(name, klass, world.numbers().uuid());
    qube.preset("name", name);
    qube.preset("uuid", qube.uuid());
    qube.preset("qid", Integer.toString(world.numbers().qid()));
    qube.preset("label", label);
    qube.tags().add("guivm-" + world.global("default_guivm"));
    qube.tags().add("audiovm-" + world.global("default_audiovm"));
    return qube;
  }

  private void inherit(DemoQube qube, DemoQube origin) {
    origin
        .explicitProperties()
        .forEach((name, value) -> {
          if (!OWN.contains(name) && world.property(qube, name).isPresent()) {
            qube.preset(name, value);
          }
        });
    qube.tags().addAll(origin.tags());
    origin
        .features()
        .forEach((key, value) -> {
          if (world.isOld() || !key.startsWith("preload-dispvm")) {
            qube.features().put(key, value);
          }
        });
    qube.firewall(origin.firewall());
  }

  private void tagCreated(DemoQube qube, String creator) {
    tag(qube, "created-by-" + creator);
    var more =
        world
            .find(creator)
            .map(c -> c.features().getOrDefault("tag-created-vm-with", ""))
            .orElse("");
    for (String word : more.split(" ", -1)) {
      if (!word.isEmpty()) {
        tag(qube, word);
      }
    }
  }

  private void tag(DemoQube qube, String tag) {
    if (qube.tags().add(tag)) {
      world.events().emit(qube, "domain-tag-add:" + tag, "tag", tag);
    }
  }
}
