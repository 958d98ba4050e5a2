package io.mlops.core.monitoring;

import io.mlops.data.ColumnType;
import io.mlops.data.Row;
import io.mlops.data.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Predictions as columns of a fixed capacity: what the scoring path writes and the background thread drains. Not thread-safe: {@link MonitorFeed} guards it.
 *
 * <p>Filling it allocates nothing; texts and ids are kept by reference.
 */
final class ObservationBuffer {
    private static final byte MISSING = 0;
    private static final byte VALUE = 1;
    private static final byte MISMATCHED = 2;

    private final Schema schema;
    private final boolean[] isText;
    private final int columns;
    private final @Nullable String[] ids;
    private final int[] versions;
    private final long[] times;
    private final double[] predictions;
    private final long[] latencies;
    private final byte[] states;
    private final double[] numbers;
    private final @Nullable String[] texts;
    private int size;

    ObservationBuffer(Schema schema, int capacity) {
        this.schema = schema;
        this.columns = schema.size();
        this.isText = new boolean[columns];
        for (int c = 0; c < columns; c++) {
            isText[c] = schema.column(c).type() == ColumnType.STRING;
        }
        ids = new String[capacity];
        versions = new int[capacity];
        times = new long[capacity];
        predictions = new double[capacity];
        latencies = new long[capacity];
        states = new byte[capacity * columns];
        numbers = new double[capacity * columns];
        texts = new String[capacity * columns];
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == ids.length;
    }

    /** Takes a prediction whose inputs {@link #setInputs} has taken. */
    void add(String id, int version, long atMillis, double prediction, long latencyNanos) {
        ids[size] = id;
        versions[size] = version;
        times[size] = atMillis;
        predictions[size] = prediction;
        latencies[size] = latencyNanos;
        size++;
    }

    /** Takes the inputs of the next prediction; says whether they fit the schema. */
    boolean setInputs(Row row) {
        if (!row.schema().equals(schema)) {
            return false;
        }
        int base = size * columns;
        for (int c = 0; c < columns; c++) {
            boolean isPresent = row.present(c);
            states[base + c] = isPresent ? VALUE : row.mismatched(c) ? MISMATCHED : MISSING;
            if (isPresent && isText[c]) {
                texts[base + c] = row.text(c);
            } else if (isPresent) {
                numbers[base + c] = row.number(c);
            }
        }
        return true;
    }

    /** Returns what was taken, in order. */
    List<Observation> observations() {
        List<Observation> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            String id = ids[i];
            if (id != null) {
                all.add(new Observation(
                        id, versions[i], Instant.ofEpochMilli(times[i]), inputs(i), predictions[i], latencies[i]));
            }
        }
        return all;
    }

    private Map<String, String> inputs(int index) {
        Map<String, String> inputs = new HashMap<>();
        int base = index * columns;
        for (int c = 0; c < columns; c++) {
            String name = schema.column(c).name();
            if (states[base + c] == VALUE) {
                String text = texts[base + c];
                inputs.put(name, isText[c] && text != null ? text : Double.toString(numbers[base + c]));
            } else if (states[base + c] == MISMATCHED) {
                inputs.put(name, Observation.MISMATCHED);
            }
        }
        return inputs;
    }

    /** Forgets all, the references to callers' objects included. */
    void clear() {
        Arrays.fill(ids, 0, size, null);
        Arrays.fill(texts, 0, size * columns, null);
        size = 0;
    }
}
