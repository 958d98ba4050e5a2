package io.mlops.monitoring;

import io.mlops.data.Schema;
import io.mlops.drift.stream.DetectorSpec;
import io.mlops.error.InvalidInputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a monitor watches, and from when on something is wrong. Immutable; made by {@link #builder}. Equal where all settings are. */
public final class MonitorSpec {
    private final Schema schema;
    private final WindowLength window;
    private final WindowLength driftWindow;
    private final Duration outcomeDelay;
    private final Season season;
    private final List<DriftCheck> driftChecks;
    private final Optional<ErrorLimit> errorLimit;
    private final Optional<DetectorSpec> errorDetector;
    private final Optional<Duration> latencyLimit;
    private final Optional<Duration> silenceLimit;

    private MonitorSpec(Builder builder) {
        schema = builder.schema;
        window = builder.window;
        driftWindow = builder.driftWindow;
        outcomeDelay = builder.outcomeDelay;
        season = builder.season;
        driftChecks = List.copyOf(builder.driftChecks);
        errorLimit = builder.errorLimit;
        errorDetector = builder.errorDetector;
        latencyLimit = builder.latencyLimit;
        silenceLimit = builder.silenceLimit;
    }

    /**
     * Starts a specification.
     *
     * @param schema the columns of the rows that are observed
     */
    public static Builder builder(Schema schema) {
        return new Builder(schema);
    }

    /** Returns the columns of the rows that are observed. */
    public Schema schema() {
        return schema;
    }

    /** Returns the windows over which error and latency are measured. */
    public WindowLength window() {
        return window;
    }

    /** Returns the windows over which inputs are compared with the reference. */
    public WindowLength driftWindow() {
        return driftWindow;
    }

    /** Returns how long after the end of a window outcomes are waited for. */
    public Duration outcomeDelay() {
        return outcomeDelay;
    }

    /** Returns which part of the training data a window is compared with. */
    public Season season() {
        return season;
    }

    /** Returns the tests that are made on each column. */
    public List<DriftCheck> driftChecks() {
        return driftChecks;
    }

    /** Returns when the error is too high; empty if it is not judged. */
    public Optional<ErrorLimit> errorLimit() {
        return errorLimit;
    }

    /** Returns the streaming detector of changes of the error; empty if none watches it. */
    public Optional<DetectorSpec> errorDetector() {
        return errorDetector;
    }

    /** Returns which latency 99 of 100 predictions must keep; empty if it is not judged. */
    public Optional<Duration> latencyLimit() {
        return latencyLimit;
    }

    /** Returns how long there may be no prediction; empty if it is not judged. */
    public Optional<Duration> silenceLimit() {
        return silenceLimit;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MonitorSpec that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<Object> parts() {
        return List.of(
                schema,
                window,
                driftWindow,
                outcomeDelay,
                season,
                driftChecks,
                errorLimit,
                errorDetector,
                latencyLimit,
                silenceLimit);
    }

    /** Returns the settings. */
    @Override
    public String toString() {
        return "MonitorSpec" + parts();
    }

    /** Collects the settings of a {@link MonitorSpec}. Not thread-safe. */
    public static final class Builder {
        private final Schema schema;
        private final List<DriftCheck> driftChecks = new ArrayList<>();
        private WindowLength window = WindowLength.WEEK;
        private WindowLength driftWindow = WindowLength.WEEK;
        private Duration outcomeDelay = Duration.ZERO;
        private Season season = Season.NONE;
        private Optional<ErrorLimit> errorLimit = Optional.empty();
        private Optional<DetectorSpec> errorDetector = Optional.empty();
        private Optional<Duration> latencyLimit = Optional.empty();
        private Optional<Duration> silenceLimit = Optional.empty();

        private Builder(Schema schema) {
            this.schema = Objects.requireNonNull(schema, "schema");
        }

        /**
         * Sets the windows over which error and latency are measured; default a week.
         *
         * @param length a calendar span
         */
        public Builder window(WindowLength length) {
            window = Objects.requireNonNull(length, "length");
            return this;
        }

        /**
         * Sets the windows over which inputs are compared with the reference; default a week. Inputs that follow the weather or the month want longer ones than the
         * error does.
         *
         * @param length a calendar span
         */
        public Builder driftWindow(WindowLength length) {
            driftWindow = Objects.requireNonNull(length, "length");
            return this;
        }

        /**
         * Sets how long after the end of a window outcomes are waited for before its error is judged; default not at all.
         *
         * @param delay 0 to 366 days
         * @throws InvalidInputException if out of the range
         */
        public Builder outcomeDelay(Duration delay) {
            outcomeDelay = checked("outcomeDelay", delay, Duration.ZERO);
            return this;
        }

        /**
         * Sets which part of the training data a window is compared with; default the whole.
         *
         * @param compared the season
         */
        public Builder season(Season compared) {
            season = Objects.requireNonNull(compared, "compared");
            return this;
        }

        /**
         * Adds a test that is made on each column; default none.
         *
         * @param check the test and its limit
         */
        public Builder drift(DriftCheck check) {
            driftChecks.add(Objects.requireNonNull(check, "check"));
            return this;
        }

        /**
         * Judges the error of the predictions whose outcomes came; default it is measured and not judged.
         *
         * @param limit when it is too high
         */
        public Builder error(ErrorLimit limit) {
            errorLimit = Optional.of(limit);
            return this;
        }

        /**
         * Watches the error of each version prediction by prediction for a change; default it is not watched. It needs {@link #error}: errors are counted one by one
         * where the measure is {@link ErrorMeasure#ERROR_RATE}; else the detector takes absolute errors, in units of the baseline.
         *
         * @param detector the detector and its parameters; the engine checks them when the monitor is made
         */
        public Builder detector(DetectorSpec detector) {
            errorDetector = Optional.of(detector);
            return this;
        }

        /**
         * Judges latency; default it is measured and not judged.
         *
         * @param p99 what 99 of 100 predictions of a window must keep
         * @throws InvalidInputException if not positive
         */
        public Builder latency(Duration p99) {
            latencyLimit = Optional.of(checked("latency", p99, Duration.ofNanos(1)));
            return this;
        }

        /**
         * Judges silence: a service that stopped predicting; default it is not judged.
         *
         * @param limit how long there may be no prediction
         * @throws InvalidInputException if not positive
         */
        public Builder silence(Duration limit) {
            silenceLimit = Optional.of(checked("silence", limit, Duration.ofSeconds(1)));
            return this;
        }

        /**
         * Returns the specification.
         *
         * @throws InvalidInputException if a detector is named and the error has no measure
         */
        public MonitorSpec build() {
            if (errorDetector.isPresent() && errorLimit.isEmpty()) {
                throw new InvalidInputException(
                        "detector",
                        "must come with an error limit",
                        errorDetector.get().detector(),
                        "call error");
            }
            return new MonitorSpec(this);
        }

        private static Duration checked(String field, Duration value, Duration least) {
            if (value.compareTo(least) < 0 || value.compareTo(Duration.ofDays(366)) > 0) {
                throw new InvalidInputException(
                        field,
                        "must be from " + least + " to 366 days",
                        value.toString(),
                        "for example Duration.ofDays(7)");
            }
            return value;
        }
    }
}
