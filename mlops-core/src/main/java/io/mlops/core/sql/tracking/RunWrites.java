package io.mlops.core.sql.tracking;

import io.mlops.core.sql.session.Session;
import io.mlops.error.AlreadyExistsException;
import io.mlops.error.ConflictException;
import io.mlops.error.Quoted;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.RunWrite;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.RunInfo;
import java.sql.SQLException;
import java.time.Instant;

/** Makes the changes of runs in the transaction of a commit. */
public final class RunWrites {
    private final Session session;
    private final long at;
    private final String writerId;

    /**
     * Begins.
     *
     * @param session the transaction
     * @param commit dates all changes, and says which opening makes them
     */
    public RunWrites(Session session, Commit commit) {
        this.session = session;
        this.at = commit.at().toEpochMilli();
        this.writerId = commit.writerId();
    }

    /**
     * Makes a change; returns what it assigned.
     *
     * @param write what to change
     */
    public String apply(RunWrite write) throws SQLException {
        return switch (write.type()) {
            case CREATE -> create((RunWrite.Create) write);
            case SET_STATUS -> setStatus((RunWrite.SetStatus) write);
            case SET_STAGE -> setStage((RunWrite.SetStage) write);
        };
    }

    private String create(RunWrite.Create write) throws SQLException {
        RunInfo info = write.info();
        long experiment = RunNumbers.activeExperiment(session, info.experimentId());
        boolean isDeleted = info.stage() == LifecycleStage.DELETED;
        long tagSet = RunTags.setOf(session, write.tags());
        long number = session.number(
                "INSERT INTO run (run_id, experiment_no, name, status, stage, started_at, ended_at, deleted_at, deleted_with_experiment,"
                        + " writer_id, set_no) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?) ON CONFLICT (run_id) DO NOTHING RETURNING run_no",
                -1,
                info.id(),
                experiment,
                info.name(),
                info.status().name(),
                info.stage().name(),
                info.startedAt().toEpochMilli(),
                info.endedAt().map(Instant::toEpochMilli).orElse(null),
                isDeleted ? at : null,
                writerId,
                tagSet);
        if (number < 0) {
            throw new AlreadyExistsException("Run " + Quoted.of(info.id()) + " exists already; take another id");
        }
        RunTags.create(session, number, write.tags());
        Tags.PARAMS.set(session, number, write.params());
        return info.id();
    }

    private String setStatus(RunWrite.SetStatus write) throws SQLException {
        long changed = session.number(
                "UPDATE run SET status = ?, ended_at = ?, writer_id = ? WHERE run_id = ? AND stage = ? RETURNING run_no",
                -1,
                write.status().name(),
                write.endedAt().map(Instant::toEpochMilli).orElse(null),
                writerId,
                write.runId(),
                LifecycleStage.ACTIVE.name());
        // A look-up says why there is no such run.
        long number = changed < 0 ? RunNumbers.active(session, write.runId()) : changed;
        if (write.endedAt().isPresent()) {
            EndedRuns.add(session, number);
        } else {
            EndedRuns.remove(session, number);
        }
        return "";
    }

    private String setStage(RunWrite.SetStage write) throws SQLException {
        RunNumbers.Place place = RunNumbers.place(session, write.runId());
        if (place.stage() == write.stage()) {
            return "";
        }
        boolean isDeletion = write.stage() == LifecycleStage.DELETED;
        if (!isDeletion) {
            requireActiveExperiment(place, write.runId());
        }
        session.update(
                "UPDATE run SET stage = ?, deleted_at = ?, deleted_with_experiment = 0 WHERE run_no = ?",
                write.stage().name(),
                isDeletion ? at : null,
                place.number());
        return "";
    }

    private void requireActiveExperiment(RunNumbers.Place run, String runId) throws SQLException {
        boolean isActive = session.number(
                        "SELECT COUNT(*) FROM run r JOIN experiment e ON e.experiment_no = r.experiment_no"
                                + " WHERE r.run_no = ? AND e.stage = ?",
                        0,
                        run.number(),
                        LifecycleStage.ACTIVE.name())
                > 0;
        if (!isActive) {
            throw new ConflictException("The experiment of run " + Quoted.of(runId) + " is deleted; restore it first");
        }
    }
}
