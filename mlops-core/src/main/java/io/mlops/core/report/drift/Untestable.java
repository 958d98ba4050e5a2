package io.mlops.core.report.drift;

import io.mlops.data.ColumnProfile;
import io.mlops.data.ColumnType;
import io.mlops.data.Profile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Columns that differ by nature, whatever happened. Stateless. */
final class Untestable {
    /** Below it any text column may have one text a row. */
    private static final int ENOUGH_ROWS = 100;

    private static final double HARDLY_REPEATS = 0.5;

    private Untestable() {}

    /** Returns the names of such columns with the reason, but for those that are asked for. */
    static Map<String, String> columns(Profile reference, Set<String> always) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (ColumnProfile column : reference.columns()) {
            String name = column.column().name();
            ColumnType type = column.column().type();
            if (always.contains(name)) {
                continue;
            }
            if (type == ColumnType.DATETIME) {
                reasons.put(name, "times move on by nature");
            } else if (type == ColumnType.STRING
                    && column.values() >= ENOUGH_ROWS
                    && column.distinct() > HARDLY_REPEATS * column.values()) {
                reasons.put(name, "texts that hardly repeat: names, identifiers or free text");
            }
        }
        return reasons;
    }
}
