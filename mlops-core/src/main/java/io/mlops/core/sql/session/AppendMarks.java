package io.mlops.core.sql.session;

import java.sql.SQLException;

/** Remembers the last sequence of each writer, so that a repeated append is recognised. */
public final class AppendMarks {
    /** Stands for metric points where logs have their numbers. */
    public static final long METRICS = 0;

    private AppendMarks() {}

    /**
     * Returns whether an append is not a repeat, and remembers it.
     *
     * @param session the transaction of the append
     * @param writerId who appends
     * @param log the number of the log, or {@link #METRICS}
     * @param sequence rises with each append of a writer to a log
     */
    public static boolean isNew(Session session, String writerId, long log, long sequence) throws SQLException {
        return session.update(
                        "INSERT INTO append_mark (writer_id, log_no, sequence) VALUES (?, ?, ?)"
                                + " ON CONFLICT (writer_id, log_no) DO UPDATE SET sequence = excluded.sequence"
                                + " WHERE append_mark.sequence < excluded.sequence",
                        writerId,
                        log,
                        sequence)
                > 0;
    }
}
