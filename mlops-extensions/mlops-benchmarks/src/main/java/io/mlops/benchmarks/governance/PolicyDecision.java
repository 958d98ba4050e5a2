package io.mlops.benchmarks.governance;

import io.mlops.Mlops;
import io.mlops.governance.Policy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One decision of a role policy of a hundred grants, the policy read from the embedded store as it is for each action. The control is the reading of the policy alone.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class PolicyDecision {
    /** The governed store. */
    @State(Scope.Benchmark)
    public static class Store {
        private final GovernedStore store = new GovernedStore();
        private final Mlops owner = store.owner();

        /** Closes the store and deletes it. */
        @TearDown
        public void close() {
            store.close();
        }
    }

    /**
     * Asks whether somebody may record outcomes, and records none.
     *
     * @param store the store
     */
    @Benchmark
    public void decision(Store store) {
        store.owner.monitoring().outcomes(List.of());
    }

    /**
     * Reads the policy in force.
     *
     * @param store the store
     * @return the policy
     */
    @Benchmark
    public Optional<Policy> readingThePolicy(Store store) {
        return store.owner.governance().policy();
    }
}
