package io.mlops.data;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/** Seeded rows with all that a column can hold. */
final class Tables {
    static final Schema SCHEMA = Schema.of(
            Column.required("amount", ColumnType.DOUBLE),
            Column.optional("skewed", ColumnType.FLOAT),
            Column.required("hour", ColumnType.INTEGER),
            Column.required("at", ColumnType.DATETIME),
            Column.optional("image", ColumnType.BINARY),
            Column.required("member", ColumnType.BOOLEAN),
            Column.optional("weather", ColumnType.STRING),
            Column.required("station", ColumnType.STRING));

    private static final double[] RARE = {
        Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, -0.0, Double.MIN_VALUE, -Double.MAX_VALUE
    };

    private Tables() {}

    /**
     * Returns rows.
     *
     * @param seed decides them
     * @param size how many
     * @param stations how many different stations there are
     */
    static List<Row> rows(long seed, int size, int stations) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Row row = Row.of(SCHEMA)
                    .set("amount", random.nextInt(50) == 0 ? RARE[random.nextInt(RARE.length)] : random.nextGaussian())
                    .set("hour", random.nextInt(24))
                    .set("at", 1.3e12 + random.nextInt())
                    .set("member", random.nextInt(3) == 0)
                    .set("station", "station-" + random.nextInt(stations));
            if (random.nextInt(4) > 0) {
                row.set("skewed", (float) Math.exp(2 * random.nextGaussian()));
            }
            if (random.nextInt(10) > 0) {
                row.set("weather", "w🌧" + (int) Math.sqrt(random.nextInt(100)));
            }
            if (random.nextInt(100) == 0) {
                row.setMismatched(SCHEMA.index("hour"));
            }
            rows.add(random.nextInt(20) == 0 ? row.set("image", random.nextInt(5_000)) : row);
        }
        return rows;
    }

    static Profile reference(Iterable<Row> rows) {
        return Profiler.reference(SCHEMA).addAll(rows.iterator()).profile();
    }

    static Profile window(Profile reference, Iterable<Row> rows) {
        Iterator<Row> all = rows.iterator();
        return Profiler.against(reference).addAll(all).profile();
    }
}
