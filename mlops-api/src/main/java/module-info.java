/**
 * The programming interface of the mlops SDK: value types, the interfaces that the engine implements, and the SPI of storage backends.
 *
 * <p>It needs the JDK alone; JSpecify's annotations are compile-time only.
 */
module io.mlops.api {
    requires static transitive org.jspecify;

    exports io.mlops;
    exports io.mlops.artifact;
    exports io.mlops.data;
    exports io.mlops.drift;
    exports io.mlops.drift.stream;
    exports io.mlops.error;
    exports io.mlops.event;
    exports io.mlops.governance;
    exports io.mlops.governance.approval;
    exports io.mlops.governance.audit;
    exports io.mlops.governance.gate;
    exports io.mlops.governance.policy;
    exports io.mlops.monitoring;
    exports io.mlops.outbox;
    exports io.mlops.page;
    exports io.mlops.registry;
    exports io.mlops.search;
    exports io.mlops.spi;
    exports io.mlops.spi.commit;
    exports io.mlops.spi.listing;
    exports io.mlops.spi.table;
    exports io.mlops.spi.table.backend;
    exports io.mlops.tracking;
}
