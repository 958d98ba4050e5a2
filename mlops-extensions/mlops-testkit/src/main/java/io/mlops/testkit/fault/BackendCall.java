package io.mlops.testkit.fault;

import io.mlops.spi.ArtifactStore;
import io.mlops.spi.Backend;
import io.mlops.spi.MetricStore;
import io.mlops.spi.RecordStore;
import io.mlops.spi.RunStore;
import java.util.Arrays;

/** The kinds of calls that faults are injected into. */
public enum BackendCall {
    /** {@link Backend#commit}. */
    COMMIT(Backend.class, "commit"),
    /** {@link RunStore#logBatch}. */
    LOG_BATCH(RunStore.class, "logBatch"),
    /** {@link RunStore#logModel}. */
    LOG_MODEL(RunStore.class, "logModel"),
    /** {@link RunStore#purge}. */
    PURGE_RUNS(RunStore.class, "purge"),
    /** {@link MetricStore#append}. */
    APPEND_METRICS(MetricStore.class, "append"),
    /** {@link RecordStore#append}. */
    APPEND_LOG(RecordStore.class, "append"),
    /** {@link RecordStore#trim}. */
    TRIM_LOG(RecordStore.class, "trim"),
    /** {@link ArtifactStore#write}. */
    WRITE_ARTIFACT(ArtifactStore.class, "write"),
    /** {@link ArtifactStore#delete}. */
    DELETE_ARTIFACT(ArtifactStore.class, "delete"),
    /** {@link ArtifactStore#deleteAll}. */
    DELETE_ARTIFACTS(ArtifactStore.class, "deleteAll"),
    /** {@link ArtifactStore#sweep}. */
    SWEEP_ARTIFACTS(ArtifactStore.class, "sweep"),
    /** Any other method of a store: it reads. */
    READ(Object.class, "");

    private final Class<?> part;
    private final String method;

    BackendCall(Class<?> part, String method) {
        this.part = part;
        this.method = method;
    }

    static BackendCall of(Class<?> part, String method) {
        return Arrays.stream(values())
                .filter(call -> call.part == part && call.method.equals(method))
                .findFirst()
                .orElse(READ);
    }
}
