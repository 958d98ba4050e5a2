package io.mlops.core.chunk;

/**
 * Codes integers as differences of first or second order. Differences wrap around, so that every {@code long} comes back; they are zigzag-coded and packed in
 * blocks of one width.
 */
final class IntegerColumn {
    /** How many numbers share a bit width. */
    static final int BLOCK = 128;

    private static final int WIDTH_BITS = 7;

    private IntegerColumn() {}

    /** Looks at the numbers twice instead of keeping their differences: columns are large, and there are three of them. */
    static void write(long[] numbers, int count, BitWriter out) {
        long previous = 0;
        long previousDifference = 0;
        long firstBits = 0;
        long secondBits = 0;
        for (int i = 0; i < count; i++) {
            long difference = numbers[i] - previous;
            if (i > 1) {
                firstBits += Long.SIZE - Long.numberOfLeadingZeros(zigzag(difference));
                secondBits += Long.SIZE - Long.numberOfLeadingZeros(zigzag(difference - previousDifference));
            }
            previous = numbers[i];
            previousDifference = difference;
        }
        boolean isSecond = secondBits < firstBits;
        out.write(isSecond ? 1 : 0, 1);
        writeResiduals(numbers, count, isSecond, out);
    }

    /** The leading residuals are the numbers themselves, far wider than the others. */
    private static void writeResiduals(long[] numbers, int count, boolean isSecond, BitWriter out) {
        int start = Math.min(isSecond ? 2 : 1, count);
        for (int i = 0; i < start; i++) {
            out.writeVarint(zigzag(i == 0 ? numbers[0] : numbers[1] - 2 * numbers[0]));
        }
        long[] block = new long[BLOCK];
        for (int from = start; from < count; from += BLOCK) {
            int size = Math.min(BLOCK, count - from);
            long all = 0;
            for (int i = 0; i < size; i++) {
                int at = from + i;
                long difference = numbers[at] - numbers[at - 1];
                block[i] = zigzag(isSecond ? difference - (numbers[at - 1] - numbers[at - 2]) : difference);
                all |= block[i];
            }
            int width = Long.SIZE - Long.numberOfLeadingZeros(all);
            out.write(width, WIDTH_BITS);
            for (int i = 0; i < size; i++) {
                out.write(block[i], width);
            }
        }
    }

    static void read(BitReader in, long[] numbers, int count) {
        boolean isSecond = in.read(1) == 1;
        int start = Math.min(isSecond ? 2 : 1, count);
        for (int i = 0; i < start; i++) {
            numbers[i] = unzigzag(in.readVarint());
        }
        for (int block = start; block < count; block += BLOCK) {
            int end = Math.min(block + BLOCK, count);
            int width = (int) in.read(WIDTH_BITS);
            if (width > Long.SIZE) {
                throw new IllegalStateException("a width of " + width + " bits");
            }
            for (int i = block; i < end; i++) {
                numbers[i] = unzigzag(in.read(width));
            }
        }
        if (isSecond) {
            sum(numbers, count);
        }
        sum(numbers, count);
    }

    private static void sum(long[] numbers, int count) {
        for (int i = 1; i < count; i++) {
            numbers[i] += numbers[i - 1];
        }
    }

    private static long zigzag(long number) {
        return (number << 1) ^ (number >> 63);
    }

    private static long unzigzag(long coded) {
        return (coded >>> 1) ^ -(coded & 1);
    }
}
