package io.mlops.tracking;

import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.search.SearchQuery;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Experiments and runs.
 *
 * <p>Thread-safe. Every method may throw {@link io.mlops.error.BackendException}, and {@link io.mlops.error.InvalidInputException} before anything is
 * written; one that changes something also {@link io.mlops.error.PolicyViolationException}. Changes return at {@link Acknowledgement#DURABLE}.
 */
public interface Tracking {
    /**
     * Does some work inside a run, which ends FINISHED, or FAILED when the work throws; the work's exception is rethrown as it is.
     *
     * @param <T> what the work returns
     * @param <X> what the work may throw
     * @param experiment the name of the experiment, created where it does not exist
     * @param name the name of the run
     * @param work gets the run to log into
     * @return what the work returned
     * @throws X what the work threw
     */
    default <T extends @Nullable Object, X extends Exception> T run(String experiment, String name, RunWork<T, X> work)
            throws X {
        return run(RunSpec.of(experiment, name), work);
    }

    /**
     * Does some work inside a run, which ends FINISHED, or FAILED when the work throws; the work's exception is rethrown as it is.
     *
     * @param <T> what the work returns
     * @param <X> what the work may throw
     * @param spec how the run starts
     * @param work gets the run to log into
     * @return what the work returned
     * @throws X what the work threw
     */
    <T extends @Nullable Object, X extends Exception> T run(RunSpec spec, RunWork<T, X> work) throws X;

    /**
     * Starts a run that the caller ends: {@link ActiveRun#finish()} makes it FINISHED, {@link ActiveRun#close()} without it FAILED.
     *
     * @param spec how it starts
     */
    ActiveRun startRun(RunSpec spec);

    /**
     * Goes on with a run that has ended or whose process died; it is RUNNING again.
     *
     * @param runId the run's id
     * @throws io.mlops.error.NotFoundException if there is none, or it is deleted
     */
    ActiveRun resumeRun(String runId);

    /**
     * Returns a run, deleted ones included, or empty where there is none.
     *
     * @param runId the run's id
     */
    Optional<Run> findRun(String runId);

    /**
     * Returns a run, deleted ones included.
     *
     * @param runId the run's id
     * @throws io.mlops.error.NotFoundException if there is none
     */
    Run getRun(String runId);

    /**
     * Returns the runs of some experiments that match; by default the latest start first, then by id.
     *
     * <p>Attributes: {@code run_id}, {@code run_name}, {@code status}, {@code user_id}, {@code artifact_uri} (texts), {@code start_time},
     * {@code end_time} (milliseconds since 1970); {@code metrics.}, {@code params.}, {@code tags.}, and {@code datasets.name}, {@code .digest},
     * {@code .context}.
     *
     * @param experiments their names; none means all experiments
     * @param query filter, order, view and page
     * @throws io.mlops.error.NotFoundException if an experiment does not exist
     */
    Page<Run> searchRuns(List<String> experiments, SearchQuery query);

    /**
     * Sets a tag of a run, also of one that has ended.
     *
     * @param runId the run's id
     * @param key the tag's key
     * @param value replaces the value before
     */
    void setRunTag(String runId, String key, String value);

    /**
     * Removes a tag of a run; no error where there is none.
     *
     * @param runId the run's id
     * @param key the tag's key
     */
    void deleteRunTag(String runId, String key);

    /**
     * Deletes a run softly; no error where it is deleted already.
     *
     * @param runId the run's id
     */
    void deleteRun(String runId);

    /**
     * Undoes the deletion of a run.
     *
     * @param runId the run's id
     */
    void restoreRun(String runId);

    /**
     * Returns one page of the history of a series, ordered by (step, timestamp, value), identical points once.
     *
     * @param runId the run's id
     * @param series which series
     * @param range which steps
     * @param page how many points and from where; a page here may hold up to {@link PageRequest#MAX_RESULTS}
     */
    MetricPage history(String runId, MetricSeries series, StepRange range, PageRequest page);

    /**
     * Returns the whole history of a key with neither model nor dataset.
     *
     * @param runId the run's id
     * @param key the metric's key
     */
    MetricPoints history(String runId, String key);

    /**
     * Returns a series reduced to at most some buckets of about equal width in steps, empty ones left out, without holding the whole series.
     *
     * @param runId the run's id
     * @param series which series
     * @param range which steps
     * @param buckets how many at most, 1 to 100,000
     */
    List<MetricBucket> downsample(String runId, MetricSeries series, StepRange range, int buckets);

    /**
     * Creates an experiment.
     *
     * @param name 1 to 500 code points
     * @throws io.mlops.error.AlreadyExistsException if one has the name, also a deleted one
     */
    Experiment createExperiment(String name);

    /**
     * Returns an experiment by its name, deleted ones included, or empty where there is none.
     *
     * @param name its name
     */
    Optional<Experiment> findExperiment(String name);

    /**
     * Returns an experiment by its name, deleted ones included.
     *
     * @param name its name
     * @throws io.mlops.error.NotFoundException if there is none
     */
    Experiment getExperiment(String name);

    /**
     * Returns the experiments that match; by default the latest created first. Attributes: {@code name}, {@code experiment_id},
     * {@code creation_time}, {@code last_update_time}; {@code tags.}.
     *
     * @param query filter, order, view and page
     */
    Page<Experiment> searchExperiments(SearchQuery query);

    /**
     * Renames an experiment.
     *
     * @param name its name
     * @param newName 1 to 500 code points
     * @throws io.mlops.error.AlreadyExistsException if another has the new name
     */
    void renameExperiment(String name, String newName);

    /**
     * Sets a tag of an experiment.
     *
     * @param name the experiment's name
     * @param key the tag's key
     * @param value replaces the value before
     */
    void setExperimentTag(String name, String key, String value);

    /**
     * Removes a tag of an experiment; no error where there is none.
     *
     * @param name the experiment's name
     * @param key the tag's key
     */
    void deleteExperimentTag(String name, String key);

    /**
     * Deletes an experiment softly, its runs with it; it keeps its name. {@code Default} cannot be deleted.
     *
     * @param name its name
     */
    void deleteExperiment(String name);

    /**
     * Undoes the deletion of an experiment and of the runs that were deleted with it.
     *
     * @param name its name
     */
    void restoreExperiment(String name);
}
