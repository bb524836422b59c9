package org.torvm.architecture;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The keys of sentences as the sources name them.
 *
 * <p>A key may be put together: {@code "rule." + id + ".title"} stands for every key of that form.
 */
final class Sentences extends TreeScanner<Void, Void> {
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+");

  /** At least one whole word must be said, or a form would fit every key there is. */
  private static final Pattern FORM = Pattern.compile("\\\\Q[a-z][a-z0-9-]*\\..*");

  /** Keys that the command line library asks for by itself. */
  private static final String LIBRARY_KEYS = "mixinStandardHelpOptions.";

  private final Set<String> literals = new HashSet<>();
  private final Set<String> forms = new TreeSet<>();
  private final Set<String> asked = new TreeSet<>();

  /** What those sources say. */
  static Sentences in(SourceTree sources) {
    var sentences = new Sentences();
    sources.units().forEach(u -> sentences.scan(u, null));
    return sentences;
  }

  /** Keys that are in the bundle and that nothing can ask for. */
  List<String> unused(Set<String> bundle) {
    return bundle.stream()
        .filter(k -> !k.startsWith(LIBRARY_KEYS))
        .filter(k -> !literals.contains(k) && forms.stream().noneMatch(k::matches))
        .sorted()
        .toList();
  }

  /** Keys that the sources ask for and the bundle does not have. */
  List<String> missing(Set<String> bundle) {
    return asked.stream().filter(k -> !bundle.contains(k)).toList();
  }

  /** Forms that the sources put together and that fit no key of the bundle. */
  List<String> emptyForms(Set<String> bundle) {
    var roots = new HashSet<String>();
    bundle.forEach(k -> roots.add(k.substring(0, k.indexOf('.') + 1)));
    return forms.stream()
        .filter(f -> roots.stream().anyMatch(r -> f.startsWith("\\Q" + r)))
        .filter(f -> bundle.stream().noneMatch(k -> k.matches(f)))
        .toList();
  }

  @Override
  public Void visitLiteral(LiteralTree literal, Void nothing) {
    if (literal.getValue() instanceof String text) {
      literals.add(text);
    }
    return super.visitLiteral(literal, null);
  }

  @Override
  public Void visitBinary(BinaryTree sum, Void nothing) {
    if (sum.getKind() != Tree.Kind.PLUS) {
      return super.visitBinary(sum, null);
    }
    var form = form(sum);
    if (FORM.matcher(form).matches()) {
      forms.add(form);
    }
    return scanSummands(sum);
  }

  /**
   * The whole sum is one form; its parts are none, so only what stands between the pluses is read.
   */
  private Void scanSummands(ExpressionTree expression) {
    if (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
      scanSummands(sum.getLeftOperand());
      return scanSummands(sum.getRightOperand());
    }
    return scan(expression, null);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
    var name =
        switch (call.getMethodSelect()) {
          case MemberSelectTree select -> select.toString();
          case IdentifierTree self -> self.toString();
          case ExpressionTree _ -> "";
        };
    if (name.equals("Text.of") || name.equals("say") || name.endsWith("messages.say")) {
      askedBy(call.getArguments());
    }
    return super.visitMethodInvocation(call, null);
  }

  @Override
  public Void visitNewClass(NewClassTree made, Void nothing) {
    if (made.getIdentifier().toString().equals("Text")) {
      askedBy(made.getArguments());
    }
    return super.visitNewClass(made, null);
  }

  private void askedBy(List<? extends ExpressionTree> arguments) {
    if (!arguments.isEmpty()) {
      keys(arguments.getFirst());
    }
  }

  /** The keys that an expression can be, as far as it names them outright. */
  private void keys(ExpressionTree expression) {
    switch (expression) {
      case LiteralTree literal when literal.getValue() instanceof String key -> {
        if (KEY.matcher(key).matches()) {
          asked.add(key);
        }
      }
      case ConditionalExpressionTree choice -> {
        keys(choice.getTrueExpression());
        keys(choice.getFalseExpression());
      }
      case ParenthesizedTree inner -> keys(inner.getExpression());
      case ExpressionTree _ -> {}
    }
  }

  /** A regular expression for what a sum of texts can be. */
  private static String form(ExpressionTree expression) {
    return switch (expression) {
      case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS ->
          form(sum.getLeftOperand()) + form(sum.getRightOperand());
      case LiteralTree literal when literal.getValue() instanceof String text ->
          Pattern.quote(text);
      case ExpressionTree _ -> "[A-Za-z0-9._-]+";
    };
  }
}
