package io.mlops.core.sql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.IncompatibleSchemaException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MigrationsTest {
    private static final Map<String, String> WORDS =
            Map.of("int", "INTEGER", "long", "INTEGER", "text", "TEXT", "table", "STRICT");
    private static final Migration FIRST =
            new Migration(1, "-- A comment; with a semicolon.\nCREATE TABLE a (x {int});\nINSERT INTO a VALUES (1);\n");
    private static final Migration SECOND = new Migration(2, "UPDATE a SET x = x + 1;\n");

    private Session session;

    @BeforeEach
    void open() throws SQLException {
        session = new Session(DriverManager.getConnection("jdbc:sqlite::memory:"));
    }

    @AfterEach
    void close() throws SQLException {
        session.close();
    }

    @Test
    void apply_emptySchema_runsAllStepsInOrder() throws SQLException {
        assertThat(apply(FIRST, SECOND)).isZero();
        assertThat(session.number("SELECT x FROM a", -1)).isEqualTo(2);
    }

    @Test
    void apply_someStepsDone_runsTheOthers() throws SQLException {
        apply(FIRST);

        assertThat(apply(FIRST, SECOND)).isEqualTo(1);
        assertThat(session.number("SELECT x FROM a", -1)).isEqualTo(2);
    }

    @Test
    void apply_allStepsDone_changesNothing() throws SQLException {
        apply(FIRST, SECOND);

        assertThat(apply(FIRST, SECOND)).isEqualTo(2);
        assertThat(session.number("SELECT x FROM a", -1)).isEqualTo(2);
    }

    @Test
    void apply_newerSchema_isRefused() throws SQLException {
        apply(FIRST, SECOND);

        assertThatThrownBy(() -> apply(FIRST))
                .isInstanceOf(IncompatibleSchemaException.class)
                .hasMessageContaining("schema version 2, and this program knows versions up to 1");
    }

    @Test
    void apply_changedScript_isRefused() throws SQLException {
        apply(FIRST);

        assertThatThrownBy(() -> apply(new Migration(1, FIRST.script() + " "), SECOND))
                .isInstanceOf(IncompatibleSchemaException.class)
                .hasMessageContaining("schema version 1 was made by another script");
        assertThat(session.number("SELECT x FROM a", -1)).isEqualTo(1);
    }

    @Test
    void checksum_otherLineEnds_isTheSame() {
        assertThat(new Migration(1, FIRST.script().replace("\n", "\r\n")).checksum())
                .isEqualTo(FIRST.checksum());
    }

    private int apply(Migration... steps) throws SQLException {
        return new Migrations(List.of(steps), WORDS).apply(session, Clock.systemUTC());
    }
}
