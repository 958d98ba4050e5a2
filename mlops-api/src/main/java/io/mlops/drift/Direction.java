package io.mlops.drift;

/** Which way the current data moved against the reference; a description, never a decision. */
public enum Direction {
    /** Values tend to be larger than in the reference. */
    UP,
    /** Values tend to be smaller than in the reference. */
    DOWN,
    /** The centre stayed, the values scatter more. */
    WIDER,
    /** The centre stayed, the values scatter less. */
    NARROWER,
    /** The form changed, neither centre nor spread explain it. */
    SHAPE,
    /** A category that the reference did not have holds the largest part of the change. */
    NEW_CATEGORY,
    /** The shares of known categories changed. */
    SHARES,
    /** Nothing moved, or no direction can be told. */
    NONE
}
