package io.mlops.drift;

/** What a test or a check concludes. */
public enum Verdict {
    /** The data suffice, and the rule sees no drift. */
    STABLE,
    /** The data suffice, and the rule sees drift. */
    DRIFTED,
    /** The data do not allow a conclusion: too few values, a constant where spread is needed, a missing side. */
    INSUFFICIENT_DATA;

    /** Returns whether the data sufficed for a conclusion. */
    public boolean conclusive() {
        return this != INSUFFICIENT_DATA;
    }
}
