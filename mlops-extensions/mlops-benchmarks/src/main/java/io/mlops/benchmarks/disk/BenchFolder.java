package io.mlops.benchmarks.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for one trial, on the disk that is measured. For use by one thread. */
public final class BenchFolder implements AutoCloseable {
    private final Path path;

    /** Makes an empty folder. */
    public BenchFolder() {
        try {
            path = Files.createTempDirectory(Files.createDirectories(parent()), "mlops-bench-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the folder that all these folders lie in: the property {@code mlops.bench.folder}, or else the machine's temporary folder. */
    public static Path parent() {
        return Path.of(System.getProperty("mlops.bench.folder", System.getProperty("java.io.tmpdir", ".")));
    }

    /**
     * Returns a path inside of the folder.
     *
     * @param name a relative path
     */
    public Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
