package io.mlops.core.quality;

/** How bad a finding is. */
public enum Severity {
    /** Worth knowing; the data are usable. */
    NOTE,
    /** Worth a look before the data are trusted. */
    WARNING,
    /** The column is not what the model was made for. */
    ERROR
}
