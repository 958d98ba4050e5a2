package io.mlops.benchmarks.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** Adds to each figure how many times a second the disk syncs one written block, tried for 0.1 seconds before each iteration by one thread. */
public final class SyncProfiler implements InternalProfiler {
    private static final int BLOCK_BYTES = 4096;
    private static final long TRIED_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private double syncsPerSecond;

    /** Makes a profiler; JMH does. */
    public SyncProfiler() {}

    @Override
    public String getDescription() {
        return "fsyncs a second of the disk that holds mlops.bench.folder";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        try (BenchFolder folder = new BenchFolder()) {
            syncsPerSecond = measure(folder.resolve("block"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double measure(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            // One for all, as other profilers count what is allocated meanwhile.
            ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
            long start = System.nanoTime();
            long spent = 0;
            int syncs = 0;
            while (spent < TRIED_NANOS) {
                channel.write(block.clear());
                channel.force(false);
                syncs++;
                spent = System.nanoTime() - start;
            }
            return syncs * (double) TimeUnit.SECONDS.toNanos(1) / spent;
        }
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        return List.of(new ScalarResult("disk", syncsPerSecond, "fsyncs/s", AggregationPolicy.AVG));
    }
}
