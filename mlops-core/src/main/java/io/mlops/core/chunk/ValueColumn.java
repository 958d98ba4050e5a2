package io.mlops.core.chunk;

/** Codes values: as integers where a power of ten makes them all whole, else XOR-ed with their predecessor. */
final class ValueColumn {
    private static final int BLOCK = IntegerColumn.BLOCK;
    private static final int EXPONENT_BITS = 4;
    private static final int XOR = 15;
    private static final int LEADING_BITS = 6;
    private static final int WIDTH_BITS = 7;
    private static final int MAX_EXPONENT = 9;
    /** Integers up to here are exact as doubles. */
    private static final double MAX_SCALED = 0x1p53;

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

    private ValueColumn() {}

    /**
     * Writes values.
     *
     * @param from the index of the first point
     * @param spare overwritten; as long as there are points to write
     */
    static void write(PointColumns points, int from, long[] spare, BitWriter out) {
        int to = from + spare.length;
        int exponent = exponent(points, from, to);
        if (exponent > MAX_EXPONENT) {
            out.write(XOR, EXPONENT_BITS);
            writeXor(points, from, to, out);
            return;
        }
        out.write(exponent, EXPONENT_BITS);
        for (int i = from; i < to; i++) {
            spare[i - from] = (long) Math.rint(points.value(i) * POWERS[exponent]);
        }
        IntegerColumn.write(spare, spare.length, out);
    }

    /** Returns the smallest power of ten that makes all values whole, without losing a bit of any; one above the largest where there is none. */
    private static int exponent(PointColumns points, int from, int to) {
        int exponent = 0;
        for (int i = from; i < to; i++) {
            while (!isWhole(points.value(i), exponent)) {
                if (++exponent > MAX_EXPONENT) {
                    return exponent;
                }
                // A value before this one may be too large for the larger power.
                i = from;
            }
        }
        return exponent;
    }

    private static boolean isWhole(double value, int exponent) {
        double scaled = Math.rint(value * POWERS[exponent]);
        return Math.abs(scaled) <= MAX_SCALED
                && Double.doubleToRawLongBits((long) scaled / POWERS[exponent]) == Double.doubleToRawLongBits(value);
    }

    private static void writeXor(PointColumns points, int from, int to, BitWriter out) {
        long previous = 0;
        long[] block = new long[BLOCK];
        for (int start = from; start < to; start += BLOCK) {
            int count = Math.min(BLOCK, to - start);
            long all = 0;
            for (int i = 0; i < count; i++) {
                // One form for all NaN.
                long bits = Double.doubleToLongBits(points.value(start + i));
                block[i] = bits ^ previous;
                // The first value of all would spoil the window of its block.
                all |= start + i == from ? 0 : block[i];
                previous = bits;
            }
            if (start == from) {
                out.write(block[0], Long.SIZE);
            }
            writeBlock(block, start == from ? 1 : 0, count, out, all);
        }
    }

    private static void writeBlock(long[] block, int from, int count, BitWriter out, long all) {
        int leading = all == 0 ? 0 : Long.numberOfLeadingZeros(all);
        int trailing = all == 0 ? Long.SIZE : Long.numberOfTrailingZeros(all);
        int width = all == 0 ? 0 : Long.SIZE - leading - trailing;
        out.write(leading, LEADING_BITS);
        out.write(width, WIDTH_BITS);
        for (int i = from; i < count && width > 0; i++) {
            out.write(block[i] >>> trailing, width);
        }
    }

    static void read(BitReader in, long[] spare, double[] values, int count) {
        int exponent = (int) in.read(EXPONENT_BITS);
        if (exponent == XOR) {
            readXor(in, values, count);
            return;
        }
        if (exponent > MAX_EXPONENT) {
            throw new IllegalStateException("a power of " + exponent);
        }
        IntegerColumn.read(in, spare, count);
        for (int i = 0; i < count; i++) {
            values[i] = spare[i] / POWERS[exponent];
        }
    }

    private static void readXor(BitReader in, double[] values, int count) {
        long previous = in.read(Long.SIZE);
        values[0] = Double.longBitsToDouble(previous);
        for (int start = 0; start < count; start += BLOCK) {
            int leading = (int) in.read(LEADING_BITS);
            int width = (int) in.read(WIDTH_BITS);
            int trailing = Long.SIZE - leading - width;
            if (trailing < 0) {
                throw new IllegalStateException("a window of " + leading + " and " + width + " bits");
            }
            int end = Math.min(start + BLOCK, count);
            for (int i = Math.max(1, start); i < end; i++) {
                previous ^= width == 0 ? 0 : in.read(width) << trailing;
                values[i] = Double.longBitsToDouble(previous);
            }
        }
    }
}
