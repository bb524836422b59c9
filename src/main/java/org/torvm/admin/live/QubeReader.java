package org.torvm.admin.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.torvm.admin.AdminApi;
import org.torvm.admin.AdminException;
import org.torvm.admin.Bytes;
import org.torvm.admin.Call;
import org.torvm.admin.value.Property;
import org.torvm.admin.value.QubeEntry;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.Known;
import org.torvm.qubes.Label;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.Setting;
import org.torvm.qubes.WatchedFeatures;
import org.torvm.text.Visible;

/**
 * Reads qubes as they are now. What policy refuses is unknown in the result, never absent or false.
 * For all threads; every method blocks.
 */
public final class QubeReader {
  private static final int LONGEST_FEATURE = 500;

  private final AdminApi api;
  private final LabelColours labels;

  /** Reads through that interface. */
  public QubeReader(AdminApi api) {
    this.api = api;
    this.labels = new LabelColours(api);
  }

  /**
   * Everything about that qube that a snapshot holds. Its parts are read one after another, so a
   * change that happens meanwhile may be in some of them only.
   *
   * @throws AdminException when there is no such qube, policy hides it, or an answer did not come
   *     or makes no sense
   */
  public Qube read(QubeName name) throws AdminException {
    var entry = api.entry(name);
    if (entry.klass().isEmpty()) {
      throw new AdminException.Garbled(Call.of("admin.vm.List", "", name.value(), Bytes.NONE));
    }
    var qube = Qube.unread(name, entry.klass().get()).withState(entry.state());
    return withFeatures(withTags(withProperties(qube)));
  }

  /** Every qube that may be seen. */
  List<QubeEntry> list() throws AdminException {
    return api.list();
  }

  /** Its line in the list of qubes; nothing when it is not there. */
  Optional<QubeEntry> entry(QubeName name) throws AdminException {
    // Asked about dom0, qubesd lists every qube.
    return name.equals(QubeName.DOM0)
        ? api.list().stream().filter(entry -> entry.name().equals(name)).findFirst()
        : Optional.of(api.entry(name));
  }

  /** The qube with its properties as they are now. */
  Qube withProperties(Qube qube) throws AdminException {
    var values = propertiesOf(qube.name());
    var label = values.label().isPresent() ? labels.of(values.label().get()) : Label.UNKNOWN;
    return new Qube(
        qube.name(),
        qube.klass(),
        qube.state(),
        label,
        values.references(),
        values.flags(),
        qube.tags(),
        qube.features(),
        values.ip(),
        values.startedAt());
  }

  /** The qube with its tags as they are now. */
  Qube withTags(Qube qube) throws AdminException {
    try {
      return qube.withTags(Known.of(api.tags(qube.name())));
    } catch (AdminException e) {
      requireExistence(e);
      return qube.withTags(Known.unknown());
    }
  }

  /**
   * The qube with its watched features as they are now. They are unknown together: when one of them
   * may not be read, or when the qube has more services than are read of any.
   */
  Qube withFeatures(Qube qube) throws AdminException {
    try {
      var features = new TreeMap<String, String>();
      var keys = api.featureKeys(qube.name()).stream().filter(WatchedFeatures::contains).toList();
      long services = keys.stream().filter(k -> WatchedFeatures.service(k).isPresent()).count();
      if (services > WatchedFeatures.MOST_SERVICES) {
        return qube.withFeatures(Known.unknown());
      }
      for (String key : keys) {
        feature(qube.name(), key).ifPresent(value -> features.put(key, value));
      }
      return qube.withFeatures(Known.of((SortedMap<String, String>) features));
    } catch (AdminException e) {
      requireExistence(e);
      return qube.withFeatures(Known.unknown());
    }
  }

  /** The properties of the whole system as they are now. */
  Map<GlobalReference, Setting<Optional<QubeName>>> globals() throws AdminException {
    try {
      return PropertyValues.all(api.globals()).globals();
    } catch (AdminException e) {
      requireRefusal(e);
      var names = List.of(GlobalReference.values()).stream().map(GlobalReference::property);
      return oneByOne(names.toList(), api::global).globals();
    }
  }

  /** Custom labels may have changed their colour. */
  void forgetLabels() {
    labels.forget();
  }

  private PropertyValues propertiesOf(QubeName name) throws AdminException {
    try {
      return PropertyValues.all(api.properties(name));
    } catch (AdminException e) {
      requireExistence(e);
      return oneByOne(PropertyValues.OF_QUBE, property -> api.property(name, property));
    }
  }

  private interface Getter {
    Property get(String property) throws AdminException;
  }

  private static PropertyValues oneByOne(List<String> names, Getter getter) throws AdminException {
    var read = new HashMap<String, Property>();
    var refused = new HashSet<String>();
    for (String name : names) {
      try {
        read.put(name, getter.get(name));
      } catch (AdminException e) {
        requireExistence(e);
        if (!e.isRefusalOfType("QubesNoSuchPropertyError")) {
          refused.add(name);
        }
      }
    }
    return new PropertyValues(read, refused);
  }

  // A feature can be removed between the list and this call.
  private Optional<String> feature(QubeName qube, String key) throws AdminException {
    try {
      return Optional.of(Visible.of(api.feature(qube, key), LONGEST_FEATURE));
    } catch (AdminException e) {
      if (e.isRefusalOfType("QubesFeatureNotFoundError")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static void requireExistence(AdminException e) throws AdminException {
    if (e.saysNoSuchQube()) {
      throw e;
    }
    requireRefusal(e);
  }

  private static void requireRefusal(AdminException e) throws AdminException {
    if (!e.isRefusal()) {
      throw e;
    }
  }
}
