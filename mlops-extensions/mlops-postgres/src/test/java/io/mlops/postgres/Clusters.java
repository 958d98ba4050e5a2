package io.mlops.postgres;

import io.mlops.child.ChildJvm;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of the tests' servers. To unpack the program and to initialise a cluster takes seconds of a processor: both are done once for all processes that run tests, in the folder of the property
 * {@code mlops.test.servers}, and each server gets a copy of the cluster. Stateless.
 */
final class Clusters {
    private static final Path COMMON =
            Path.of(System.getProperty("mlops.test.servers", "target/servers")).toAbsolutePath();
    private static final Path OWN = Path.of("target", "postgresql").toAbsolutePath();

    private Clusters() {}

    /** Returns the folder of a new cluster that this process alone uses; those of processes that have ended are removed. */
    static Path fresh(String name) {
        try {
            removeAbandoned();
            Path folder = OWN.resolve(name + "-" + ProcessHandle.current().pid());
            copy(initialised(), folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a server on a cluster, to be started. */
    static EmbeddedPostgres.Builder server(Path folder) {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(COMMON.toFile())
                .setDataDirectory(folder.toFile())
                .setCleanDataDirectory(false);
    }

    /** Returns how a JVM of its own is started that has the same files. */
    static ChildJvm.Launch child() {
        return ChildJvm.plain().flags("-Xmx128m", "-XX:TieredStopAtLevel=1", "-Dmlops.test.servers=" + COMMON);
    }

    private static Path initialised() throws IOException {
        Files.createDirectories(COMMON);
        Path cluster = COMMON.resolve("cluster");
        try (FileChannel channel = FileChannel.open(
                        COMMON.resolve("cluster.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(cluster)) {
                Path unfinished = COMMON.resolve("unfinished");
                remove(unfinished);
                server(unfinished).start().close();
                Files.move(unfinished, cluster);
            }
        }
        return cluster;
    }

    private static void removeAbandoned() throws IOException {
        if (!Files.exists(OWN)) {
            return;
        }
        try (Stream<Path> folders = Files.list(OWN)) {
            for (Path folder : folders.filter(Clusters::isAbandoned).toList()) {
                remove(folder);
            }
        }
    }

    private static boolean isAbandoned(Path folder) {
        List<String> parts = List.of(folder.getFileName().toString().split("-"));
        String pid = parts.get(parts.size() - 1);
        return pid.matches("[0-9]{1,18}")
                && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                // With its rights: the server refuses files that others may read.
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Another process may be removing the same. */
    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
