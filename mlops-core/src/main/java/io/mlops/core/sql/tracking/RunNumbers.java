package io.mlops.core.sql.tracking;

import io.mlops.core.sql.session.Session;
import io.mlops.error.ConflictException;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.tracking.LifecycleStage;
import java.sql.SQLException;
import java.util.Optional;

/** Turns ids of experiments and runs into numbers of rows. */
public final class RunNumbers {
    private RunNumbers() {}

    /** The number of a row, and whether it is deleted. */
    record Place(long number, LifecycleStage stage) {}

    /**
     * Returns the number of a run.
     *
     * @param session where to read
     * @param runId its id
     * @throws NotFoundException if there is none
     */
    public static long any(Session session, String runId) throws SQLException {
        return place(session, runId).number();
    }

    /**
     * Returns the number of a run that may be written.
     *
     * @param session where to read
     * @param runId its id
     * @throws NotFoundException if there is none
     * @throws ConflictException if it is deleted
     */
    public static long active(Session session, String runId) throws SQLException {
        Place place = place(session, runId);
        if (place.stage() == LifecycleStage.DELETED) {
            throw new ConflictException("Run " + Quoted.of(runId) + " is deleted; restore it first");
        }
        return place.number();
    }

    static Place place(Session session, String runId) throws SQLException {
        return session.first(
                        "SELECT run_no, stage FROM run WHERE run_id = ?",
                        row -> new Place(row.getLong(1), LifecycleStage.valueOf(row.getString(2))),
                        runId)
                .orElseThrow(() -> new NotFoundException("Run " + Quoted.of(runId) + " does not exist"));
    }

    static Place experiment(Session session, String experimentId) throws SQLException {
        Optional<Place> place = Optional.empty();
        long number = number(experimentId);
        if (number >= 0) {
            place = session.first(
                    "SELECT experiment_no, stage FROM experiment WHERE experiment_no = ?",
                    row -> new Place(row.getLong(1), LifecycleStage.valueOf(row.getString(2))),
                    number);
        }
        return place.orElseThrow(
                () -> new NotFoundException("Experiment " + Quoted.of(experimentId) + " does not exist"));
    }

    /**
     * Returns the number of an experiment that may be written.
     *
     * @param session where to read
     * @param experimentId its id
     * @throws NotFoundException if there is none
     * @throws ConflictException if it is deleted
     */
    public static long activeExperiment(Session session, String experimentId) throws SQLException {
        Place place = experiment(session, experimentId);
        if (place.stage() == LifecycleStage.DELETED) {
            throw new ConflictException("Experiment " + Quoted.of(experimentId) + " is deleted; restore it first");
        }
        return place.number();
    }

    /** Returns the number that an id is the canonical form of; -1 where it is of none. */
    static long number(String experimentId) {
        try {
            long number = Long.parseLong(experimentId);
            return number >= 0 && Long.toString(number).equals(experimentId) ? number : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
