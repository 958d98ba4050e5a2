package io.mlops.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The main sources and classes of one module, and what it exports. Immutable. */
record MainCode(Path sources, Path output, JavaClasses classes, Optional<ModuleDescriptor> descriptor) {
    /** Reading the classes takes seconds, and a module may ask for several sets of rules. */
    private static final ClassValue<MainCode> BESIDES = new ClassValue<>() {
        @Override
        protected MainCode computeValue(Class<?> test) {
            return read(test);
        }
    };

    /** Returns the main code of the Maven module that {@code test} was compiled in, wherever the tests are run from. */
    static MainCode besides(Class<?> test) {
        return BESIDES.get(test);
    }

    private static MainCode read(Class<?> test) {
        Path module = folderOf(test).getParent().getParent();
        Path output = module.resolve("target").resolve("classes");
        JavaClasses classes = new ClassFileImporter().importPath(output);
        return new MainCode(module.resolve("src/main/java"), output, classes, Exports.descriptorAt(output));
    }

    /** Returns the name that decides which qualified exports of other modules this one may use. */
    String moduleName() {
        return descriptor.map(ModuleDescriptor::name).orElse("");
    }

    /** Tells whether everybody may use {@code packageName}; nobody may in a module without a descriptor. */
    boolean exports(String packageName) {
        return descriptor.isPresent() && Exports.toAll(descriptor.get(), packageName);
    }

    Stream<JavaClass> exportedClasses() {
        return classes.stream().filter(type -> exports(type.getPackageName()));
    }

    /** Returns all source files but the module's descriptor. */
    List<Path> sourceFiles() {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the package that a source file lies in. */
    String packageOf(Path file) {
        return sources.relativize(file.getParent()).toString().replace(File.separatorChar, '.');
    }

    private static Path folderOf(Class<?> test) {
        try {
            return Path.of(
                    test.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
