package org.torvm.architecture;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePathScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the sources write into the log. A log is kept, copied and sent to others, so there is
 * nothing in it that anybody else has chosen: sentences that stand in the source, and with them the
 * name of a class, where something happened, how many there are, or the name of a file of ours.
 */
final class LogCalls extends TreePathScanner<Void, Void> {
  private static final Set<String> LEVELS = Set.of("trace", "debug", "info", "warn", "error");

  private static final Pattern HARMLESS =
      Pattern.compile(
          "\\w+\\.getClass\\(\\)\\.get(Simple)?Name\\(\\)"
              + "|List\\.of\\(\\w+\\.getStackTrace\\(\\)\\)"
              + "|\\w+\\.(size|length|getFileName)\\(\\)");

  private final CompilationUnitTree unit;
  private final List<String> complaints = new ArrayList<>();

  private LogCalls(CompilationUnitTree unit) {
    this.unit = unit;
  }

  /** Every place that logs something else, or uses a logger for anything but logging. */
  static List<String> complaints(SourceTree sources) {
    var found = new ArrayList<String>();
    for (CompilationUnitTree unit : sources.units()) {
      var calls = new LogCalls(unit);
      calls.scan(unit, null);
      found.addAll(calls.complaints);
    }
    return found;
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
    if (call.getMethodSelect() instanceof MemberSelectTree select
        && isLog(select.getExpression())) {
      if (!LEVELS.contains(select.getIdentifier().toString())
          || call.getArguments().isEmpty()
          || !isSentence(call.getArguments().getFirst())
          || !call.getArguments().stream().skip(1).allMatch(LogCalls::isHarmless)) {
        complain(call);
      }
      return scan(call.getArguments(), null);
    }
    return super.visitMethodInvocation(call, null);
  }

  /** Only reached where {@code LOG} is no receiver of a call: handed on, or under another name. */
  @Override
  public Void visitIdentifier(IdentifierTree name, Void nothing) {
    if (isLog(name)) {
      complain(getCurrentPath().getParentPath().getLeaf());
    }
    return super.visitIdentifier(name, null);
  }

  private static boolean isLog(ExpressionTree expression) {
    return expression instanceof IdentifierTree name && name.getName().contentEquals("LOG");
  }

  private static boolean isSentence(ExpressionTree expression) {
    return switch (expression) {
      case LiteralTree literal -> literal.getValue() instanceof String;
      case BinaryTree sum ->
          sum.getKind() == Tree.Kind.PLUS
              && isSentence(sum.getLeftOperand())
              && isSentence(sum.getRightOperand());
      case ExpressionTree _ -> false;
    };
  }

  private static boolean isHarmless(ExpressionTree argument) {
    return HARMLESS.matcher(argument.toString()).matches();
  }

  private void complain(Tree tree) {
    complaints.add(Path.of(unit.getSourceFile().getName()).getFileName() + ": " + tree);
  }
}
