package io.mlops.drift.stream;

/** What a change detector says after an observation. */
public enum DetectorLevel {
    /** The detector warms up, after its start or after a drift: it could not see a change. */
    INSUFFICIENT_DATA,
    /** No change is seen. */
    STABLE,
    /** A change may have begun; a good moment to collect data for a retraining. */
    WARNING,
    /** A change is seen at this observation. */
    DRIFT
}
