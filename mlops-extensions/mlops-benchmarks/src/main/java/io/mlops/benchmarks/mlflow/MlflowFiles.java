package io.mlops.benchmarks.mlflow;

import io.mlops.Mlops;
import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ContentSource;
import io.mlops.benchmarks.disk.BenchFolder;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.RunSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A large file up to and down from an MLflow server with proxied artifacts, with a heap of 64 MiB; beside it, {@code curl} that moves the same file to and from the same server. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx64m")
public class MlflowFiles {
    private static final int BUFFER_BYTES = 1 << 16;

    /** The file, and the run that it goes to. */
    @State(Scope.Benchmark)
    public static class LargeFile {
        /** How large the file is, in MiB. */
        @Param("64")
        public int mebibytes;

        private final BenchFolder folder = new BenchFolder();
        private final Mlops mlops = BenchServer.open();
        private final ActiveRun run = mlops.tracking().startRun(RunSpec.of("bench", "files"));
        private final Path source = folder.resolve("source");

        /** Writes the file and stores it once, for the way down. */
        @Setup
        public void write() throws IOException {
            byte[] block = new byte[1 << 20];
            Random random = new Random(1);
            try (OutputStream out = Files.newOutputStream(source)) {
                for (int i = 0; i < mebibytes; i++) {
                    random.nextBytes(block);
                    out.write(block);
                }
            }
            run.logArtifact("stored", ContentSource.of(source));
        }

        private String url(String name) {
            String experiment = mlops.tracking().getRun(run.id()).info().experimentId();
            return BenchServer.url() + "/api/2.0/mlflow-artifacts/artifacts/" + experiment + "/" + run.id()
                    + "/artifacts/" + name;
        }

        /** Closes the backend and deletes the file. */
        @TearDown
        public void close() {
            run.finish();
            mlops.close();
            folder.close();
        }
    }

    /**
     * Logs the file.
     *
     * @param file which
     * @return its size
     */
    @Benchmark
    public ArtifactInfo clientUp(LargeFile file) {
        return file.run.logArtifact("up", ContentSource.of(file.source));
    }

    /**
     * Sends the file.
     *
     * @param file which
     * @return how many requests were made
     */
    @Benchmark
    public int curlUp(LargeFile file) throws IOException, InterruptedException {
        return Curl.run(List.of("--fail", "--upload-file", file.source.toString(), file.url("up")), 1);
    }

    /**
     * Reads the file to its end.
     *
     * @param file which
     * @return how many bytes were read
     */
    @Benchmark
    public long clientDown(LargeFile file) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        try (InputStream in = file.mlops.artifacts().open(file.run.id(), "stored")) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
            }
        }
        return bytes;
    }

    /**
     * Fetches the file and throws it away.
     *
     * @param file which
     * @return how many requests were made
     */
    @Benchmark
    public int curlDown(LargeFile file) throws IOException, InterruptedException {
        return Curl.run(List.of("--fail", "--output", "/dev/null", file.url("stored")), 1);
    }
}
