package io.mlops.benchmarks.store;

import io.mlops.Mlops;
import io.mlops.benchmarks.disk.BenchFolder;
import io.mlops.core.MlopsSdk;
import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.ModelSignature;
import io.mlops.data.Schema;
import io.mlops.registry.ModelVersion;
import io.mlops.spi.Backend;
import io.mlops.spi.RegistryStore;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Which version an alias names: from the cache, and as two reads of the store, which a look-up costs that the cache cannot answer; beside it, a look-up in a hash map. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AliasLookUp {
    private static final String MODEL = "churn-scorer";
    private static final String ALIAS = "champion";

    /** The store with one model, one version and one alias. */
    @State(Scope.Benchmark)
    public static class Store {
        private final BenchFolder folder = new BenchFolder();
        private final Mlops mlops = MlopsSdk.open(folder.resolve("store"));
        private final Map<String, Object> map = new HashMap<>(Map.of(MODEL, ALIAS));
        private Backend backend;

        /** Registers the model. */
        @Setup
        public void register() throws IOException {
            Path file = Files.writeString(folder.resolve("model.bin"), "weights");
            ModelSignature signature = ModelSignature.of(Schema.of(Column.required("x", ColumnType.DOUBLE)));
            try (ActiveRun run = mlops.tracking().startRun(RunSpec.of("bench", "alias"))) {
                LoggedModel model = run.logModel("model", file, signature);
                mlops.registry().setAlias(mlops.registry().register(MODEL, model), ALIAS);
                run.finish();
            }
            backend = Backends.openAgain(folder.resolve("store"));
        }

        /** Closes the store and deletes it. */
        @TearDown
        public void close() {
            backend.close();
            mlops.close();
            folder.close();
        }
    }

    /**
     * Asks the registry.
     *
     * @param store the store
     * @return the version
     */
    @Benchmark
    public ModelVersion cached(Store store) {
        return store.mlops.registry().getVersionByAlias(MODEL, ALIAS);
    }

    /**
     * Reads what the registry reads when its cache has nothing.
     *
     * @param store the store
     * @return the version
     */
    @Benchmark
    public Optional<ModelVersion> notCached(Store store) {
        RegistryStore registry = store.backend.registry().orElseThrow();
        return registry.findAlias(MODEL, ALIAS).flatMap(state -> registry.findVersion(MODEL, state.version()));
    }

    /**
     * Asks a hash map.
     *
     * @param store the store
     * @return what it holds
     */
    @Benchmark
    public Object hashMap(Store store) {
        return Objects.requireNonNull(store.map.get(MODEL));
    }
}
