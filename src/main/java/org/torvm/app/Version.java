package org.torvm.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of the program, written into it when it was built. */
final class Version {
  private static final String RESOURCE = "version.properties";

  private Version() {}

  /** Such as {@code 0.1.0}. */
  static String read() {
    try (var in = Objects.requireNonNull(Version.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      var properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
