package io.mlops.core.sqlite;

import io.mlops.spi.Backend;
import java.nio.file.Path;
import java.util.List;

/** Appends from several threads; run in the tests' process and in a child of it at the same time. */
final class SharedWriter {
    static final int THREADS = 4;
    static final int APPENDS = 50;
    static final int POINTS = 10;

    private SharedWriter() {}

    public static void main(String[] arguments) throws Exception {
        try (Backend backend = StoreSamples.open(Path.of(arguments[0]))) {
            write(backend, arguments[1]);
        }
    }

    static void write(Backend backend, String name) throws InterruptedException {
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            threads[i] = new Thread(() -> append(backend, name + "-" + thread));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void append(Backend backend, String key) {
        for (int n = 1; n <= APPENDS; n++) {
            backend.metrics()
                    .orElseThrow()
                    .append(key, n, List.of(StoreSamples.points(key, (long) n * POINTS, POINTS)));
        }
    }
}
