package io.mlops.core.table;

import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.Row;
import io.mlops.data.Schema;
import io.mlops.error.BackendException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a JDBC result set; one {@link Row}, filled again and again. For one thread; the caller closes the result set.
 *
 * <p>SQL's whole numbers are {@code integer} and {@code long}, other numbers {@code double} (decimals lose what a double cannot
 * hold), bits and truth values {@code boolean}, dates and timestamps {@code datetime}, all else {@code string}. A column is
 * required where the database says that it has no nulls.
 */
public final class ResultSetRows implements Iterator<Row> {
    private final ResultSet results;
    private final Row row;
    private boolean fetched;
    private boolean more;

    private ResultSetRows(ResultSet results, Schema schema) {
        this.results = results;
        this.row = Row.of(schema);
    }

    /**
     * Starts before the first row.
     *
     * @param results a result set before its first row, columns labelled differently
     * @throws io.mlops.error.InvalidInputException if two columns have one label
     * @throws BackendException if the database fails
     */
    public static ResultSetRows of(ResultSet results) {
        Objects.requireNonNull(results, "results");
        try {
            ResultSetMetaData data = results.getMetaData();
            List<Column> columns = new ArrayList<>();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                boolean required = data.isNullable(i) == ResultSetMetaData.columnNoNulls;
                columns.add(new Column(data.getColumnLabel(i), type(data.getColumnType(i)), required));
            }
            return new ResultSetRows(results, Schema.of(columns));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Returns the columns, in the order of the result set. */
    public Schema schema() {
        return row.schema();
    }

    private static ColumnType type(int sql) {
        return switch (sql) {
            case Types.BOOLEAN, Types.BIT -> ColumnType.BOOLEAN;
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> ColumnType.INTEGER;
            case Types.BIGINT -> ColumnType.LONG;
            case Types.REAL, Types.FLOAT, Types.DOUBLE, Types.DECIMAL, Types.NUMERIC -> ColumnType.DOUBLE;
            case Types.DATE, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> ColumnType.DATETIME;
            default -> ColumnType.STRING;
        };
    }

    /**
     * Returns whether there is another row.
     *
     * @throws BackendException if the database fails
     */
    @Override
    public boolean hasNext() {
        if (!fetched) {
            try {
                more = results.next();
            } catch (SQLException e) {
                throw failed(e);
            }
            fetched = true;
        }
        return more;
    }

    /**
     * Returns the next row; a value that the driver gives in another type than it promised is a mismatch.
     *
     * @throws BackendException if the database fails
     */
    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the result set has no more rows");
        }
        fetched = false;
        try {
            for (int i = 0; i < row.schema().size(); i++) {
                set(i, results.getObject(i + 1));
            }
            return row;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void set(int column, @Nullable Object value) throws SQLException {
        ColumnType type = row.schema().column(column).type();
        if (value == null) {
            row.setMissing(column);
        } else if (type == ColumnType.STRING) {
            row.set(column, results.getString(column + 1));
        } else if (type == ColumnType.BOOLEAN && value instanceof Boolean truth) {
            row.set(column, truth);
        } else if (type == ColumnType.BOOLEAN && value instanceof Number bit) {
            row.set(column, bit.intValue() != 0);
        } else if (type == ColumnType.DATETIME) {
            Timestamp time = results.getTimestamp(column + 1);
            row.set(column, (double) time.getTime());
        } else if (value instanceof BigDecimal decimal) {
            row.set(column, decimal.doubleValue());
        } else if (type.numeric() && value instanceof Number number) {
            row.set(column, number.doubleValue());
        } else {
            row.setMismatched(column);
        }
    }

    private static BackendException failed(SQLException cause) {
        return new BackendException("Cannot read the result set: " + cause.getMessage(), cause);
    }
}
