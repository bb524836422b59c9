package org.torvm.portrait;

import org.torvm.qubes.Setting;

/** Where the value of a setting comes from. */
public enum Source {
  /** Somebody set it; it stays until somebody sets another. */
  SET,
  /** Nobody set it; it changes when the default changes. */
  DEFAULT,
  /** It could not be read. */
  UNKNOWN;

  /** Where that setting's value comes from. */
  static Source of(Setting<?> setting) {
    return switch (setting) {
      case Setting.Explicit<?> _ -> SET;
      case Setting.Inherited<?> _ -> DEFAULT;
      case Setting.Unknown<?> _ -> UNKNOWN;
    };
  }
}
