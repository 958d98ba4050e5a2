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
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Keeps single values until they are too many. For one thread. */
final class TableValues {
    private final Schema schema;
    private final List<Optional<Values>> columns = new ArrayList<>();
    private final long mostRows;
    private long rows;

    TableValues(Schema schema) {
        this.schema = schema;
        long numbers = 0;
        for (Column column : schema.columns()) {
            boolean numeric = column.type().numeric();
            columns.add(Optional.of(numeric ? new Numbers() : new Categories(column.type() == ColumnType.BOOLEAN)));
            numbers += numeric ? 1 : 0;
        }
        mostRows = numbers == 0 ? Long.MAX_VALUE : TableData.MOST_VALUES / numbers;
    }

    void add(Row row) {
        if (rows++ == mostRows) {
            Collections.fill(columns, Optional.empty());
        }
        for (int i = 0; i < columns.size(); i++) {
            int place = i;
            if (columns.get(i).map(values -> !values.add(row, place)).orElse(false)) {
                columns.set(i, Optional.empty());
            }
        }
    }

    /** Returns the columns that did not have too many values. */
    Map<String, Sample> samples() {
        Map<String, Sample> samples = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = schema.column(i).name();
            columns.get(i).ifPresent(values -> samples.put(name, values.sample()));
        }
        return samples;
    }

    /** The values of one column. */
    private interface Values {
        /** Returns whether there was room. */
        boolean add(Row row, int column);

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
        public Sample sample() {
            return NumericSample.of(Arrays.copyOf(values, size));
        }
    }

    /** Counts of texts or truth values. */
    private static final class Categories implements Values {
        private final Map<String, Long> counts = new HashMap<>();
        private final boolean truths;
        private long missing;

        Categories(boolean truths) {
            this.truths = truths;
        }

        @Override
        public boolean add(Row row, int column) {
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
        public Sample sample() {
            return CategoricalSample.ofCounts(counts, missing);
        }
    }
}
