package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.mlops.Mlops;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.RunSpec;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The caller's thread allocates nothing for a point once the buffers have grown. */
class AllocationTest {
    private static final int BURST = 1_000;

    @Test
    void logMetric_inTheSteadyState_allocatesNothingOnTheCallersThread() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Mlops mlops = MlopsSdk.builder()
                .backend("memory:")
                .metrics(MetricBuffering.unset().flushInterval(Duration.ofHours(1)))
                .open()) {
            ActiveRun run = mlops.tracking().startRun(RunSpec.of("e", "r"));
            long allocated = Long.MAX_VALUE;
            for (int round = 0; round < 50; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < BURST; i++) {
                    run.logMetric("loss", i, i);
                }
                allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
                mlops.flush(Duration.ofMinutes(1));
            }

            assertThat(allocated).isLessThan(BURST);
        }
    }
}
