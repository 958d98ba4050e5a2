package io.mlops.core.sqlite;

import io.mlops.spi.Backend;
import io.mlops.spi.RunBatch;
import io.mlops.spi.commit.RecordWrite;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The main class of a child JVM: writes from several threads without end, and prints each write when it was acknowledged. */
final class CrashWriter {
    static final int THREADS = 4;
    static final int POINTS = 20;

    private CrashWriter() {}

    public static void main(String[] arguments) {
        Backend backend = StoreSamples.open(Path.of(arguments[0]));
        StoreSamples.createRun(backend, StoreSamples.RUN);
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            new Thread(() -> write(backend, thread)).start();
        }
    }

    private static void write(Backend backend, int thread) {
        for (long n = 1; ; n++) {
            backend.metrics()
                    .orElseThrow()
                    .append("crash-" + thread, n, List.of(StoreSamples.points("key-" + thread, n * POINTS, POINTS)));
            acknowledge("points", thread, n);
            backend.runs()
                    .orElseThrow()
                    .logBatch(RunBatch.params(StoreSamples.RUN, Map.of("p-" + thread + "-" + n, Long.toString(n))));
            acknowledge("param", thread, n);
            backend.commit(StoreSamples.commit(new RecordWrite.Put("crash", thread + "-" + n, "{}")));
            acknowledge("record", thread, n);
        }
    }

    private static void acknowledge(String what, int thread, long n) {
        System.out.println(what + " " + thread + " " + n);
    }
}
