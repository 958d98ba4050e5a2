package io.mlops.core.drift.stream;

import io.mlops.core.drift.law.KolmogorovTwoSample;
import io.mlops.drift.stream.DetectorLevel;
import io.mlops.drift.stream.DetectorSpec;
import io.mlops.drift.stream.ValueDetector;
import io.mlops.error.InvalidInputException;
import java.util.Arrays;

/**
 * Kolmogorov-Smirnov windowing: the most recent values against a random sample of the older ones in a sliding window, at each
 * value.
 *
 * <p>Sees changes of any kind, also of the spread. The test is repeated with each value, so over 10,000 values without change
 * several false alarms are usual. Keeps the window, twice. The sample is drawn by a generator of its own, seeded anew at
 * each start, so that the same stream gives the same drifts; they differ from River's, which draws by Python's generator.
 * Both sides are kept sorted as the window slides, and the exact law of the statistic is turned into the least statistic
 * that is a drift once, so a value costs one merge. After a drift it starts over.
 *
 * @see <a href="https://doi.org/10.1016/j.neucom.2019.11.111">Raab et al. 2020</a>
 */
public final class Kswin extends Detector implements ValueDetector {
    /** Name of this detector in specifications. */
    public static final String NAME = "kswin";

    /**
     * What can be set.
     *
     * @param alpha level of the test, above 0 and below 1; 0.005
     * @param windowSize values in the window, 4 to 100,000; 100
     * @param statSize most recent values, and values of the sample, from 2 to half of the window; 30
     * @param seed seed of the sample, any number; 0
     */
    public record Settings(double alpha, int windowSize, int statSize, int seed) {
        private static final Settings DEFAULTS = new Settings(0.005, 100, 30, 0);

        /**
         * Checks the ranges.
         *
         * @throws InvalidInputException if a parameter is outside its range
         */
        public Settings {
            Require.probability("alpha", alpha);
            Require.count("windowSize", windowSize, 4, 100_000);
            Require.count("statSize", statSize, 2, windowSize / 2);
        }

        /** Returns the defaults, as each parameter states them. */
        public static Settings defaults() {
            return DEFAULTS;
        }

        /**
         * Returns these settings with another {@code alpha}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withAlpha(double value) {
            return new Settings(value, windowSize, statSize, seed);
        }

        /**
         * Returns these settings with another {@code windowSize}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withWindowSize(int value) {
            return new Settings(alpha, value, statSize, seed);
        }

        /**
         * Returns these settings with another {@code statSize}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withStatSize(int value) {
            return new Settings(alpha, windowSize, value, seed);
        }

        /**
         * Returns these settings with another {@code seed}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withSeed(int value) {
            return new Settings(alpha, windowSize, statSize, value);
        }

        static Settings of(DetectorSpec spec) {
            Parameters given = Parameters.of(spec, "alpha", "window_size", "stat_size", "seed");
            return new Settings(
                    given.number("alpha", DEFAULTS.alpha),
                    given.count("window_size", DEFAULTS.windowSize),
                    given.count("stat_size", DEFAULTS.statSize),
                    given.count("seed", DEFAULTS.seed));
        }

        private DetectorSpec spec() {
            return DetectorSpec.of(NAME)
                    .with("alpha", alpha)
                    .with("window_size", windowSize)
                    .with("stat_size", statSize)
                    .with("seed", seed);
        }
    }

    /** Statistics up to this one are no drift, whatever their p-value. */
    private static final double LEAST_STATISTIC = 0.1;

    private final Settings settings;
    private final int critical;
    private final double[] ring;
    private final double[] older;
    private final double[] recent;
    private final double[] sample;
    private int filled;
    private int next;
    private long random;

    /** Makes a detector with the defaults. */
    public Kswin() {
        this(Settings.defaults());
    }

    /**
     * Makes a detector.
     *
     * @param settings its parameters
     */
    public Kswin(Settings settings) {
        this.settings = settings;
        this.ring = new double[settings.windowSize];
        this.older = new double[settings.windowSize - settings.statSize];
        this.recent = new double[settings.statSize];
        this.sample = new double[settings.statSize];
        this.random = settings.seed;
        this.critical = critical(settings);
    }

    /** The least largest difference of counts that is a drift; one more than there are values where none is. */
    private static int critical(Settings settings) {
        int size = settings.statSize;
        KolmogorovTwoSample law = new KolmogorovTwoSample(size, size);
        int least = 1;
        while (least <= size && !(least > LEAST_STATISTIC * size && law.twoSided(least) <= settings.alpha)) {
            least++;
        }
        return least;
    }

    @Override
    public DetectorSpec spec() {
        return settings.spec();
    }

    @Override
    public DetectorLevel update(double value) {
        return accept(value);
    }

    @Override
    DetectorLevel step(double value) {
        if (filled < ring.length) {
            ring[next] = value;
            advance();
            filled++;
            if (filled < ring.length) {
                return DetectorLevel.INSUFFICIENT_DATA;
            }
            sortWindow();
        } else {
            slide(value);
        }
        draw();
        return largestDifference() >= critical ? DetectorLevel.DRIFT : DetectorLevel.STABLE;
    }

    private void advance() {
        next = next + 1 == ring.length ? 0 : next + 1;
    }

    private void sortWindow() {
        for (int i = 0; i < ring.length; i++) {
            double value = ring[(next + i) % ring.length];
            if (i < older.length) {
                older[i] = value;
            } else {
                recent[i - older.length] = value;
            }
        }
        Arrays.sort(older);
        Arrays.sort(recent);
    }

    private void slide(double value) {
        int ageing = next + older.length;
        double aged = ring[ageing >= ring.length ? ageing - ring.length : ageing];
        SortedWindow.replace(older, ring[next], aged);
        SortedWindow.replace(recent, aged, value);
        ring[next] = value;
        advance();
    }

    /** Selection sampling, which keeps the order (Knuth, The Art of Computer Programming, 3.4.2, algorithm S). */
    private void draw() {
        int wanted = sample.length;
        for (int i = 0; wanted > 0; i++) {
            int left = older.length - i;
            if (left == wanted || below(left) < wanted) {
                sample[sample.length - wanted] = older[i];
                wanted--;
            }
        }
    }

    /** SplitMix64, scaled to a whole number from 0 to below a bound; its bias of bound / 2^32 is of no matter here. */
    private long below(int bound) {
        random += 0x9E3779B97F4A7C15L;
        long mixed = (random ^ (random >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return ((mixed >>> 32) * bound) >>> 32;
    }

    private int largestDifference() {
        int size = recent.length;
        int i = 0;
        int j = 0;
        int largest = 0;
        while (i < size && j < size) {
            double least = Math.min(sample[i], recent[j]);
            while (i < size && sample[i] == least) {
                i++;
            }
            while (j < size && recent[j] == least) {
                j++;
            }
            largest = Math.max(largest, Math.abs(i - j));
        }
        return largest;
    }

    @Override
    void clear() {
        filled = 0;
        next = 0;
        random = settings.seed;
    }

    @Override
    void write(StateOutput out) {
        out.whole(random).whole(filled).whole(next).numbers(ring, filled);
    }

    @Override
    void read(StateInput in) {
        random = in.bits();
        filled = in.index("filled", ring.length + 1);
        next = in.index("next", ring.length);
        in.numbers(ring, filled);
        if (filled == ring.length) {
            sortWindow();
        }
    }
}
