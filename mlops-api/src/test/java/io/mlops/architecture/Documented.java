package io.mlops.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Everything that a caller can name in an exported package has a comment.
 *
 * <p>Doclint's group {@code missing} asks for more: an {@code @return} that repeats the first sentence, and a comment on
 * each private field of a serializable type. So the javadoc run checks all its other groups, and this one the comments.
 */
final class Documented {
    private Documented() {}

    static List<String> missing(MainCode code) {
        List<Path> exported = code.sourceFiles().stream()
                .filter(file -> code.exports(code.packageOf(file)))
                .toList();
        return exported.isEmpty() ? List.of() : missing(exported);
    }

    private static List<String> missing(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            DocTrees comments = DocTrees.instance(task);
            List<String> missing = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                new Undocumented(comments, missing).scan(unit, null);
            }
            return missing;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
