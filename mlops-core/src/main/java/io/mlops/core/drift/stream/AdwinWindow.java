package io.mlops.core.drift.stream;

/**
 * The exponential histogram of {@link Adwin}: row r holds buckets of 2^r values, the oldest first.
 *
 * <p>A bucket is its total and its sum of squared deviations. A row that is over its limit merges its two oldest buckets
 * into one of the next row. Rows are made when they are first needed, one for each doubling of the stream.
 */
final class AdwinWindow {
    private static final int MOST_ROWS = 62;

    private final int limit;
    private final double[][] totals = new double[MOST_ROWS][];
    private final double[][] squaresOf = new double[MOST_ROWS][];
    private final int[] sizes = new int[MOST_ROWS];
    private int rows = 1;
    private long width;
    private double total;
    private double squares;

    AdwinWindow(int limit) {
        this.limit = limit;
        makeRow(0);
    }

    private void makeRow(int row) {
        if (totals[row] == null) {
            totals[row] = new double[limit + 1];
            squaresOf[row] = new double[limit + 1];
        }
        rows = Math.max(rows, row + 1);
    }

    long width() {
        return width;
    }

    double total() {
        return total;
    }

    double squares() {
        return squares;
    }

    void add(double value) {
        width++;
        if (width > 1) {
            double before = width - 1.0;
            double deviation = value - total / before;
            squares += before * deviation * deviation / width;
        }
        total += value;
        append(0, value, 0);
        for (int row = 0; sizes[row] > limit; row++) {
            mergeOldest(row);
        }
    }

    private void append(int row, double bucketTotal, double bucketSquares) {
        totals[row][sizes[row]] = bucketTotal;
        squaresOf[row][sizes[row]] = bucketSquares;
        sizes[row]++;
    }

    private void mergeOldest(int row) {
        double[] rowTotals = totals[row];
        double[] rowSquares = squaresOf[row];
        double count = 1L << row;
        double difference = (rowTotals[0] - rowTotals[1]) / count;
        double merged = rowSquares[0] + rowSquares[1] + count * difference * difference / 2;
        makeRow(row + 1);
        append(row + 1, rowTotals[0] + rowTotals[1], merged);
        removeOldest(row, 2);
    }

    private void removeOldest(int row, int count) {
        sizes[row] -= count;
        for (int i = 0; i < sizes[row]; i++) {
            totals[row][i] = totals[row][i + count];
            squaresOf[row][i] = squaresOf[row][i + count];
        }
    }

    /** Drops the oldest bucket; at least two buckets must be there. */
    void dropOldest() {
        int row = rows - 1;
        double count = 1L << row;
        width -= 1L << row;
        total -= totals[row][0];
        double deviation = totals[row][0] / count - total / width;
        squares -= squaresOf[row][0] + count * width * deviation * deviation / (count + width);
        squares = Math.max(0, squares);
        removeOldest(row, 1);
        while (rows > 1 && sizes[rows - 1] == 0) {
            rows--;
        }
    }

    /**
     * Whether some cut between buckets leaves means that differ by more than
     * {@code sqrt(varianceTerm * m) + rangeTerm * m}, where {@code m = 1 / (n0 - min + 1) + 1 / (n1 - min + 1)}.
     *
     * @param least least length of both parts
     * @param min the length in the harmonic term
     */
    boolean cuts(int least, int min, double varianceTerm, double rangeTerm) {
        long older = 0;
        double olderTotal = 0;
        for (int row = rows - 1; row >= 0; row--) {
            double[] rowTotals = totals[row];
            for (int i = 0; i < sizes[row]; i++) {
                older += 1L << row;
                olderTotal += rowTotals[i];
                long newer = width - older;
                if (newer < least) {
                    return false;
                }
                if (older >= least) {
                    double difference = olderTotal / older - (total - olderTotal) / newer;
                    double harmonic = 1.0 / (older - min + 1) + 1.0 / (newer - min + 1);
                    double excess = Math.abs(difference) - rangeTerm * harmonic;
                    if (excess > 0 && excess * excess > varianceTerm * harmonic) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    void clear() {
        for (int row = 0; row < rows; row++) {
            sizes[row] = 0;
        }
        rows = 1;
        width = 0;
        total = 0;
        squares = 0;
    }

    void write(StateOutput out) {
        out.whole(width).number(total).number(squares).whole(rows);
        for (int row = 0; row < rows; row++) {
            out.whole(sizes[row]).numbers(totals[row], sizes[row]).numbers(squaresOf[row], sizes[row]);
        }
    }

    void read(StateInput in) {
        clear();
        width = in.count("width");
        total = in.number();
        squares = in.number();
        int saved = in.index("rows", MOST_ROWS);
        long covered = 0;
        for (int row = 0; row < saved; row++) {
            makeRow(row);
            sizes[row] = in.index("size", limit + 1);
            in.numbers(totals[row], sizes[row]);
            in.numbers(squaresOf[row], sizes[row]);
            covered += (long) sizes[row] << row;
        }
        in.require(covered == width, "buckets that cover the window");
    }
}
