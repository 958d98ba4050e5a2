package io.mlops.core.sql.tracking;

import io.mlops.core.sql.session.Session;
import io.mlops.spi.InterruptedRun;
import io.mlops.tracking.LifecycleStage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Which opening of the store holds which run. */
public final class RunHolders {
    // The state is no bound value, so that the partial index serves.
    private static final String WRITERS = "SELECT DISTINCT writer_id FROM run WHERE status = 'RUNNING'";
    private static final String RUNS = "SELECT run_no, run_id, experiment_no, name, status, stage, started_at, ended_at"
            + " FROM run WHERE status = 'RUNNING' AND writer_id = ? AND stage = ? ORDER BY run_no";

    private RunHolders() {}

    static List<InterruptedRun> interrupted(Session session, WriterLife life) throws SQLException {
        List<InterruptedRun> found = new ArrayList<>();
        for (String writer : session.list(WRITERS, row -> row.getString(1))) {
            if (life.isGone(session.connection(), writer)) {
                found.addAll(session.list(
                        RUNS,
                        row -> new InterruptedRun(RunLoader.info(row), writer),
                        writer,
                        LifecycleStage.ACTIVE.name()));
            }
        }
        return found;
    }

    /**
     * Returns whether a run is RUNNING and was started, or resumed last, by an opening.
     *
     * @param session where to read
     * @param runId its id
     * @param writerId names the opening
     */
    public static boolean isHeldBy(Session session, String runId, String writerId) throws SQLException {
        return session.number(
                        "SELECT COUNT(*) FROM run WHERE run_id = ? AND writer_id = ? AND status = 'RUNNING'",
                        0,
                        runId,
                        writerId)
                > 0;
    }
}
