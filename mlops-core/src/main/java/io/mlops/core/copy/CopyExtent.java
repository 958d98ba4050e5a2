package io.mlops.core.copy;

/** How much of a store a copy must bring over. */
public enum CopyExtent {
    /** All of it, under the same ids and dates; a target that cannot hold that is refused before anything is written. */
    EVERYTHING,

    /** What the target can hold, an MLflow server for example; {@link CopyReport#leftOut} names the rest. */
    WHAT_FITS
}
