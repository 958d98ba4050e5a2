/** The SQL backend on PostgreSQL. */
module io.mlops.postgres {
    requires com.zaxxer.hikari;
    requires io.mlops.core;
    requires transitive io.mlops.api;
    requires transitive java.sql;
    requires java.naming;
    requires static org.checkerframework.checker.qual;
    requires org.postgresql.jdbc;
    requires org.slf4j;

    exports io.mlops.postgres;

    provides io.mlops.spi.BackendProvider with
            io.mlops.postgres.PostgresProvider;
}
