package org.torvm.qubes;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of qube that the Admin API tells apart (property {@code klass}). */
public enum QubeClass {
  ADMIN("AdminVM"),
  TEMPLATE("TemplateVM"),
  APP("AppVM"),
  STANDALONE("StandaloneVM"),
  /** Named and unnamed disposables; {@link Qube#isNamedDisposable} tells them apart. */
  DISPOSABLE("DispVM"),
  /** A qube on another machine, from R4.3. */
  REMOTE("RemoteVM");

  private final String wireName;

  QubeClass(String wireName) {
    this.wireName = wireName;
  }

  /** The name on the wire, such as {@code AppVM}. */
  public String wireName() {
    return wireName;
  }

  /** The class of that wire name, or nothing when this program does not know it. */
  public static Optional<QubeClass> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(c -> c.wireName.equals(wireName)).findFirst();
  }
}
