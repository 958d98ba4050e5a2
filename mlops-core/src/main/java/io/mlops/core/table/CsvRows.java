package io.mlops.core.table;

import io.mlops.data.Row;
import io.mlops.data.Schema;
import io.mlops.error.InvalidInputException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** The rows of a CSV file; one {@link Row}, filled again and again. For one thread, and to be closed. */
public final class CsvRows implements Iterator<Row>, AutoCloseable {
    private final CsvFile file;
    private final CsvRecords records;
    private final Row row;
    private final int[] places;
    private long ragged;

    CsvRows(CsvFile file, Schema schema) {
        this.file = file;
        row = Row.of(Objects.requireNonNull(schema, "schema"));
        places = schema.columns().stream()
                .mapToInt(column -> file.names().indexOf(column.name()))
                .toArray();
        records = CsvRecords.open(file);
        records.next();
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    /**
     * Returns the next row: a field that is no value of its column's type is a mismatch, one that is absent is missing.
     *
     * @throws InvalidInputException if the file is no text in its encoding
     */
    @Override
    public Row next() {
        List<String> fields = records.next();
        if (fields.size() != file.names().size()) {
            ragged++;
        }
        for (int i = 0; i < places.length; i++) {
            int place = places[i];
            if (place < 0 || place >= fields.size()) {
                row.setMissing(i);
            } else {
                Fields.set(row, i, fields.get(place).strip(), file.format());
            }
        }
        return row;
    }

    /** Returns how many rows so far had more or fewer fields than the header. */
    public long ragged() {
        return ragged;
    }

    @Override
    public void close() {
        records.close();
    }
}
