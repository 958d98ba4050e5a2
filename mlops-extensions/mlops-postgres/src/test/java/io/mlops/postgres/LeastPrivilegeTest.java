package io.mlops.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.Mlops;
import io.mlops.core.MlopsSdk;
import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.ModelSignature;
import io.mlops.data.Schema;
import io.mlops.error.BackendException;
import io.mlops.registry.ModelVersion;
import io.mlops.spi.Backend;
import io.mlops.spi.LogName;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.RunSpec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rights that the shipped SQL gives to an application. */
final class LeastPrivilegeTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String SCHEMA = "guarded";
    private static final String ROLE = "guarded_app";
    private static final ModelSignature SIGNATURE =
            ModelSignature.of(Schema.of(Column.required("x", ColumnType.DOUBLE)));

    @BeforeAll
    static void grant() throws SQLException {
        SERVER.execute("CREATE ROLE " + ROLE + " LOGIN");
        SERVER.open(SCHEMA).close();
        SERVER.execute(PostgresStore.leastPrivilege(SCHEMA, ROLE));
    }

    private static Backend openAsRole(String schema) {
        return PostgresStore.at(SERVER.location(ROLE)).schema(schema).open();
    }

    @Test
    void role_throughTheSdk_doesAllThatAnApplicationDoes() {
        try (Mlops mlops = MlopsSdk.builder()
                .backend(openAsRole(SCHEMA))
                .artifacts("memory:")
                .open()) {
            ModelVersion version;
            try (ActiveRun run = mlops.tracking().startRun(RunSpec.of("experiment", "run"))) {
                run.logMetric("loss", 0.5, 1);
                run.setTag("team", "a");
                version = mlops.registry().register("scorer", run.logModel("model", Path.of("pom.xml"), SIGNATURE));
                run.finish();
            }
            mlops.registry().setAlias(version, "champion");
            mlops.registry().deleteVersion(version);

            assertThat(mlops.verify()).isEmpty();
        }
    }

    @Test
    void role_throughTheBackend_purgesAndTrims() {
        try (Backend backend = openAsRole(SCHEMA)) {
            assertThat(backend.runs().orElseThrow().purge(Samples.AT)).isEmpty();
            assertThat(backend.records().orElseThrow().trim(new LogName("test", ""), Samples.AT))
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE guarded.audit_entry SET json = '{}'",
                "DELETE FROM guarded.audit_entry",
                "TRUNCATE guarded.audit_entry",
                "DELETE FROM guarded.audit_frontier",
                "UPDATE guarded.alias_state SET version = 1",
                "DELETE FROM guarded.registry_change",
                "UPDATE guarded.schema_history SET checksum = ''",
                "DROP TABLE guarded.audit_entry",
                "ALTER TABLE guarded.audit_entry DISABLE TRIGGER ALL",
                "CREATE TABLE guarded.mine (id int)",
                "COMMENT ON TABLE guarded.schema_history IS ''"
            })
    void role_pastTheSdk_cannotUndoWhatHappened(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(SERVER.location(ROLE));
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }
    }

    @Test
    void role_schemaOfNobody_isToldWhichRightItLacks() {
        assertThatThrownBy(() -> openAsRole(TestServer.newSchema()))
                .isExactlyInstanceOf(BackendException.class)
                .hasMessageContaining("lacks a right");
    }

    @Test
    void role_schemaWithoutItsRights_isToldWhichRightItLacks() {
        String schema = TestServer.newSchema();
        SERVER.open(schema).close();

        assertThatThrownBy(() -> openAsRole(schema))
                .isExactlyInstanceOf(BackendException.class)
                .hasMessageContaining("PostgresStore.leastPrivilege");
    }
}
