package io.mlops.drift.stream;

/** A detector of changes in numbers: residuals, scores, one input. */
public interface ValueDetector extends ChangeDetector {
    /**
     * Takes the next value.
     *
     * @param value the value; NaN, infinities and magnitudes beyond what a detector can square are counted in
     *     {@link #rejected()} and change nothing
     * @return what it led to
     */
    DetectorLevel update(double value);
}
