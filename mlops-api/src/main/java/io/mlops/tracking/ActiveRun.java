package io.mlops.tracking;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ContentSource;
import io.mlops.data.Dataset;
import io.mlops.data.ModelSignature;
import io.mlops.data.Profile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * A run in progress: what a training job logs into.
 *
 * <p>Thread-safe. Metrics return at {@link Acknowledgement#ACCEPTED}, everything else at {@link Acknowledgement#DURABLE}. Every method may throw
 * {@link io.mlops.error.InvalidInputException} before anything is written, {@link io.mlops.error.ConflictException} once the run has ended, and
 * {@link io.mlops.error.BackendException}; a metric write that failed in the background fails the next call and {@link #finish()}.
 *
 * <p>Keys have 1 to 250 code points of letters and digits of any script, {@code / _ . - :} and space, and equal their normalised path. Param values have
 * up to 6,000 code points, tag values up to 8,000.
 */
public interface ActiveRun extends AutoCloseable {
    /** Returns the run's id, 32 hexadecimal digits. It is local and known at once, also where a remote store gives its own later. */
    String id();

    /** Returns the id of the run's experiment. */
    String experimentId();

    /**
     * Logs a param. The same value again is no error.
     *
     * @param key the param's key
     * @param value written as its {@code toString()}
     * @throws io.mlops.error.ConflictException if the param has another value
     */
    void logParam(String key, Object value);

    /**
     * Logs params, all or none.
     *
     * @param params values by key, each written as its {@code toString()}
     * @throws io.mlops.error.ConflictException if one of them has another value
     */
    void logParams(Map<String, ?> params);

    /**
     * Logs a metric point at step 0 with the time of the clock.
     *
     * @param key the metric's key
     * @param value any double; NaN and infinities are values
     */
    default void logMetric(String key, double value) {
        logMetric(key, value, 0);
    }

    /**
     * Logs a metric point with the time of the clock.
     *
     * @param key the metric's key
     * @param value any double; NaN and infinities are values
     * @param step the position in training; may be negative
     * @throws io.mlops.error.StoreFullException if the buffer stays full for the configured limit
     */
    void logMetric(String key, double value, long step);

    /**
     * Logs a metric point with a given time.
     *
     * @param key the metric's key
     * @param value any double; NaN and infinities are values
     * @param step the position in training; may be negative
     * @param timestamp when it was measured, not before 1970; kept in milliseconds
     * @throws io.mlops.error.StoreFullException if the buffer stays full for the configured limit
     */
    default void logMetric(String key, double value, long step, Instant timestamp) {
        series(MetricSeries.of(key)).log(value, step, timestamp.toEpochMilli());
    }

    /**
     * Logs one point for each of several metrics, with one time. A process that dies leaves all of them or none, unless the buffer was full.
     *
     * @param values by key; all keys are checked before the first is logged
     * @param step the position in training
     */
    void logMetrics(Map<String, ? extends Number> values, long step);

    /**
     * Returns a writer of one series: a key, or a key on a logged model or a dataset.
     *
     * @param series which series
     */
    MetricWriter series(MetricSeries series);

    /**
     * Sets a tag.
     *
     * @param key the tag's key
     * @param value replaces the value before
     */
    default void setTag(String key, String value) {
        setTags(Map.of(key, value));
    }

    /**
     * Sets tags, all or none.
     *
     * @param tags values by key; each replaces the value before
     */
    void setTags(Map<String, String> tags);

    /**
     * Removes a tag; no error where there is none.
     *
     * @param key the tag's key
     */
    void deleteTag(String key);

    /**
     * Records that the run reads some data. The same name and digest again is no error.
     *
     * @param dataset which data
     * @param context what for, {@code training} for example
     */
    void logInput(Dataset dataset, String context);

    /**
     * Stores a file.
     *
     * @param path where, in the run's artifacts
     * @param content its content
     * @return what was stored
     */
    ArtifactInfo logArtifact(String path, ContentSource content);

    /**
     * Stores a file, or all files of a folder below their names. A symbolic link that leads out of the folder is refused.
     *
     * @param fileOrFolder an existing file or folder
     * @param path the path that the file gets, or the directory that the folder's files go to
     */
    void logArtifacts(Path fileOrFolder, String path);

    /**
     * Stores a text in UTF-8.
     *
     * @param path where, in the run's artifacts
     * @param text the whole content
     */
    default void logText(String path, String text) {
        logArtifact(path, ContentSource.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Stores a model: a file or a folder, its signature beside it, and the digest of it all.
     *
     * @param path the directory of its files in the run's artifacts
     * @param fileOrFolder the model's files
     * @param signature what it takes and returns
     * @return the model, ready to be registered
     */
    LoggedModel logModel(String path, Path fileOrFolder, ModelSignature signature);

    /**
     * Stores the profile of the training data: what a monitor compares production with. Log it before the model, whose digest covers it.
     *
     * @param profile the profile over all training data
     */
    default void logReference(Profile profile) {
        logReference("all", profile);
    }

    /**
     * Stores the profile of a part of the training data, a season for example.
     *
     * @param segment names the part: 1 to 100 letters, digits, {@code _} and {@code -}
     * @param profile the profile over that part
     */
    void logReference(String segment, Profile profile);

    /** Returns a view of this run whose metric calls return at {@link Acknowledgement#DURABLE}. Closing the view does nothing. */
    ActiveRun durable();

    /** Waits until everything that was accepted for this run is {@link Acknowledgement#DURABLE}. */
    void flush();

    /** Ends the run as {@link RunStatus#FINISHED} after all its points are durable. Calling it again does nothing. */
    void finish();

    /**
     * Ends the run as {@link RunStatus#FAILED} and keeps the error's class and message as tags, masked and cut to 1,000 characters.
     *
     * @param error why it failed
     */
    void fail(Throwable error);

    /** Ends the run as {@link RunStatus#FAILED} unless it has ended, as a transaction that was not committed rolls back. */
    @Override
    void close();
}
