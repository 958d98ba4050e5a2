/** The engine behind {@code io.mlops.Mlops}, with the embedded and the memory backend. */
@SuppressWarnings("module") // io.mlops.postgres, to which the SQL backend is exported, is built after this module.
module io.mlops.core {
    requires transitive io.mlops.api;
    requires com.dynatrace.hash4j;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.uuid;
    requires com.github.benmanes.caffeine;
    requires de.siegmar.fastcsv;
    requires transitive java.sql;
    requires org.apache.commons.statistics.distribution;
    requires org.apache.commons.statistics.inference;
    requires org.slf4j;
    requires org.xerial.sqlitejdbc;

    exports io.mlops.core;
    exports io.mlops.core.audit;
    exports io.mlops.core.copy;
    exports io.mlops.core.drift;
    exports io.mlops.core.drift.chunk;
    exports io.mlops.core.drift.multivariate;
    exports io.mlops.core.drift.preset;
    exports io.mlops.core.drift.sequential;
    exports io.mlops.core.drift.stream;
    exports io.mlops.core.metrics;
    exports io.mlops.core.metrics.classification;
    exports io.mlops.core.metrics.estimate;
    exports io.mlops.core.metrics.group;
    exports io.mlops.core.metrics.ranking;
    exports io.mlops.core.metrics.regression;
    exports io.mlops.core.quality;
    exports io.mlops.core.report;
    exports io.mlops.core.report.drift;
    exports io.mlops.core.table;
    exports io.mlops.core.sql to
            io.mlops.postgres;

    uses io.mlops.spi.BackendProvider;

    provides io.mlops.spi.BackendProvider with
            io.mlops.core.memory.MemoryBackendProvider,
            io.mlops.core.sqlite.SqliteProvider;
}
