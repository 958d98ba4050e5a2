package io.mlops.child;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The class path as a child JVM starts soonest with it: folders packed as jars, and the classes that the module's {@link Rehearsal} loads in an archive of the JVM, which spares it their parsing and checking. Made once for all test processes of a build, in
 * {@code target}; without it, or where it cannot be made, children start as well, with almost twice the processor time.
 */
final class ChildClasses {
    /** The class path as it is. */
    static final ChildClasses PLAIN = new ChildClasses(given(), List.of());

    private final String path;
    private final List<String> flags;

    private ChildClasses(String path, List<String> flags) {
        this.path = path;
        this.flags = flags;
    }

    private static final class Shared {
        private static final ChildClasses INSTANCE = prepared();
    }

    /** Returns those that all tests share. */
    static ChildClasses shared() {
        return Shared.INSTANCE;
    }

    /** Returns the class path of the tests. */
    static String given() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .replace('|', File.pathSeparatorChar);
    }

    /** Returns what stands behind {@code -cp}. */
    String path() {
        return path;
    }

    /** Returns flags of the JVM. */
    List<String> flags() {
        return flags;
    }

    private static ChildClasses prepared() {
        Path target = Path.of("target").toAbsolutePath();
        if (!Files.isDirectory(target)) {
            return PLAIN;
        }
        try (FileChannel channel = FileChannel.open(
                        target.resolve("child-jvm.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            return lock.isValid() ? prepared(target.resolve("child-jvm")) : PLAIN;
        } catch (IOException e) {
            return PLAIN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return PLAIN;
        }
    }

    /** The folder's name tells what it was made of, so that classes that were compiled anew are never mixed with those before. */
    private static ChildClasses prepared(Path all) throws IOException, InterruptedException {
        Path folder = all.resolve(state());
        Path archive = folder.resolve("classes.jsa");
        List<String> jars = new ArrayList<>();
        Path complete = folder.resolve("complete");
        boolean isNew = !Files.exists(complete);
        Files.createDirectories(folder);
        for (Path entry : entries()) {
            if (Files.isDirectory(entry)) {
                Path jar = folder.resolve(jars.size() + ".jar");
                if (isNew) {
                    pack(entry, jar);
                }
                jars.add(jar.toString());
            } else if (Files.exists(entry)) {
                jars.add(entry.toString());
            }
        }
        String path = String.join(File.pathSeparator, jars);
        if (isNew) {
            rehearse(path, archive);
            Files.createFile(complete);
        }
        // Without logs: whatever does not fit the archive is no reason to print where a test reads lines.
        return new ChildClasses(
                path, Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable") : List.of());
    }

    /** An empty entry would be the working directory, with all that is built in it. */
    private static List<Path> entries() {
        return Arrays.stream(given().split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }

    private static String state() throws IOException {
        long[] sums = new long[2];
        for (Path entry : entries()) {
            if (Files.isDirectory(entry)) {
                try (Stream<Path> files = Files.walk(entry)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        sums[0] += Files.size(file);
                        sums[1] += Files.getLastModifiedTime(file).toMillis();
                    }
                }
            }
        }
        return Integer.toHexString(Objects.hash(given(), Runtime.version(), sums[0], sums[1]));
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> files = Files.walk(classes)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (Path one : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(classes.relativize(one).toString().replace(File.separatorChar, '/')));
                Files.copy(one, zip);
            }
        }
    }

    /** Runs what children do, in a JVM that keeps the classes that it has loaded. */
    private static void rehearse(String path, Path archive) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(ChildJvm.quickCommand());
        command.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable", "-cp", path));
        command.addAll(List.of(
                Rehearsals.class.getName(), archive.resolveSibling("rehearsal").toString()));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** The child JVM that is rehearsed in: all rehearsals of the class path, in the folder at its argument. */
    static final class Rehearsals {
        private Rehearsals() {}

        public static void main(String[] arguments) throws Exception {
            for (Rehearsal rehearsal : ServiceLoader.load(Rehearsal.class)) {
                rehearsal.run(Path.of(arguments[0]));
            }
            // Whatever a rehearsal left running ends here.
            System.exit(0);
        }
    }
}
