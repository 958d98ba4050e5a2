package io.mlops.benchmarks.store;

import io.mlops.Mlops;
import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ContentSource;
import io.mlops.benchmarks.disk.BenchFolder;
import io.mlops.core.MlopsSdk;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.RunSpec;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A large file logged as an artifact, with a heap of 64 MiB: durable, and its SHA-256 known; beside it, a plain copy that computes the SHA-256 of the same file on the way and syncs once. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx64m")
public class ArtifactUpload {
    private static final int BUFFER_BYTES = 1 << 16;

    /** The file, and where it goes. */
    @State(Scope.Benchmark)
    public static class Files {
        /** How large the file is, in MiB. */
        @Param("64")
        public int mebibytes;

        private final BenchFolder folder = new BenchFolder();
        private final Mlops mlops = MlopsSdk.open(folder.resolve("store"));
        private final ActiveRun run = mlops.tracking().startRun(RunSpec.of("bench", "artifact"));
        private final Path source = folder.resolve("source");
        private int copies;

        /** Writes the file anew, as equal content is stored once. */
        @Setup(Level.Invocation)
        public void write() throws IOException {
            byte[] block = new byte[1 << 20];
            Random random = new Random();
            try (OutputStream out = java.nio.file.Files.newOutputStream(source)) {
                for (int i = 0; i < mebibytes; i++) {
                    random.nextBytes(block);
                    out.write(block);
                }
            }
        }

        /** Closes the store and deletes everything. */
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
     * @param files which
     * @return its digest and size
     */
    @Benchmark
    public ArtifactInfo engine(Files files) {
        return files.run.logArtifact("model-" + files.copies++, ContentSource.of(files.source));
    }

    /**
     * Copies the file.
     *
     * @param files which
     * @return its digest
     */
    @Benchmark
    public byte[] plainCopy(Files files) throws IOException, NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[BUFFER_BYTES];
        Path target = files.folder.resolve("copy-" + files.copies++);
        try (InputStream in = new FileInputStream(files.source.toFile());
                FileOutputStream out = new FileOutputStream(target.toFile())) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                sha256.update(buffer, 0, read);
            }
            out.getFD().sync();
        }
        return sha256.digest();
    }
}
