/** The engine behind {@code io.mlops.Mlops}, with the embedded and the memory backend. */
module io.mlops.core {
    requires transitive io.mlops.api;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires org.apache.commons.statistics.distribution;
    requires org.apache.commons.statistics.inference;
    requires org.slf4j;

    exports io.mlops.core.drift;
    exports io.mlops.core.drift.preset;
    exports io.mlops.core.report;

    provides io.mlops.spi.BackendProvider with
            io.mlops.core.memory.MemoryBackendProvider;
}
