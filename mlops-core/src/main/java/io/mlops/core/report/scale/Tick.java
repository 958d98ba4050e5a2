package io.mlops.core.report.scale;

/**
 * A labelled place on an axis.
 *
 * @param value where, in the unit of the axis
 * @param label the text beside it
 */
public record Tick(double value, String label) {}
