package io.mlops.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for one trial, on the disk that is measured. For use by one thread. */
final class BenchFolder implements AutoCloseable {
    private final Path path;

    BenchFolder() {
        String parent = System.getProperty("mlops.bench.folder", System.getProperty("java.io.tmpdir", "."));
        try {
            path = Files.createTempDirectory(Files.createDirectories(Path.of(parent)), "mlops-bench-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path resolve(String name) {
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
