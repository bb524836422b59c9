package org.torvm.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;

/** The compiled classes that the rules look at. */
final class Classes {
  static final String ROOT = "org.torvm";

  /**
   * Where the classes live that break the rules on purpose: a small program with the same rooms.
   */
  static final String FIXTURE = "org.torvm.architecture.fixture";

  /** Everything that ships. */
  static final JavaClasses PROGRAM = in(Path.of("target", "classes"));

  /** The tests, among them the oracle, which must be as independent as what it judges. */
  static final JavaClasses TESTS = in(Path.of("target", "test-classes"));

  /** The classes that break the rules on purpose. */
  static final JavaClasses BROKEN =
      in(Path.of("target", "test-classes").resolve(FIXTURE.replace('.', '/')));

  private Classes() {}

  private static JavaClasses in(Path folder) {
    return new ClassFileImporter().importPath(folder);
  }
}
