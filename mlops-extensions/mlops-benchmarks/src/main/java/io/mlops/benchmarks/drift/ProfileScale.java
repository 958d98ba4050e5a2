package io.mlops.benchmarks.drift;

import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.Profile;
import io.mlops.data.Profiler;
import io.mlops.data.Row;
import io.mlops.data.Schema;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/**
 * Memory, time and size of profiles as data grow: 100,000,000 rows of a number and a category, 10,000,000 different strings, and the
 * bytes of 20 columns. Run as a program with a small heap, which is half of the proof:
 * {@code java -Xmx96m -cp benchmarks.jar io.mlops.benchmarks.drift.ProfileScale}.
 */
public final class ProfileScale {
    private static final int STEPS = 5;

    private ProfileScale() {}

    /** Prints a line for each fifth of the work. */
    public static void main(String[] args) {
        SplittableRandom random = new SplittableRandom(1);
        Schema both = Schema.of(Column.required("x", ColumnType.DOUBLE), Column.required("c", ColumnType.STRING));
        String[] categories = new String[50];
        for (int i = 0; i < categories.length; i++) {
            categories[i] = "category-" + i;
        }
        Row row = Row.of(both);
        Profiler rows = Profiler.reference(both);
        grow(
                "rows",
                100_000_000,
                rows,
                i -> rows.add(row.set(0, random.nextGaussian()).set(1, categories[random.nextInt(categories.length)])));

        Schema text = Schema.of(Column.required("id", ColumnType.STRING));
        Row id = Row.of(text);
        Profiler ids = Profiler.reference(text);
        grow("different strings", 10_000_000, ids, i -> ids.add(id.set(0, "customer-" + i)));

        sizes(random, categories);
    }

    private static void grow(String what, long count, Profiler profiler, LongConsumer add) {
        long start = System.nanoTime();
        for (long i = 0; i < count; i++) {
            add.accept(i);
            if ((i + 1) % (count / STEPS) == 0) {
                double seconds = (System.nanoTime() - start) / 1e9;
                Profile profile = profiler.profile();
                System.gc();
                long heap =
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
                System.out.println(String.format(
                        Locale.ROOT,
                        "%,12d %s: %6.1f s, %5.1f MB of heap, %d bytes in %d columns",
                        i + 1,
                        what,
                        seconds,
                        heap / 1e6,
                        profile.toBytes().length,
                        profile.columns().size()));
            }
        }
    }

    private static void sizes(SplittableRandom random, String[] categories) {
        Column[] columns = new Column[20];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Column.required("c" + i, i < 16 ? ColumnType.DOUBLE : ColumnType.STRING);
        }
        Schema schema = Schema.of(columns);
        Row row = Row.of(schema);
        Profiler reference = Profiler.reference(schema);
        fill(reference, row, random, categories);
        Profiler window = Profiler.against(reference.profile());
        fill(window, row, random, categories);
        System.out.println(String.format(
                Locale.ROOT,
                "20 columns of 100,000 rows: reference %,d bytes, window %,d bytes",
                reference.profile().toBytes().length,
                window.profile().toBytes().length));
    }

    private static void fill(Profiler profiler, Row row, SplittableRandom random, String... categories) {
        for (int i = 0; i < 100_000; i++) {
            for (int column = 0; column < 16; column++) {
                row.set(column, random.nextGaussian());
            }
            for (int column = 16; column < 20; column++) {
                row.set(column, categories[random.nextInt(categories.length)]);
            }
            profiler.add(row);
        }
    }
}
