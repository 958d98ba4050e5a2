/** The engine behind {@code io.mlops.Mlops}, with the embedded and the memory backend. */
module io.mlops.core {
    requires transitive io.mlops.api;
    requires org.apache.commons.statistics.distribution;
    requires org.apache.commons.statistics.inference;

    exports io.mlops.core.drift;
    exports io.mlops.core.drift.preset;

    provides io.mlops.spi.BackendProvider with
            io.mlops.core.memory.MemoryBackendProvider;
}
