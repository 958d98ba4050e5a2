package io.mlops.core.sql.tracking;

import io.mlops.core.sql.session.Session;
import io.mlops.error.ConflictException;
import io.mlops.error.Quoted;
import io.mlops.spi.RunBatch;
import io.mlops.tracking.DatasetInput;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Writes params, tags and inputs of a run. */
final class RunBatchWriter {
    private RunBatchWriter() {}

    static void write(Session session, RunBatch batch) throws SQLException {
        long run = RunNumbers.active(session, batch.runId());
        for (Map.Entry<String, String> param : batch.params().entrySet()) {
            writeParam(session, run, param, batch.runId());
        }
        Tags.OF_RUNS.set(session, run, batch.tags());
        for (String key : batch.removedTags()) {
            Tags.OF_RUNS.remove(session, run, key);
        }
        for (DatasetInput input : batch.inputs()) {
            InputRows.add(session, run, input);
        }
    }

    private static void writeParam(Session session, long run, Map.Entry<String, String> param, String runId)
            throws SQLException {
        int written = session.update(
                "INSERT INTO param (run_no, key, value) VALUES (?, ?, ?) ON CONFLICT (run_no, key) DO NOTHING",
                run,
                param.getKey(),
                param.getValue());
        if (written > 0) {
            return;
        }
        Optional<String> present = session.first(
                "SELECT value FROM param WHERE run_no = ? AND key = ?", row -> row.getString(1), run, param.getKey());
        if (!present.equals(Optional.of(param.getValue()))) {
            throw new ConflictException("Param " + Quoted.of(param.getKey()) + " of run " + Quoted.of(runId) + " is "
                    + Quoted.of(present.orElse("")) + " and cannot become " + Quoted.of(param.getValue())
                    + "; params are written once, log a tag or a metric for what changes");
        }
    }
}
