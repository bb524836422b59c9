package org.torvm.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.ToolProvider;

/** Source files as the compiler's own parser reads them. */
record SourceTree(List<CompilationUnitTree> units, Trees trees) {
  /** What ships. */
  static final Path PROGRAM = Path.of("src", "main", "java");

  /** The tests. */
  static final Path TESTS = Path.of("src", "test", "java");

  /** Every Java file under that folder. */
  static List<Path> filesIn(Path folder) {
    try (var paths = Files.walk(folder)) {
      return paths.filter(p -> p.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those files, parsed and not compiled. */
  static SourceTree of(List<Path> files) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      var sources = manager.getJavaFileObjectsFromPaths(files);
      var task = (JavacTask) compiler.getTask(null, manager, null, null, null, sources);
      var units = new ArrayList<CompilationUnitTree>();
      task.parse().forEach(units::add);
      return new SourceTree(List.copyOf(units), Trees.instance(task));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many top-level classes each package holds, {@code package-info} apart. */
  Map<String, Integer> classesByPackage() {
    var counts = new TreeMap<String, Integer>();
    for (CompilationUnitTree unit : units) {
      int classes = unit.getTypeDecls().size();
      if (classes > 0) {
        counts.merge(String.valueOf(unit.getPackageName()), classes, Integer::sum);
      }
    }
    return counts;
  }
}
