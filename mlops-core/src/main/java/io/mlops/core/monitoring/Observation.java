package io.mlops.core.monitoring;

import io.mlops.core.json.CanonicalJson;
import io.mlops.core.json.JsonObject;
import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.Row;
import io.mlops.spi.LogEntry;
import java.time.Instant;
import java.util.Map;

/**
 * A prediction as the log keeps it. Immutable.
 *
 * @param id the caller's id
 * @param version the number of the version that predicted
 * @param at when
 * @param inputs as text by column; missing ones left out
 * @param prediction what was predicted
 * @param latencyNanos how long it took; negative where it was not measured
 */
record Observation(
        String id, int version, Instant at, Map<String, String> inputs, double prediction, long latencyNanos) {
    /** Stands for a value that was not of its column's type; no number and no legal text of a row can be it. */
    static final String MISMATCHED = "\u0001";

    LogEntry entry() {
        return new LogEntry(
                id,
                at,
                CanonicalJson.write(Map.of(
                        "version",
                        version,
                        "prediction",
                        Double.toString(prediction),
                        "latency",
                        Long.toString(latencyNanos),
                        "inputs",
                        inputs)));
    }

    static Observation read(LogEntry entry) {
        JsonObject json = JsonObject.parse("prediction " + entry.key(), entry.json());
        return new Observation(
                entry.key(),
                (int) json.number("version"),
                entry.at(),
                json.texts("inputs"),
                Double.parseDouble(json.text("prediction")),
                Long.parseLong(json.text("latency")));
    }

    /** Fills a row with the inputs; columns that the row has not are left out, as a newer specification may have dropped them. */
    Row into(Row row) {
        row.clear();
        for (int c = 0; c < row.schema().size(); c++) {
            Column column = row.schema().column(c);
            String text = inputs.get(column.name());
            if (text == null) {
                row.setMissing(c);
            } else if (text.equals(MISMATCHED)) {
                row.setMismatched(c);
            } else if (column.type() == ColumnType.STRING) {
                row.set(c, text);
            } else {
                setNumber(row, c, column.type(), text);
            }
        }
        return row;
    }

    private static void setNumber(Row row, int column, ColumnType type, String text) {
        try {
            double number = Double.parseDouble(text);
            if (type == ColumnType.BOOLEAN) {
                row.set(column, number != 0);
            } else {
                row.set(column, number);
            }
        } catch (NumberFormatException e) {
            row.setMismatched(column);
        }
    }
}
