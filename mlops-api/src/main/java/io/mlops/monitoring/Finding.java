package io.mlops.monitoring;

import java.time.Instant;
import java.util.Objects;

/**
 * Something that a check found. Immutable.
 *
 * @param kind what it is about
 * @param severity how grave it is
 * @param subject the column; empty where it is about the model as a whole
 * @param value what was measured
 * @param limit what it was compared with
 * @param since the beginning of the first window of the unbroken row of windows that show it
 * @param message all of it as a sentence for people
 */
public record Finding(
        Kind kind, Severity severity, String subject, double value, double limit, Instant since, String message) {
    /** What a finding is about. */
    public enum Kind {
        /** The distribution of an input changed. */
        INPUT_DRIFT,
        /** The error with outcomes is above its limit. */
        ERROR,
        /** A streaming detector saw the error change inside a window. */
        ERROR_CHANGE,
        /** Predictions take too long. */
        LATENCY,
        /** No predictions come. */
        SILENCE,
        /** There was too little data, no outcome or no reference to judge. */
        INSUFFICIENT_DATA
    }

    /** How grave a finding is. */
    public enum Severity {
        /** To know. */
        INFO,
        /** To look at. */
        WARNING,
        /** To act on. */
        CRITICAL
    }

    /** Refuses nulls. */
    public Finding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(message, "message");
    }
}
