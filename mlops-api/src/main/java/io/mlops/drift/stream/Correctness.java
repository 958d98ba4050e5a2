package io.mlops.drift.stream;

/** Whether one prediction was right. */
public enum Correctness {
    /** The prediction was right. */
    CORRECT,
    /** The prediction was wrong. */
    ERROR;

    /**
     * Returns the correctness that a comparison gave.
     *
     * @param correct whether the prediction was right
     */
    public static Correctness of(boolean correct) {
        return correct ? CORRECT : ERROR;
    }
}
