package io.mlops.core.sql.tracking;

import io.mlops.core.sql.session.Session;
import io.mlops.tracking.LifecycleStage;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Removes for good what was deleted softly. */
final class Purge {
    private static final List<String> RUN_TABLES =
            List.of("series", "param", "run_tag", "run_input", "logged_model", "compaction", "run");

    private Purge() {}

    static List<String> run(Session session, Instant olderThan) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        session.each(
                "SELECT run_no, run_id FROM run r WHERE stage = ? AND deleted_at < ?"
                        + " AND NOT EXISTS (SELECT 1 FROM model_version v WHERE v.run_id = r.run_id)",
                row -> {
                    numbers.add(row.getLong(1));
                    ids.add(row.getString(2));
                },
                LifecycleStage.DELETED.name(),
                olderThan.toEpochMilli());
        for (Long number : numbers) {
            remove(session, number);
        }
        session.update("DELETE FROM dataset WHERE NOT EXISTS"
                + " (SELECT 1 FROM run_input i WHERE i.dataset_no = dataset.dataset_no)");
        RunTags.removeUnused(session);
        purgeExperiments(session, olderThan);
        return ids;
    }

    private static void remove(Session session, long run) throws SQLException {
        session.update(
                "DELETE FROM metric_chunk WHERE series_no IN (SELECT series_no FROM series WHERE run_no = ?)", run);
        for (String table : RUN_TABLES) {
            session.update("DELETE FROM " + table + " WHERE run_no = ?", run);
        }
    }

    private static void purgeExperiments(Session session, Instant olderThan) throws SQLException {
        List<Long> numbers = session.list(
                "SELECT experiment_no FROM experiment e WHERE stage = ? AND deleted_at < ?"
                        + " AND NOT EXISTS (SELECT 1 FROM run r WHERE r.experiment_no = e.experiment_no)",
                row -> row.getLong(1),
                LifecycleStage.DELETED.name(),
                olderThan.toEpochMilli());
        for (Long number : numbers) {
            Tags.OF_EXPERIMENTS.removeAll(session, number);
            session.update("DELETE FROM experiment WHERE experiment_no = ?", number);
        }
    }
}
