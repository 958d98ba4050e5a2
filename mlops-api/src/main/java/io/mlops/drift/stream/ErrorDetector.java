package io.mlops.drift.stream;

/** A detector of changes in how often predictions are wrong. */
public interface ErrorDetector extends ChangeDetector {
    /**
     * Takes the next prediction's correctness.
     *
     * @param correctness whether the prediction was right
     * @return what it led to
     */
    DetectorLevel update(Correctness correctness);
}
