package io.mlops.child;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JVM of its own that runs a main class of the tests, and can be killed. */
public final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    private ChildJvm(Process process) {
        this.process = process;
        this.lines = process.inputReader();
    }

    /** How a child is started. Immutable. */
    public static final class Launch {
        private final List<String> command;
        private final List<String> flags;
        private final Path folder;
        private final boolean isArchived;

        private Launch(List<String> command, List<String> flags, Path folder, boolean isArchived) {
            this.command = command;
            this.flags = flags;
            this.folder = folder;
            this.isArchived = isArchived;
        }

        /** Adds flags of the JVM; later ones win. */
        public Launch flags(String... more) {
            return new Launch(command, joined(flags, List.of(more)), folder, isArchived);
        }

        /** Runs it by another program, which is given the command line of the JVM at its end. */
        public Launch by(String... program) {
            return new Launch(joined(List.of(program), command), flags, folder, isArchived);
        }

        /** Runs it in a working directory. */
        public Launch in(Path directory) {
            return new Launch(command, flags, directory, isArchived);
        }

        /** Starts a main class. */
        public ChildJvm start(Class<?> main, String... arguments) throws IOException {
            ChildClasses classes = isArchived ? ChildClasses.shared() : ChildClasses.PLAIN;
            List<String> whole = joined(
                    joined(joined(command, classes.flags()), flags), List.of("-cp", classes.path(), main.getName()));
            return new ChildJvm(new ProcessBuilder(joined(whole, List.of(arguments)))
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        }

        private static List<String> joined(List<String> first, List<String> second) {
            List<String> all = new ArrayList<>(first);
            all.addAll(second);
            return List.copyOf(all);
        }
    }

    /** A small and quick one: little heap, one compiler, an archive of its classes, and no word about missing log bindings. */
    public static Launch quick() {
        return new Launch(quickCommand(), List.of(), here(), true);
    }

    static List<String> quickCommand() {
        return List.of(
                java(), "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dslf4j.internal.verbosity=ERROR");
    }

    /** One with the JVM's own defaults. */
    public static Launch plain() {
        return new Launch(List.of(java()), List.of(), here(), false);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Path here() {
        return Path.of("").toAbsolutePath();
    }

    /** Starts a main class in a quick one. */
    public static ChildJvm start(Class<?> main, String... arguments) throws IOException {
        return quick().start(main, arguments);
    }

    /** A class loader that sees the same classes as the tests, and shares none with them but the JDK's. */
    public static URLClassLoader otherLoader() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : ChildClasses.given().split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** Returns the next line that it printed; null at its end. */
    public @Nullable String readLine() throws IOException {
        return lines.readLine();
    }

    /** Returns all lines up to its end. */
    public List<String> readAll() {
        return lines.lines().toList();
    }

    /** Returns the process. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Sends SIGKILL, and returns what it had printed before and was not read. */
    public List<String> kill() throws InterruptedException {
        // Unlike that of the process, the handle's method leaves the stream open.
        process.toHandle().destroyForcibly();
        process.waitFor();
        return readAll();
    }

    /** Waits for its end, and returns its exit code. */
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        lines.close();
    }
}
