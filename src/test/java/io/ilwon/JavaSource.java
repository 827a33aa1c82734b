package io.ilwon;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * What the tidiness rules need to know of one source file, read by the compiler's own parser, so
 * that braces in strings and comments count for nothing.
 *
 * @param path under {@code src/main/java}, with forward slashes
 * @param lines of the text
 * @param types declared names, nested ones included
 * @param enumConstants declared in this file
 * @param methods with their lengths in lines, signature and body, without their javadoc
 * @param defaults the names beside which a catch-all stands, one list for each such switch
 * @param literals the strings written in code, text blocks included
 */
record JavaSource(
    String path,
    List<String> lines,
    List<String> types,
    List<String> enumConstants,
    List<Method> methods,
    List<List<String>> defaults,
    List<String> literals) {

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /** One for all files: to open the class path takes longer than to read a file. */
  private static final JavaFileManager FILES =
      COMPILER.getStandardFileManager(null, null, StandardCharsets.UTF_8);

  record Method(String name, int lines) {}

  static JavaSource of(String path, String text) {
    var file =
        new SimpleJavaFileObject(
            URI.create("string:///" + path), SimpleJavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    var task = (JavacTask) COMPILER.getTask(null, FILES, null, List.of(), null, List.of(file));
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      var source =
          new JavaSource(
              path,
              text.lines().toList(),
              new ArrayList<>(),
              new ArrayList<>(),
              new ArrayList<>(),
              new ArrayList<>(),
              new ArrayList<>());
      source.new Reader(unit, Trees.instance(task)).scan(unit, null);
      return source;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The file's folder under {@code io/ilwon} with dots, empty for the root itself. */
  String packageName() {
    int end = path.lastIndexOf('/');
    String folder = end < 0 ? "" : path.substring(0, end);
    return folder.replaceFirst("^io/ilwon/?", "").replace('/', '.');
  }

  private final class Reader extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final Trees trees;

    Reader(CompilationUnitTree unit, Trees trees) {
      this.unit = unit;
      this.trees = trees;
    }

    @Override
    public Void visitClass(ClassTree tree, Void nothing) {
      types.add(tree.getSimpleName().toString());
      if (tree.getKind() == Tree.Kind.ENUM) {
        for (Tree member : tree.getMembers()) {
          // An enum's constants are the members whose written type is the enum itself.
          if (member instanceof VariableTree constant
              && constant.getName().toString().equals(upper(constant))
              && String.valueOf(constant.getType()).equals(tree.getSimpleName().toString())) {
            enumConstants.add(constant.getName().toString());
          }
        }
      }
      return super.visitClass(tree, null);
    }

    @Override
    public Void visitMethod(MethodTree tree, Void nothing) {
      var positions = trees.getSourcePositions();
      long start = positions.getStartPosition(unit, tree);
      long end = positions.getEndPosition(unit, tree);
      if (start >= 0 && end > start) {
        var map = unit.getLineMap();
        int lines = (int) (map.getLineNumber(end) - map.getLineNumber(start)) + 1;
        methods.add(new Method(tree.getName().toString(), lines));
      }
      return super.visitMethod(tree, null);
    }

    @Override
    public Void visitSwitch(SwitchTree tree, Void nothing) {
      note(tree.getCases());
      return super.visitSwitch(tree, null);
    }

    @Override
    public Void visitSwitchExpression(SwitchExpressionTree tree, Void nothing) {
      note(tree.getCases());
      return super.visitSwitchExpression(tree, null);
    }

    @Override
    public Void visitLiteral(LiteralTree tree, Void nothing) {
      if (tree.getValue() instanceof String text) {
        literals.add(text);
      }
      return super.visitLiteral(tree, null);
    }

    private void note(List<? extends CaseTree> cases) {
      List<CaseLabelTree> labels =
          cases.stream().<CaseLabelTree>flatMap(each -> each.getLabels().stream()).toList();
      if (labels.stream().anyMatch(DefaultCaseLabelTree.class::isInstance)) {
        defaults.add(labels.stream().map(Reader::name).toList());
      }
    }

    private static String name(CaseLabelTree label) {
      String written =
          switch (label) {
            case ConstantCaseLabelTree constant -> constant.getConstantExpression().toString();
            case PatternCaseLabelTree pattern ->
                switch (pattern.getPattern()) {
                  case BindingPatternTree binding -> binding.getVariable().getType().toString();
                  case DeconstructionPatternTree record -> record.getDeconstructor().toString();
                  default -> "";
                };
            default -> "";
          };
      return written.substring(written.lastIndexOf('.') + 1);
    }

    private static String upper(VariableTree constant) {
      return constant.getName().toString().toUpperCase(Locale.ROOT);
    }
  }
}
