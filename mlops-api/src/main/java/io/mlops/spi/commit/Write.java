package io.mlops.spi.commit;

/** One change of a {@link Commit}; sealed by the part of the store that it concerns. Immutable. */
public sealed interface Write permits ExperimentWrite, RunWrite, MetricWrite, RegistryWrite, RecordWrite, TagWrite {
    /** Returns the part of the store that it concerns. */
    Part part();

    /** The parts of a store. */
    enum Part {
        /** An {@link ExperimentWrite}. */
        EXPERIMENT,
        /** A {@link RunWrite}. */
        RUN,
        /** A {@link MetricWrite}. */
        METRIC,
        /** A {@link RegistryWrite}. */
        REGISTRY,
        /** A {@link RecordWrite}. */
        RECORD,
        /** A {@link TagWrite}. */
        TAG
    }
}
