package io.mlops.core.sql.commit;

import io.mlops.core.sql.session.LastRows;
import io.mlops.core.sql.session.ManyRows;
import io.mlops.core.sql.session.Session;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What was answered to each commit. */
public final class Requests {
    /** How long an answer is kept: longer than the day that the SPI asks for, as clocks differ. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final ManyRows INSERT = new ManyRows("INSERT INTO request (request_id, at, result)", 3, "");
    private static final LastRows ANSWERS = INSERT::insert;

    private Requests() {}

    static Optional<CommitResult> find(Session session, String requestId) throws SQLException {
        return session.first(
                "SELECT result FROM request WHERE request_id = ?",
                row -> new CommitResult(row.getString(1).lines().toList()),
                requestId);
    }

    /** Each line is what was assigned to one write; ids and numbers hold no line breaks. */
    static void remember(Session session, Commit commit, CommitResult result) {
        StringBuilder lines = new StringBuilder();
        result.assigned().forEach(assigned -> lines.append(assigned).append('\n'));
        session.leave(ANSWERS, commit.requestId(), commit.at().toEpochMilli(), lines.toString());
    }

    /**
     * Forgets answers that are too old to be asked for.
     *
     * @param session a transaction that writes
     * @param now the present time
     */
    public static void forgetOld(Session session, Instant now) throws SQLException {
        session.update("DELETE FROM request WHERE at < ?", now.minus(KEPT).toEpochMilli());
    }
}
