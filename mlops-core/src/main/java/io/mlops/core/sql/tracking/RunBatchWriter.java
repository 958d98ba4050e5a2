package io.mlops.core.sql.tracking;

import io.mlops.core.sql.session.ManyRows;
import io.mlops.core.sql.session.Session;
import io.mlops.error.ConflictException;
import io.mlops.error.Quoted;
import io.mlops.spi.RunBatch;
import io.mlops.tracking.DatasetInput;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Writes params, tags and inputs of a run. */
final class RunBatchWriter {
    private static final ManyRows PARAMS =
            new ManyRows("INSERT INTO param (run_no, key, value)", 3, "ON CONFLICT (run_no, key) DO NOTHING");

    private RunBatchWriter() {}

    static void write(Session session, RunBatch batch) throws SQLException {
        long run = RunNumbers.active(session, batch.runId());
        int written = PARAMS.insert(session, Tags.rows(run, batch.params()));
        if (written < batch.params().size()) {
            requireEqual(session, run, batch);
        }
        RunTags.set(session, run, batch.tags());
        for (String key : batch.removedTags()) {
            RunTags.remove(session, run, key);
        }
        for (DatasetInput input : batch.inputs()) {
            InputRows.add(session, run, input);
        }
    }

    /** Params that are there already must be the same. */
    private static void requireEqual(Session session, long run, RunBatch batch) throws SQLException {
        Map<String, String> present = Tags.PARAMS.read(session, List.of(run)).getOrDefault(run, Map.of());
        for (Map.Entry<String, String> param : batch.params().entrySet()) {
            String known = present.get(param.getKey());
            if (!param.getValue().equals(known)) {
                throw new ConflictException("Param " + Quoted.of(param.getKey()) + " of run " + Quoted.of(batch.runId())
                        + " is " + Quoted.of(String.valueOf(known)) + " and cannot become "
                        + Quoted.of(param.getValue())
                        + "; params are written once, log a tag or a metric for what changes");
            }
        }
    }
}
