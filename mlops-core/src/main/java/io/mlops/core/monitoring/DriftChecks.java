package io.mlops.core.monitoring;

import io.mlops.core.store.Stores;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** Knows when the inputs of a model were last judged. Thread-safe. */
public final class DriftChecks implements BiFunction<String, String, Optional<Instant>> {
    private final Stores stores;

    /**
     * Reads the state of monitors.
     *
     * @param stores where it is kept
     */
    public DriftChecks(Stores stores) {
        this.stores = stores;
    }

    /**
     * Returns when a check last judged windows of a monitor that has judged inputs; empty where none has.
     *
     * @param model the model's name
     * @param environment where it works
     */
    @Override
    public Optional<Instant> apply(String model, String environment) {
        Optional<RecordStore> records = stores.governance().records();
        MonitorKey key = new MonitorKey(model, environment);
        return records.filter(r -> Progress.read(r, key).driftUntil().isAfter(Instant.EPOCH))
                .flatMap(r -> r.find(Progress.KIND, key.id()))
                .map(StoredRecord::updatedAt);
    }
}
