package io.mlops.benchmarks.governance;

import io.mlops.Mlops;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Governed changes a second, each judged by a role policy of a hundred grants, audited, and synced to the disk: a registered model of each thread's own is described anew. The control
 * is the same with one thread, which is the rate of single commits.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class GovernedChanges {
    /** The store that all threads change. */
    @State(Scope.Benchmark)
    public static class Store {
        private final GovernedStore store = new GovernedStore();
        private final Mlops owner = store.owner();
        private final AtomicInteger threads = new AtomicInteger();

        /** Closes the store and deletes it. */
        @TearDown
        public void close() {
            store.close();
        }
    }

    /** A model for each thread. */
    @State(Scope.Thread)
    public static class Model {
        private String name = "";
        private long changes;

        private String of(Store store) {
            if (name.isEmpty()) {
                name = "model-" + store.threads.incrementAndGet();
                store.owner.registry().createModel(name, "");
            }
            return name;
        }
    }

    /**
     * Changes from eight threads.
     *
     * @param store the store
     * @param model the thread's model
     */
    @Benchmark
    @Threads(8)
    public void eightThreads(Store store, Model model) {
        store.owner.registry().describeModel(model.of(store), Long.toString(model.changes++));
    }

    /**
     * Changes from one thread.
     *
     * @param store the store
     * @param model the thread's model
     */
    @Benchmark
    @Threads(1)
    public void oneThread(Store store, Model model) {
        store.owner.registry().describeModel(model.of(store), Long.toString(model.changes++));
    }
}
