package io.mlops.core.table;

import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.mlops.data.ColumnType;
import io.mlops.data.Row;
import io.mlops.data.Schema;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Counts rows that equal an earlier one, by 64-bit hashes (XXH3) of up to {@value #MOST_ROWS} different rows: among two million the
 * probability that two different ones are taken for equal is 1 in 8 million. For one thread.
 */
final class RowHashes {
    static final int MOST_ROWS = 1 << 21;

    private static final int FIRST = 1 << 12;

    private final Schema schema;
    private final HashStream64 stream = Hashing.xxh3_64().hashStream();
    private long[] table = new long[FIRST];
    private int size;
    private long duplicates;

    RowHashes(Schema schema) {
        this.schema = schema;
    }

    void add(Row row) {
        if (size >= MOST_ROWS) {
            return;
        }
        if (2 * size >= table.length) {
            long[] old = table;
            table = new long[old.length * 2];
            Arrays.stream(old).filter(hash -> hash != 0).forEach(this::put);
        }
        if (put(hash(row))) {
            size++;
        } else {
            duplicates++;
        }
    }

    /** Returns the count, or empty where there were too many rows. */
    OptionalLong duplicates() {
        return size >= MOST_ROWS ? OptionalLong.empty() : OptionalLong.of(duplicates);
    }

    private long hash(Row row) {
        stream.reset();
        for (int i = 0; i < schema.size(); i++) {
            boolean present = row.present(i);
            stream.putBoolean(present);
            if (present && schema.column(i).type() == ColumnType.STRING) {
                stream.putString(Objects.requireNonNull(row.text(i)));
            } else if (present) {
                stream.putDouble(row.number(i));
            }
        }
        long hash = stream.getAsLong();
        return hash == 0 ? 1 : hash;
    }

    private boolean put(long hash) {
        int at = (int) hash & (table.length - 1);
        while (table[at] != 0) {
            if (table[at] == hash) {
                return false;
            }
            at = (at + 1) & (table.length - 1);
        }
        table[at] = hash;
        return true;
    }
}
