package org.torvm.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a desktop user's programs keep their files.
 *
 * <p>Source: XDG Base Directory Specification 0.8. A value that is empty or not an absolute path
 * counts as not set, as the specification demands.
 */
public final class XdgDirectories {
  private static final String OWN_NAME = "qubes-torvm-manager";

  private final Map<String, String> environment;
  private final Path home;

  /** By those environment variables, with the defaults below that home directory. */
  public XdgDirectories(Map<String, String> environment, Path home) {
    this.environment = Map.copyOf(environment);
    this.home = home;
  }

  /** This program's directory for what it remembers, such as past changes. */
  public Path state() {
    return of("XDG_STATE_HOME", home.resolve(".local").resolve("state"));
  }

  /** This program's directory for what the user wants. */
  public Path configuration() {
    return of("XDG_CONFIG_HOME", home.resolve(".config"));
  }

  private Path of(String variable, Path fallback) {
    return absolute(environment.getOrDefault(variable, "")).orElse(fallback).resolve(OWN_NAME);
  }

  private static Optional<Path> absolute(String value) {
    try {
      return Optional.of(Path.of(value)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
