package io.mlops.drift;

import java.util.List;
import java.util.Map;

/**
 * A choice of tests, policies and thresholds for all columns of a data set.
 *
 * <p>Implementations are immutable and thread-safe.
 */
public interface DriftPreset {
    /** Returns the name under which reports and specifications refer to the preset. */
    String name();

    /** Returns the known flaws, each as a sentence, so that nobody meets them unwarned; empty where none is known. */
    List<String> flaws();

    /**
     * Returns the test for one column.
     *
     * @param reference the reference sample
     * @param current the current sample, which some presets look at as well
     */
    DriftTest select(Sample reference, Sample current);

    /**
     * Compares all columns.
     *
     * @param reference the reference samples by column name
     * @param current the current samples by column name
     * @return one result for each column of either side; a column that only one side has is a result of method
     *     {@link DatasetDrift#PRESENCE}
     */
    DatasetDrift compare(Map<String, Sample> reference, Map<String, Sample> current);
}
