package io.mlops.core.drift.law;

import java.util.Arrays;

/**
 * Exact law of the two-sample Cramer-von Mises statistic for small samples, by counting lattice paths.
 *
 * @see <a href="https://doi.org/10.18637/jss.v017.i08">Xiao, Gordon and Yakovlev 2006, section 2</a>
 */
public final class CramerVonMisesExact {
    /** Paths by the value of the statistic that they lead to. */
    private static final class Table {
        private static final Table EMPTY = new Table(new long[0], new long[0]);

        private final long[] values;
        private final long[] paths;

        private Table(long[] values, long[] paths) {
            this.values = values;
            this.paths = paths;
        }

        Table merge(Table other) {
            long[] mergedValues = new long[values.length + other.values.length];
            long[] mergedPaths = new long[mergedValues.length];
            int size = 0;
            int i = 0;
            int j = 0;
            while (i < values.length || j < other.values.length) {
                long left = i < values.length ? values[i] : Long.MAX_VALUE;
                long right = j < other.values.length ? other.values[j] : Long.MAX_VALUE;
                mergedValues[size] = Math.min(left, right);
                mergedPaths[size++] = (left <= right ? paths[i++] : 0) + (right <= left ? other.paths[j++] : 0);
            }
            return new Table(Arrays.copyOf(mergedValues, size), Arrays.copyOf(mergedPaths, size));
        }

        Table shift(long by) {
            for (int i = 0; i < values.length; i++) {
                values[i] += by;
            }
            return this;
        }
    }

    private CramerVonMisesExact() {}

    /**
     * Returns the probability of a statistic of at least the given one.
     *
     * @param u the sum of squared rank differences (Anderson 1962, equation 9)
     * @param n size of the first sample, 1 to 20
     * @param m size of the second sample, 1 to 20
     */
    public static double survival(double u, int n, int m) {
        long grid = lcm(n, m);
        double product = (double) n * m;
        double bound = Math.floor(
                grid * grid * (double) (n + m) * (6 * u - product * (4 * product - 1)) / (6 * product * product));
        Table table = count(n, m);
        double beyond = 0;
        double all = 0;
        for (int i = 0; i < table.values.length; i++) {
            all += table.paths[i];
            beyond += table.values[i] >= bound ? table.paths[i] : 0;
        }
        return beyond / all;
    }

    private static Table count(int n, int m) {
        long stepN = lcm(n, m) / n;
        long stepM = lcm(n, m) / m;
        Table[] column = new Table[n + 1];
        Arrays.fill(column, Table.EMPTY);
        column[0] = new Table(new long[] {0}, new long[] {1});
        for (int j = 0; j <= m; j++) {
            Table below = Table.EMPTY;
            for (int i = 0; i <= n; i++) {
                long difference = stepN * i - stepM * j;
                below = below.merge(column[i]).shift(difference * difference);
                column[i] = below;
            }
        }
        return column[n];
    }

    private static long lcm(int a, int b) {
        int x = a;
        int y = b;
        while (y != 0) {
            int rest = x % y;
            x = y;
            y = rest;
        }
        return (long) a / x * b;
    }
}
