package io.mlops.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Rules about source files and packages. */
final class Sources {
    private static final int MOST_LINES = 500;
    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

    private Sources() {}

    /** No file is longer than one can read in a sitting. */
    static List<String> tooLong(MainCode code) {
        return code.sourceFiles().stream()
                .filter(file -> lines(file) > MOST_LINES)
                .map(file -> file + " has " + lines(file) + " lines, more than " + MOST_LINES)
                .toList();
    }

    /** Each package has a {@code package-info.java} that makes non-null the default. */
    static List<String> notNullMarked(MainCode code) {
        return code.sourceFiles().stream()
                .map(code::packageOf)
                .distinct()
                .filter(name -> !isNullMarked(code, name))
                .map(name -> "package " + name + " has no package-info.java with @NullMarked")
                .toList();
    }

    private static boolean isNullMarked(MainCode code, String packageName) {
        String info = packageName + ".package-info";
        return code.classes().contain(info) && marks(code.classes().get(info));
    }

    private static boolean marks(JavaClass packageInfo) {
        return packageInfo.isAnnotatedWith(NULL_MARKED);
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
