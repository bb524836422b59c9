package org.torvm.demo.change;

import java.util.regex.Pattern;
import org.torvm.demo.model.DemoQube;
import org.torvm.demo.model.World;
import org.torvm.demo.part.ApiError;
import org.torvm.demo.part.Refused;

/** Sets and removes features with their events. Source: the Admin API page, sections 2 and 5. */
public final class Features {
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.-]+");
  private static final int LONGEST_SERVICE = 48;
  private final World world;

  /** The features of the qubes of that world. */
  public Features(World world) {
    this.world = world;
  }

  /**
   * Checks what a caller wants to set.
   *
   * @throws ApiError when key or value are not allowed (R4.3 checks both)
   * @throws Refused when it is not ASCII, or the daemon's own bookkeeping
   */
  public void check(String key, String value) {
    if (!value.chars().allMatch(c -> c < 0x80)) {
      throw new Refused("a feature value that is not ASCII");
    }
    if (!world.isOld() && isBookkeeping(key)) {
      throw new Refused("a feature that only the daemon sets");
    }
    if (key.startsWith("service.") && key.length() - "service.".length() > LONGEST_SERVICE) {
      throw ApiError.value("Service name must not exceed 48 bytes");
    }
    if (!world.isOld() && !KEY.matcher(key).matches()) {
      throw ApiError.value("Feature name contains illegal characters");
    }
    if (!world.isOld() && !value.chars().allMatch(c -> c >= 0x20 && c <= 0x7e)) {
      throw ApiError.value(key + " value contains illegal characters");
    }
  }

  private static boolean isBookkeeping(String key) {
    return key.equals("preload-dispvm")
        || key.equals("preload-dispvm-completed")
        || key.equals("preload-dispvm-in-progress");
  }

  /** Sets a feature. */
  public void set(DemoQube qube, String key, String value) {
    var old = qube.features().get(key);
    String[] keys =
        old == null
            ? new String[] {"feature", key, "value", value}
            : new String[] {"feature", key, "value", value, "oldvalue", old};
    world.events().emit(qube, "domain-feature-pre-set:" + key, keys);
    qube.features().put(key, value);
    world.events().emit(qube, "domain-feature-set:" + key, keys);
  }

  /**
   * Removes a feature.
   *
   * @throws ApiError when it is not set
   */
  public void remove(DemoQube qube, String key) {
    if (!qube.features().containsKey(key)) {
      throw notSet(qube, key);
    }
    world.events().emit(qube, "domain-feature-pre-delete:" + key, "feature", key);
    qube.features().remove(key);
    world.events().emit(qube, "domain-feature-delete:" + key, "feature", key);
  }

  /** The answer where a feature is not set. */
  public static ApiError notSet(DemoQube qube, String key) {
    return new ApiError(
        "QubesFeatureNotFoundError", "Feature not set for domain " + qube.name() + ": " + key);
  }
}
