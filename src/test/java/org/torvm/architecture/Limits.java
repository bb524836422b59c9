package org.torvm.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a reader can hold in mind.
 *
 * @param linesOfFile the longest file
 * @param linesOfMethod the longest method, from its first modifier to its last brace
 * @param classesOfPackage the fullest package, counting top-level classes
 */
record Limits(int linesOfFile, int linesOfMethod, int classesOfPackage) {
  /** The limits of this project. */
  static final Limits OURS = new Limits(400, 40, 20);

  /** The files that are too long, each in words. */
  List<String> longFiles(List<Path> files) {
    return files.stream()
        .filter(f -> lines(f) > linesOfFile)
        .map(f -> f + ": " + lines(f) + " lines")
        .toList();
  }

  /** The methods that are too long, each in words. */
  List<String> longMethods(SourceTree sources) {
    var found = new ArrayList<String>();
    var positions = sources.trees().getSourcePositions();
    for (CompilationUnitTree unit : sources.units()) {
      new TreePathScanner<Void, Void>() {
        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
          long first = positions.getStartPosition(unit, method);
          long last = positions.getEndPosition(unit, method);
          var map = unit.getLineMap();
          long lines = last < 0 ? 0 : map.getLineNumber(last) - map.getLineNumber(first) + 1;
          if (lines > linesOfMethod) {
            var file = Path.of(unit.getSourceFile().getName()).getFileName();
            found.add(file + ": " + method.getName() + ": " + lines + " lines");
          }
          return super.visitMethod(method, null);
        }
      }.scan(unit, null);
    }
    return List.copyOf(found);
  }

  /** The packages that are too full, each in words. */
  List<String> fullPackages(SourceTree sources) {
    return sources.classesByPackage().entrySet().stream()
        .filter(e -> e.getValue() > classesOfPackage)
        .map(e -> e.getKey() + ": " + e.getValue() + " classes")
        .toList();
  }

  private static long lines(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
