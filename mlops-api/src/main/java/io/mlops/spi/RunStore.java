package io.mlops.spi;

import io.mlops.page.Page;
import io.mlops.search.SearchQuery;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Experiments and runs with their params, tags, inputs and logged models. They are created, ended, renamed, deleted and restored by
 * {@link Backend#commit}. A new store has the experiment {@code 0}, named {@code Default}. The package page holds the rules for all methods.
 */
public interface RunStore {
    /**
     * Returns an experiment, deleted or not, or empty where there is none.
     *
     * @param id decimal
     */
    Optional<Experiment> findExperiment(String id);

    /**
     * Returns an experiment, deleted or not, or empty where there is none.
     *
     * @param name compared exactly
     */
    Optional<Experiment> findExperimentByName(String name);

    /**
     * Returns a page of experiments, by default the latest created first, then by id as a number, the largest first.
     *
     * <p>Attributes: {@code experiment_id}, {@code name} (texts), {@code creation_time}, {@code last_update_time} (milliseconds since 1970).
     *
     * @param query its fields are legal for experiments
     */
    Page<Experiment> searchExperiments(SearchQuery query);

    /**
     * Returns a run with its data, deleted or not, or empty where there is none.
     *
     * @param runId its id
     */
    Optional<Run> findRun(String runId);

    /**
     * Returns a page of runs with their data, by default the latest start first, then by id.
     *
     * <p>{@link io.mlops.search.Filter#matches} defines what matches. Rows that exist throughout the paging appear exactly once. Attributes: {@code run_id},
     * {@code run_name}, {@code experiment_id}, {@code status}, {@code user_id} (the tag {@code mlflow.user}), {@code artifact_uri} (texts, the last missing where the
     * store has none), {@code start_time}, {@code end_time} (milliseconds since 1970, the last missing while the run goes on).
     *
     * @param experimentIds where to look; empty for everywhere; one that does not exist has no runs
     * @param query its fields are legal for runs
     */
    Page<Run> searchRuns(List<String> experimentIds, SearchQuery query);

    /**
     * Writes params, tags and inputs of a run, all or nothing. A repeat changes nothing.
     *
     * @param batch what to write
     * @throws io.mlops.error.NotFoundException if there is no such run
     * @throws io.mlops.error.ConflictException if the run is deleted, or a param has another value
     */
    void logBatch(RunBatch batch);

    /**
     * Records a model whose files are stored. A repeat with the same id changes nothing.
     *
     * @param model with the id that the engine proposes
     * @return the model as the store knows it; a remote store may have given another id, and a store of files that knows no digests, the digest over the {@link
     *     io.mlops.artifact.Manifest} of the files below the model's path and below {@code reference}
     * @throws io.mlops.error.NotFoundException if there is no such run
     * @throws io.mlops.error.ConflictException if the run is deleted
     */
    LoggedModel logModel(LoggedModel model);

    /**
     * Returns a logged model, or empty where there is none.
     *
     * @param modelId its id
     */
    Optional<LoggedModel> findModel(String modelId);

    /**
     * Returns the runs that are RUNNING, not deleted, and whose opening of the store has ended: the one whose commit created or resumed them, by the death of its process or by a
     * close that could not end them. The engine ends them as KILLED.
     *
     * <p>A run of an opening that lives and reaches the store is never among them, whatever the clocks of the machines say. A store that cannot tell returns none, as this method does unless it is overridden.
     */
    default List<InterruptedRun> interrupted() {
        return List.of();
    }

    /**
     * Removes runs, and then experiments, that were deleted before a time, with all their data; a run whose model is registered stays.
     *
     * @param olderThan only what was deleted before
     * @return the ids of the runs that are gone, so that their artifacts can follow
     * @throws io.mlops.error.UnsupportedCapabilityException without {@link Capability#PURGE}
     */
    List<String> purge(Instant olderThan);
}
