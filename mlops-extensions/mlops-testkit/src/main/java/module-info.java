/** The contract of a storage backend as JUnit 5 tests, with a manual clock and a backend that injects faults. */
module io.mlops.testkit {
    requires transitive io.mlops.api;
    requires static org.jspecify;
    requires org.assertj.core;
    requires org.junit.jupiter.api;
    requires org.junit.jupiter.params;

    exports io.mlops.testkit;
    exports io.mlops.testkit.clock;
    exports io.mlops.testkit.fault;

    opens io.mlops.testkit to
            org.junit.platform.commons;
    opens io.mlops.testkit.fixture to
            org.junit.platform.commons;
    opens io.mlops.testkit.registry to
            org.junit.platform.commons;
    opens io.mlops.testkit.store to
            org.junit.platform.commons;
    opens io.mlops.testkit.tracking to
            org.junit.platform.commons;
}
