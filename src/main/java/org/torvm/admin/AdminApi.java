package org.torvm.admin;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.torvm.admin.value.CurrentState;
import org.torvm.admin.value.Lines;
import org.torvm.admin.value.MalformedValue;
import org.torvm.admin.value.Property;
import org.torvm.admin.value.QubeEntry;
import org.torvm.admin.value.ShutDown;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;

/**
 * The Admin API, one typed method a call. Every method blocks until the answer is there, at most
 * for its deadline, and may be called on any thread but the FX thread.
 *
 * <p>Every method throws {@link AdminException} in one of its forms. A method that changes
 * something and throws {@link AdminException.OutcomeUnknown} may or may not have changed it: read
 * before going on. Thrown in any other form, nothing was changed.
 *
 * <p>Source: {@code qubes/api/admin.py} in qubes-core-admin, releases 4.2 and 4.3.
 */
public final class AdminApi {
  private final Calls calls;
  private final VolumeCalls volumes;
  private final DeviceCalls devices;
  private final LabelCalls labels;
  private final FirewallCalls firewall;
  private final CreationCalls creation;

  /** Over that transport, with those deadlines. */
  public AdminApi(Transport transport, Deadlines deadlines) {
    calls = new Calls(transport, deadlines);
    volumes = new VolumeCalls(calls);
    devices = new DeviceCalls(calls);
    labels = new LabelCalls(calls);
    firewall = new FirewallCalls(calls);
    creation = new CreationCalls(calls);
  }

  /** Calls about volumes. */
  public VolumeCalls volumes() {
    return volumes;
  }

  /** Calls about devices. */
  public DeviceCalls devices() {
    return devices;
  }

  /** Calls about labels. */
  public LabelCalls labels() {
    return labels;
  }

  /** Calls about firewall rules. */
  public FirewallCalls firewall() {
    return firewall;
  }

  /** Calls that make and remove qubes. */
  public CreationCalls creation() {
    return creation;
  }

  /** The deadlines in use. */
  public Deadlines deadlines() {
    return calls.deadlines();
  }

  /** Every qube that may be seen, dom0 first, then by name. */
  public List<QubeEntry> list() throws AdminException {
    return calls.read("admin.vm.List", "", QubeName.DOM0, QubeEntry::parseAll);
  }

  /** That one qube as {@link #list} shows it. */
  public QubeEntry entry(QubeName qube) throws AdminException {
    return calls.read("admin.vm.List", "", qube, reply -> only(qube, QubeEntry.parseAll(reply)));
  }

  /** Its power state, memory and processor time. */
  public CurrentState currentState(QubeName qube) throws AdminException {
    return calls.read("admin.vm.CurrentState", "", qube, CurrentState::parse);
  }

  /**
   * What qrexec is told about all qubes, as JSON text. Only on qubesd's internal socket in dom0
   * ({@link QubesdSocket#INTERNAL_IN_DOM0}).
   */
  public String systemInfo() throws AdminException {
    return calls.read("internal.GetSystemInfo", "", QubeName.DOM0, json -> json);
  }

  /** Opens the stream of events about everything that may be seen. */
  public Events listen() throws AdminException {
    return calls.listen();
  }

  // ---- properties of a qube

  /** The names of its properties. */
  public List<String> propertyNames(QubeName qube) throws AdminException {
    return calls.read("admin.vm.property.List", "", qube, Lines::words);
  }

  /** All its properties in one call; refused to management qubes unless policy was changed. */
  public List<Property> properties(QubeName qube) throws AdminException {
    return calls.read("admin.vm.property.GetAll", "", qube, Property::parseAll);
  }

  /** One property; {@code QubesNoSuchPropertyError} when its class does not have it. */
  public Property property(QubeName qube, String name) throws AdminException {
    return calls.read("admin.vm.property.Get", name, qube, r -> Property.parse(name, r));
  }

  /** What the property would be if nobody set it; empty when it has no default. */
  public Optional<Property> propertyDefault(QubeName qube, String name) throws AdminException {
    return calls.read(
        "admin.vm.property.GetDefault", name, qube, r -> Property.parseDefault(name, r));
  }

  /** Sets a property that names a qube, explicitly, to that qube or to none. */
  public void setReference(QubeName qube, QubeReference reference, Optional<QubeName> value)
      throws AdminException {
    calls.change("admin.vm.property.Set", reference.property(), qube, named(value));
  }

  /** Makes a property that names a qube follow its default again. */
  public void resetReference(QubeName qube, QubeReference reference) throws AdminException {
    calls.change("admin.vm.property.Reset", reference.property(), qube, Bytes.NONE);
  }

  /** Sets a yes-or-no property, explicitly. */
  public void setFlag(QubeName qube, QubeFlag flag, boolean value) throws AdminException {
    var payload = Bytes.of(value ? "True" : "False");
    calls.change("admin.vm.property.Set", flag.property(), qube, payload);
  }

  /** Makes a yes-or-no property follow its default again. */
  public void resetFlag(QubeName qube, QubeFlag flag) throws AdminException {
    calls.change("admin.vm.property.Reset", flag.property(), qube, Bytes.NONE);
  }

  /** Gives the qube another label, by its name. */
  public void setLabel(QubeName qube, String label) throws AdminException {
    calls.change("admin.vm.property.Set", "label", qube, Bytes.of(label));
  }

  // ---- properties of the whole system

  /** The names of the system's properties. */
  public List<String> globalNames() throws AdminException {
    return calls.read("admin.property.List", "", QubeName.DOM0, Lines::words);
  }

  /** All the system's properties in one call. */
  public List<Property> globals() throws AdminException {
    return calls.read("admin.property.GetAll", "", QubeName.DOM0, Property::parseAll);
  }

  /** One of the system's properties. */
  public Property global(String name) throws AdminException {
    return calls.read("admin.property.Get", name, QubeName.DOM0, r -> Property.parse(name, r));
  }

  /** What the system's property would be if nobody set it; empty when it has no default. */
  public Optional<Property> globalDefault(String name) throws AdminException {
    return calls.read(
        "admin.property.GetDefault", name, QubeName.DOM0, r -> Property.parseDefault(name, r));
  }

  /**
   * Sets a property of the whole system. qubesd does not check that a default net qube provides
   * network: whoever calls this does.
   */
  public void setGlobal(GlobalReference reference, Optional<QubeName> value) throws AdminException {
    calls.change("admin.property.Set", reference.property(), QubeName.DOM0, named(value));
  }

  /** Makes a property of the whole system follow its default again. */
  public void resetGlobal(GlobalReference reference) throws AdminException {
    calls.change("admin.property.Reset", reference.property(), QubeName.DOM0, Bytes.NONE);
  }

  // ---- features and tags

  /** The keys of its own features. */
  public List<String> featureKeys(QubeName qube) throws AdminException {
    return calls.read("admin.vm.feature.List", "", qube, Lines::words);
  }

  /**
   * Its own feature, unchecked text; empty means switched off, {@code QubesFeatureNotFoundError}
   * not set.
   */
  public String feature(QubeName qube, String key) throws AdminException {
    return calls.read("admin.vm.feature.Get", key, qube, value -> value);
  }

  /** The feature of the qube or else of its template, unchecked text. */
  public String featureWithTemplate(QubeName qube, String key) throws AdminException {
    return calls.read("admin.vm.feature.CheckWithTemplate", key, qube, value -> value);
  }

  /** Sets its own feature; the empty value switches it off. */
  public void setFeature(QubeName qube, String key, String value) throws AdminException {
    calls.change("admin.vm.feature.Set", key, qube, Bytes.of(value));
  }

  /** Removes its own feature; {@code QubesFeatureNotFoundError} when it is not set. */
  public void removeFeature(QubeName qube, String key) throws AdminException {
    calls.change("admin.vm.feature.Remove", key, qube, Bytes.NONE);
  }

  /** All its tags; an empty tag, which qubesd allows, is left out. */
  public SortedSet<String> tags(QubeName qube) throws AdminException {
    return calls.read("admin.vm.tag.List", "", qube, reply -> new TreeSet<>(Lines.words(reply)));
  }

  /** Whether it has that tag. */
  public boolean hasTag(QubeName qube, String tag) throws AdminException {
    return calls.read(
        "admin.vm.tag.Get",
        tag,
        qube,
        reply ->
            switch (reply) {
              case "1" -> true;
              case "0" -> false;
              default -> throw new MalformedValue("1 or 0");
            });
  }

  /** Adds a tag; one that is there already stays. */
  public void addTag(QubeName qube, String tag) throws AdminException {
    calls.change("admin.vm.tag.Set", tag, qube, Bytes.NONE);
  }

  /** Removes a tag; {@code QubesTagNotFoundError} when it is not there. */
  public void removeTag(QubeName qube, String tag) throws AdminException {
    calls.change("admin.vm.tag.Remove", tag, qube, Bytes.NONE);
  }

  // ---- power

  /**
   * Starts the qube, and first every net qube on its way that is off; returns when it is up.
   * Nothing happens, and that is success, when it is not {@code HALTED}, paused for one.
   */
  public void start(QubeName qube) throws AdminException {
    calls.change("admin.vm.Start", "", qube, Bytes.NONE, calls.deadlines().start());
  }

  /** Asks it to shut down; {@code QubesVMNotStartedError} when it is off. */
  public void shutDown(QubeName qube, ShutDown mode) throws AdminException {
    var deadline = mode.waits() ? calls.deadlines().shutDown() : calls.deadlines().change();
    calls.change("admin.vm.Shutdown", mode.argument(), qube, Bytes.NONE, deadline);
  }

  /** Ends it at once, even under qubes that use it as their net qube. */
  public void kill(QubeName qube) throws AdminException {
    calls.change("admin.vm.Kill", "", qube, Bytes.NONE);
  }

  /** Stops it from executing. */
  public void pause(QubeName qube) throws AdminException {
    calls.change("admin.vm.Pause", "", qube, Bytes.NONE);
  }

  /** Lets it execute again. */
  public void unpause(QubeName qube) throws AdminException {
    calls.change("admin.vm.Unpause", "", qube, Bytes.NONE);
  }

  private static Bytes named(Optional<QubeName> qube) {
    return qube.map(name -> Bytes.of(name.value())).orElse(Bytes.NONE);
  }

  private static QubeEntry only(QubeName qube, List<QubeEntry> entries) throws MalformedValue {
    return entries.stream()
        .filter(entry -> entry.name().equals(qube))
        .findFirst()
        .orElseThrow(() -> new MalformedValue("the qube that was asked for"));
  }
}
