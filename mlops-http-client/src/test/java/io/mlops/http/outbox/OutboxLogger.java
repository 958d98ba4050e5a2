package io.mlops.http.outbox;

import io.mlops.Mlops;
import io.mlops.core.MlopsSdk;
import io.mlops.core.OutboxSettings;
import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.Dataset;
import io.mlops.data.ModelSignature;
import io.mlops.data.Schema;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.RunSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The child JVM of {@link KilledOutboxTest}: run after run through an outbox until it is killed; prints each write when it is durable. */
final class OutboxLogger {
    static final String EXPERIMENT = "killed";
    static final int POINTS = 40;
    private static final int ROUNDS = 4;

    private final Mlops mlops;
    private final Path model;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private OutboxLogger(Mlops mlops, Path model) {
        this.mlops = mlops;
        this.model = model;
    }

    /** Opens an outbox for a server. */
    static Mlops open(String url, Path folder) {
        return MlopsSdk.builder()
                .backend(
                        "mlflow+" + url,
                        Map.of(
                                "budget",
                                "1500",
                                "connect-timeout",
                                "500",
                                "read-timeout",
                                "1000",
                                "call-timeout",
                                "1000"))
                .outbox(OutboxSettings.at(folder)
                        .longestPause(Duration.ofMillis(100))
                        .settleTime(Duration.ofSeconds(2)))
                .closeTimeout(Duration.ofSeconds(1))
                .open();
    }

    /** Logs to the server whose address is the first argument, through the folder that is the second; the third is a file to log as a model. */
    public static void main(String[] arguments) throws IOException {
        endWithTheParent();
        OutboxLogger logger = new OutboxLogger(open(arguments[0], Path.of(arguments[1])), model(Path.of(arguments[2])));
        for (int thread = 0; thread < 2; thread++) {
            new Thread(logger::forever).start();
        }
    }

    /** Where the test's JVM is killed itself, nobody is left to kill this one. */
    private static void endWithTheParent() {
        Thread reader = new Thread(() -> {
            try {
                System.in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // The other end is gone as well.
            }
            Runtime.getRuntime().halt(1);
        });
        reader.setDaemon(true);
        reader.start();
    }

    /** Logs one run, and waits until the server has it. */
    static void once(String url, Path folder, Path model) throws IOException {
        try (Mlops mlops = open(url, folder)) {
            new OutboxLogger(mlops, model(model)).run(0);
            mlops.outbox().orElseThrow().awaitDelivered(Duration.ofSeconds(10));
        }
    }

    private static Path model(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, "weights");
        }
        return file;
    }

    private void forever() {
        for (int n = 0; ; n++) {
            run(n);
        }
    }

    private void run(int n) {
        ActiveRun run = mlops.tracking().startRun(RunSpec.of(EXPERIMENT, "run-" + n));
        say("run " + run.id());
        for (int round = 0; round < ROUNDS; round++) {
            log(run, round);
        }
        logModel(run);
        run.finish();
        say("finished " + run.id());
    }

    private void log(ActiveRun run, int round) {
        run.logParams(Map.of("p" + round + ".x", round, "p" + round + ".y", round));
        say("params " + round + " " + run.id());
        run.setTag("t", "v" + round);
        say("tag " + round + " " + run.id());
        for (int step = round * POINTS; step < (round + 1) * POINTS; step++) {
            run.logMetric("loss", step * 0.5, step);
            run.logMetric("auc", -step, step);
        }
        run.flush();
        say("points " + round + " " + run.id());
        run.logText("f" + round + ".txt", content(run.id(), round));
        say("file " + round + " " + run.id());
        run.logInput(Dataset.of("data-" + round, "digest-" + round, "local", "file:/data"), "training");
        say("input " + round + " " + run.id());
    }

    private void logModel(ActiveRun run) {
        run.logModel("model", model, ModelSignature.of(Schema.of(Column.required("x", ColumnType.DOUBLE))));
        say("model 0 " + run.id());
    }

    static String content(String runId, int round) {
        return "file " + round + " of " + runId;
    }

    /** One write for a line, so that the lines of threads do not mix. */
    private void say(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }
}
