package hotline.regulation.clause;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import hotline.regulation.clause.Mark.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Reads {@link Clause}, {@link Proves} and citations of articles out of the source of every room. The source, not the
 * classes: no room sees all the others' tests.
 */
final class SourceMarks {

    private static final List<String> SIGNS = List.of("@Clause(", "@Proves(", "Article.of(");

    private SourceMarks() {}

    /** @param checkout its top: every directory below it with {@code src/main/java} or {@code src/test/java} is a room */
    static List<Mark> of(Path checkout) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> rooms = Files.list(checkout)) {
            for (Path room : rooms.filter(Files::isDirectory).sorted().toList()) {
                files.addAll(marked(room.resolve("src/main/java")));
                files.addAll(marked(room.resolve("src/test/java")));
            }
        }
        return read(checkout, files);
    }

    private static List<Path> marked(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .filter(SourceMarks::isMarked)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isMarked(Path file) {
        try {
            String text = Files.readString(file);
            return SIGNS.stream().anyMatch(text::contains);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Mark> read(Path checkout, List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Mark> marks = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                Path path = Path.of(unit.getSourceFile().toUri());
                String relative = checkout.toAbsolutePath()
                        .normalize()
                        .relativize(path.normalize())
                        .toString();
                new Reader(relative, marks).scan(unit, null);
            }
        }
        return marks;
    }

    private static final class Reader extends TreePathScanner<Void, Void> {

        private final String path;
        private final List<Mark> marks;
        private final Deque<String> names = new ArrayDeque<>();

        Reader(String path, List<Mark> marks) {
            this.path = path;
            this.marks = marks;
        }

        @Override
        public Void visitClass(ClassTree tree, Void unused) {
            names.addLast(tree.getSimpleName().toString());
            mark(tree.getModifiers());
            super.visitClass(tree, unused);
            names.removeLast();
            return null;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void unused) {
            names.addLast(tree.getName().toString());
            mark(tree.getModifiers());
            super.visitMethod(tree, unused);
            names.removeLast();
            return null;
        }

        @Override
        public Void visitVariable(VariableTree tree, Void unused) {
            names.addLast(tree.getName().toString());
            mark(tree.getModifiers());
            super.visitVariable(tree, unused);
            names.removeLast();
            return null;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
            if (tree.getMethodSelect().toString().equals("Article.of")) {
                add(Kind.CITATION, List.of(cited(tree.getArguments())));
            }
            return super.visitMethodInvocation(tree, unused);
        }

        private void mark(ModifiersTree modifiers) {
            for (AnnotationTree annotation : modifiers.getAnnotations()) {
                switch (annotation.getAnnotationType().toString()) {
                    case "Clause" -> add(Kind.RULE, keys(annotation));
                    case "Proves" -> add(Kind.PROOF, keys(annotation));
                    default -> {}
                }
            }
        }

        private void add(Kind kind, List<String> keys) {
            marks.add(new Mark(kind, keys, String.join(".", names), path));
        }

        private static List<String> keys(AnnotationTree annotation) {
            ExpressionTree argument = annotation.getArguments().getFirst();
            Tree value = argument instanceof AssignmentTree named ? named.getExpression() : argument;
            return value instanceof NewArrayTree array
                    ? array.getInitializers().stream().map(SourceMarks::literal).toList()
                    : List.of(literal(value));
        }

        /** {@code 12(1)} of {@code Article.of(12, 1, need.item())}: as far as the numbers are written out. */
        private static String cited(List<? extends ExpressionTree> arguments) {
            List<String> numbers = arguments.stream()
                    .takeWhile(LiteralTree.class::isInstance)
                    .map(SourceMarks::literal)
                    .toList();
            return switch (numbers.size()) {
                case 0 -> "";
                case 1 -> numbers.getFirst();
                case 2 -> numbers.get(0) + "(" + numbers.get(1) + ")";
                default -> numbers.get(0) + "(" + numbers.get(1) + ")" + numbers.get(2);
            };
        }
    }

    private static String literal(Tree tree) {
        if (tree instanceof LiteralTree literal) {
            return String.valueOf(literal.getValue());
        }
        throw new IllegalArgumentException("a clause's key is written out where it is used: " + tree);
    }
}
