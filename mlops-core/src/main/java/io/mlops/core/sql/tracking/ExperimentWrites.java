package io.mlops.core.sql.tracking;

import io.mlops.core.sql.session.Session;
import io.mlops.error.AlreadyExistsException;
import io.mlops.error.Quoted;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.tracking.LifecycleStage;
import java.sql.SQLException;
import java.time.Instant;

/** Makes the changes of experiments in the transaction of a commit. */
public final class ExperimentWrites {
    private final Session session;
    private final long at;

    /**
     * Begins.
     *
     * @param session the transaction
     * @param at the date of all changes
     */
    public ExperimentWrites(Session session, Instant at) {
        this.session = session;
        this.at = at.toEpochMilli();
    }

    /**
     * Makes a change; returns what it assigned.
     *
     * @param write what to change
     */
    public String apply(ExperimentWrite write) throws SQLException {
        return switch (write.type()) {
            case CREATE -> create((ExperimentWrite.Create) write);
            case RENAME -> rename((ExperimentWrite.Rename) write);
            case SET_STAGE -> setStage((ExperimentWrite.SetStage) write);
        };
    }

    private String create(ExperimentWrite.Create write) throws SQLException {
        requireFree(write.name(), -1);
        long number = session.number(
                "INSERT INTO experiment (name, stage, created_at, updated_at) VALUES (?, ?, ?, ?) RETURNING experiment_no",
                -1,
                write.name(),
                LifecycleStage.ACTIVE.name(),
                at,
                at);
        return Long.toString(number);
    }

    private String rename(ExperimentWrite.Rename write) throws SQLException {
        long number = RunNumbers.activeExperiment(session, write.experimentId());
        requireFree(write.name(), number);
        session.update(
                "UPDATE experiment SET name = ?, updated_at = ? WHERE experiment_no = ?", write.name(), at, number);
        return "";
    }

    private void requireFree(String name, long except) throws SQLException {
        long owner = session.number("SELECT experiment_no FROM experiment WHERE name = ?", -1, name);
        if (owner >= 0 && owner != except) {
            throw new AlreadyExistsException("Experiment " + Quoted.of(name) + " exists already with id " + owner
                    + ", perhaps deleted; take another name or restore it");
        }
    }

    private String setStage(ExperimentWrite.SetStage write) throws SQLException {
        RunNumbers.Place place = RunNumbers.experiment(session, write.experimentId());
        if (place.stage() == write.stage()) {
            return "";
        }
        boolean isDeletion = write.stage() == LifecycleStage.DELETED;
        session.update(
                "UPDATE experiment SET stage = ?, updated_at = ?, deleted_at = ? WHERE experiment_no = ?",
                write.stage().name(),
                at,
                isDeletion ? at : null,
                place.number());
        session.update(
                "UPDATE run SET stage = ?, deleted_at = ?, deleted_with_experiment = ?"
                        + " WHERE experiment_no = ? AND stage = ? AND deleted_with_experiment = ?",
                write.stage().name(),
                isDeletion ? at : null,
                isDeletion ? 1 : 0,
                place.number(),
                place.stage().name(),
                isDeletion ? 0 : 1);
        return "";
    }
}
