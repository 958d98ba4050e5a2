package io.mlops.core.sql.tracking;

import io.mlops.core.sql.session.Session;
import java.sql.SQLException;

/** The runs that have ended and whose metric chunks were not joined yet; {@code io.mlops.core.sql.metric} joins them. */
public final class EndedRuns {
    private EndedRuns() {}

    /** Notes a run that has ended, if it has chunks: most short runs have none. */
    static void add(Session session, long run) throws SQLException {
        session.update(
                "INSERT INTO compaction (run_no, series_no, first_step) SELECT ?, 0, ? WHERE EXISTS (SELECT 1"
                        + " FROM series s JOIN metric_chunk c ON c.series_no = s.series_no WHERE s.run_no = ?)"
                        + " ON CONFLICT (run_no) DO NOTHING",
                run,
                Long.MIN_VALUE,
                run);
    }

    /**
     * Forgets a run: its chunks are joined, or it goes on.
     *
     * @param session the transaction
     * @param run its number
     */
    public static void remove(Session session, long run) throws SQLException {
        session.update("DELETE FROM compaction WHERE run_no = ?", run);
    }
}
