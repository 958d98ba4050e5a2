package io.mlops.core.fault;

import io.mlops.Mlops;
import io.mlops.core.MlopsSdk;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.RunSpec;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongConsumer;

/** The child JVM of {@link KilledProcessTest}: logs without end from four threads, in every way there is, and prints each acknowledgement after it was given. */
final class MixedLogger {
    static final int POINTS_PER_FLUSH = 200;
    static final int FILE_BYTES = 100_000;

    private final Mlops mlops;
    private final ActiveRun run;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private MixedLogger(Mlops mlops) {
        this.mlops = mlops;
        this.run = mlops.tracking().startRun(RunSpec.of("kill", "r"));
    }

    /** Logs into the store whose folder is the argument, until it is killed. */
    public static void main(String[] arguments) {
        MixedLogger logger = new MixedLogger(MlopsSdk.open(Path.of(arguments[0])));
        logger.say("run " + logger.run.id());
        ActiveRun durable = logger.run.durable();
        logger.forever(n -> {
            durable.logMetrics(Map.of("left", (double) n, "right", (double) -n), n);
            logger.say("pair " + n);
        });
        logger.forever(n -> {
            logger.run.logParams(Map.of("p" + n + ".x", n, "p" + n + ".y", n));
            logger.say("params " + n);
        });
        logger.forever(n -> logger.logAndFlush(n));
        logger.forever(n -> logger.uploadAndTag(n));
    }

    private void forever(LongConsumer work) {
        new Thread(() -> {
                    for (long n = 0; ; n++) {
                        work.accept(n);
                    }
                })
                .start();
    }

    private void logAndFlush(long n) {
        for (long step = n * POINTS_PER_FLUSH; step < (n + 1) * POINTS_PER_FLUSH; step++) {
            run.logMetric("flushed", step * 0.5, step);
        }
        mlops.flush(Duration.ofMinutes(1));
        say("flushed " + n);
    }

    private void uploadAndTag(long n) {
        run.logText("f" + n + ".txt", content(n));
        say("file " + n);
        mlops.tracking().setRunTag(run.id(), "t" + n, "v" + n);
        say("tag " + n);
    }

    static String content(long n) {
        String line = "file " + n + "\n";
        return line.repeat(FILE_BYTES / line.length());
    }

    /** One write for a line, so that the lines of threads do not mix. */
    private void say(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }
}
