package io.mlops.drift;

import io.mlops.error.InvalidInputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a preset found over all columns of a data set.
 *
 * @param preset name of the preset
 * @param columns result by column name, in the order of the reference, then of the current data
 * @param verdict the conclusion over all columns
 * @param rule the rule that gave it, in words and figures
 */
public record DatasetDrift(String preset, Map<String, TestResult> columns, Verdict verdict, String rule) {
    /** Method of the result of a column that only one side has. */
    public static final String PRESENCE = "column-presence";

    /**
     * Checks and copies the parts.
     *
     * @throws InvalidInputException if the name of the preset is blank
     */
    public DatasetDrift {
        if (preset.isBlank()) {
            throw new InvalidInputException("preset", "must not be blank", preset, "");
        }
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(rule, "rule");
    }

    /** Returns the names of the drifted columns, in their order. */
    public List<String> drifted() {
        return columns.entrySet().stream()
                .filter(column -> column.getValue().verdict() == Verdict.DRIFTED)
                .map(Map.Entry::getKey)
                .toList();
    }
}
