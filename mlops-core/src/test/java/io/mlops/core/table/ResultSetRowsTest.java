package io.mlops.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.mlops.data.ColumnType;
import io.mlops.data.Profile;
import io.mlops.data.Profiler;
import io.mlops.error.BackendException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

final class ResultSetRowsTest {
    private static final String TABLE = "create table t (i integer not null, d double, s text, b boolean, t timestamp)";

    @Test
    void rows_ofAQuery_makeAProfile() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
            statement.execute(
                    "insert into t values (1, 1.5, 'a', 1, 1000), (2, null, 'b', 0, 2000), (3, 2.5, null, 1, null)");
            ResultSetRows rows = ResultSetRows.of(statement.executeQuery("select * from t"));
            Profile profile = Profiler.reference(rows.schema()).addAll(rows).profile();

            assertThat(profile.rows()).isEqualTo(3);
            assertThat(profile.schema().column(0).type()).isEqualTo(ColumnType.INTEGER);
            assertThat(profile.column("i").numeric().orElseThrow().mean()).isEqualTo(2);
            assertThat(profile.column("d").missing()).isEqualTo(1);
            assertThat(profile.column("d").numeric().orElseThrow().max()).isEqualTo(2.5);
            assertThat(profile.column("s").distinct()).isEqualTo(2);
            assertThat(profile.column("b").distinct()).isEqualTo(2);
            assertThat(profile.column("t").missing()).isEqualTo(1);
            assertThat(profile.column("t").numeric().orElseThrow().max()).isEqualTo(2000);
        }
    }

    @Test
    void rows_ofADatabaseThatFails_failTyped() throws SQLException {
        ResultSet results = mock(ResultSet.class);
        when(results.getMetaData()).thenThrow(new SQLException("connection lost"));

        assertThatThrownBy(() -> ResultSetRows.of(results))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("result set")
                .hasMessageContaining("connection lost");
    }
}
