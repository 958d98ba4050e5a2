package io.mlops.core;

import io.mlops.Mlops;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.RunSpec;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** The child JVM of {@link CrashTest}: logs without end in every way there is, and prints each acknowledgement after it was given. */
final class CrashingTrainer {
    static final String EXPERIMENT = "crash";

    private static final int POINTS_PER_FLUSH = 500;

    private CrashingTrainer() {}

    /** Logs into the store whose folder is the argument until it is killed. */
    @SuppressWarnings("SystemOut") // The pipe to the parent.
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Mlops mlops = MlopsSdk.open(Path.of(arguments[0]));
        ActiveRun run = mlops.tracking().startRun(RunSpec.of(EXPERIMENT, "r"));
        ActiveRun durable = run.durable();
        Thread background = new Thread(() -> {
            for (long step = 0; ; step++) {
                run.logMetric("flushed", step * 0.5, step);
                if (step % POINTS_PER_FLUSH == POINTS_PER_FLUSH - 1) {
                    mlops.flush(Duration.ofMinutes(1));
                    acknowledge(out, "flushed " + step);
                }
            }
        });
        background.setDaemon(true);
        background.start();
        for (int i = 0; ; i++) {
            durable.logMetric("durable", i, i);
            acknowledge(out, "durable " + i);
            run.logParam("p" + i, "v" + i);
            acknowledge(out, "param " + i);
            run.logText("f" + i + ".txt", "content " + i);
            acknowledge(out, "file " + i);
        }
    }

    /** One write for a line, so that the lines of two threads do not mix. */
    private static void acknowledge(PrintStream out, String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }
}
