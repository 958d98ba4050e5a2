package io.mlops.core.fault;

import io.mlops.Mlops;
import io.mlops.core.MlopsSdk;
import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.ModelSignature;
import io.mlops.data.Schema;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.RunSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A child JVM of {@link SharedStoreTest}: eight threads log, register and move one alias for some seconds, then say what they did. */
final class SharedLogger {
    static final int THREADS = 8;
    static final String MODEL = "shared";

    private static final ModelSignature SIGNATURE =
            ModelSignature.of(Schema.of(Column.required("x", ColumnType.DOUBLE)));

    private final Mlops mlops;
    private final long deadline;
    private final Path file;

    private SharedLogger(Mlops mlops, long seconds, Path file) {
        this.mlops = mlops;
        this.deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        this.file = file;
    }

    /** Arguments: the folder of the store, and the seconds. Any failure ends it with an exit code. */
    @SuppressWarnings("SystemOut") // The pipe to the parent.
    public static void main(String[] arguments) throws Exception {
        Path file = Files.writeString(Files.createTempFile("model", ".bin"), "weights");
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Mlops mlops = MlopsSdk.open(Path.of(arguments[0]))) {
            SharedLogger logger = new SharedLogger(mlops, Long.parseLong(arguments[1]), file);
            List<Callable<String>> work = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                work.add(logger::log);
            }
            for (Future<String> line : threads.invokeAll(work)) {
                System.out.println(line.get());
            }
        } finally {
            threads.shutdown();
            Files.delete(file);
        }
    }

    /** Returns the run's id, and how many rounds it made. */
    private String log() {
        ActiveRun run = mlops.tracking().startRun(RunSpec.of("shared", "r"));
        ActiveRun durable = run.durable();
        LoggedModel model = run.logModel("model", file, SIGNATURE);
        long round = 0;
        while (System.nanoTime() - deadline < 0) {
            for (int i = 0; i < 100; i++) {
                run.logMetric("fast", i, round * 100 + i);
            }
            durable.logMetric("sure", (double) round, round);
            run.logParam("p" + round, round);
            mlops.registry().setAlias(mlops.registry().register(MODEL, model), "newest");
            round++;
        }
        run.finish();
        return run.id() + " " + round;
    }
}
