package io.mlops.core.table;

import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.Row;
import io.mlops.data.Schema;
import io.mlops.drift.CategoricalSample;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Keeps single values until they are too many. For one thread. */
final class TableValues {
    private final Schema schema;
    private final List<Values> columns = new ArrayList<>();
    private int numbers;
    private boolean full;

    TableValues(Schema schema) {
        this.schema = schema;
        for (Column column : schema.columns()) {
            boolean numeric = column.type().numeric();
            columns.add(numeric ? new Numbers() : new Categories(column.type() == ColumnType.BOOLEAN));
            numbers += numeric ? 1 : 0;
        }
    }

    void add(Row row) {
        if (full) {
            return;
        }
        for (int i = 0; i < columns.size(); i++) {
            full |= !columns.get(i).add(row, i);
        }
        full |= numbers > 0 && !columns.isEmpty() && rows() > TableData.MOST_VALUES / Math.max(1, numbers);
        if (full) {
            columns.clear();
        }
    }

    private long rows() {
        return columns.get(0).rows();
    }

    /** Returns all columns, or empty where they were too many values. */
    Optional<Map<String, Sample>> samples() {
        if (full) {
            return Optional.empty();
        }
        Map<String, Sample> samples = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            samples.put(schema.column(i).name(), columns.get(i).sample());
        }
        return Optional.of(samples);
    }

    /** The values of one column. */
    private interface Values {
        /** Returns whether there was room. */
        boolean add(Row row, int column);

        long rows();

        Sample sample();
    }

    /** Numbers in their order; a mismatch is a missing value to a test. */
    private static final class Numbers implements Values {
        private static final int FIRST = 1_024;

        private double[] values = new double[FIRST];
        private int size;

        @Override
        public boolean add(Row row, int column) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = row.number(column);
            return true;
        }

        @Override
        public long rows() {
            return size;
        }

        @Override
        public Sample sample() {
            return NumericSample.of(Arrays.copyOf(values, size));
        }
    }

    /** Counts of texts or truth values. */
    private static final class Categories implements Values {
        private final Map<String, Long> counts = new HashMap<>();
        private final boolean truths;
        private long rows;
        private long missing;

        Categories(boolean truths) {
            this.truths = truths;
        }

        @Override
        public boolean add(Row row, int column) {
            rows++;
            if (row.present(column)) {
                String name =
                        truths ? Boolean.toString(row.number(column) != 0) : Objects.requireNonNull(row.text(column));
                counts.merge(name, 1L, Long::sum);
            } else {
                missing++;
            }
            return counts.size() <= TableData.MOST_CATEGORIES;
        }

        @Override
        public long rows() {
            return rows;
        }

        @Override
        public Sample sample() {
            return CategoricalSample.ofCounts(counts, missing);
        }
    }
}
