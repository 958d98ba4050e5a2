package io.mlops.core.copy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What both stores hold after a copy. Immutable.
 *
 * @param counts how many things of each sort the target has, by the sort's name
 * @param differences a sentence for each sort whose count or digest differs, or of which the target has some that the source has not; empty where both hold the same
 * @param leftOut a sentence for each sort of thing that the target cannot hold, and that was neither copied nor compared; empty with {@link CopyExtent#EVERYTHING}
 */
public record CopyReport(Map<String, Long> counts, List<String> differences, List<String> leftOut) {
    /** Copies the collections; counts by name. */
    public CopyReport {
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
        differences = List.copyOf(differences);
        leftOut = List.copyOf(leftOut);
    }

    /** Returns whether everything is there that the target can hold, and equal. */
    public boolean isWhole() {
        return differences.isEmpty();
    }
}
