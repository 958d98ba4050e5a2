package io.mlops.data.sketch;

/**
 * Hashes of values for {@link DistinctCounter}: whole numbers from 1 to 2<sup>40</sup>, the same on every machine and in
 * every version of a stored profile. They do not resist an attacker who chooses the values. Stateless.
 */
public final class Hash {
    /** How many values a hash can take, and the largest. */
    public static final long RANGE = 1L << 40;

    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private Hash() {}

    /**
     * Returns the hash of a number; -0.0 and 0.0 are one.
     *
     * @param value any double
     */
    public static long of(double value) {
        return (mix(Double.doubleToLongBits(value + 0.0)) >>> 24) + 1;
    }

    /**
     * Returns the hash of a text.
     *
     * @param text any text
     */
    public static long of(String text) {
        return (full(text) >>> 24) + 1;
    }

    /** Returns 64 bits for a text. */
    static long full(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * MULTIPLIER;
            hash ^= hash >>> 32;
        }
        return mix(hash);
    }

    /** The finalizer of SplitMix64, a bijection of 64 bits (Steele, Lea, Flood 2014, doi 10.1145/2660193.2660195). */
    private static long mix(long bits) {
        long z = bits + MULTIPLIER;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
