package io.mlops.core.drift.chunk;

import io.mlops.core.metrics.Score;
import java.util.Arrays;
import java.util.Locale;

/** One figure of a numeric column's chunk. NaN is the missing value. */
public enum ColumnStatistic {
    /** Share of missing values. */
    MISSING {
        @Override
        double of(double[] present, int missing) {
            return (double) missing / (present.length + missing);
        }
    },
    /** Number of values that are there. */
    COUNT {
        @Override
        double of(double[] present, int missing) {
            return present.length;
        }
    },
    /** Sum of the values. */
    SUM {
        @Override
        double of(double[] present, int missing) {
            return Arrays.stream(present).sum();
        }
    },
    /** Mean of the values. */
    MEAN {
        @Override
        double of(double[] present, int missing) {
            return Arrays.stream(present).sum() / present.length;
        }
    },
    /** Median of the values, the mean of the middle two of an even number. */
    MEDIAN {
        @Override
        double of(double[] present, int missing) {
            double[] sorted = present.clone();
            Arrays.sort(sorted);
            int size = sorted.length;
            return size == 0 ? Double.NaN : (sorted[(size - 1) / 2] + sorted[size / 2]) / 2;
        }
    },
    /** Standard deviation of the values, divided by their number less one. */
    DEVIATION {
        @Override
        double of(double[] present, int missing) {
            double mean = Arrays.stream(present).sum() / present.length;
            double squares =
                    Arrays.stream(present).map(x -> (x - mean) * (x - mean)).sum();
            return present.length < 2 ? Double.NaN : Math.sqrt(squares / (present.length - 1));
        }
    };

    abstract double of(double[] present, int missing);

    /**
     * Returns the figure of a chunk.
     *
     * @param chunk the values, NaN where one is missing
     * @return the figure; insufficient where it is not defined, as the mean of no value
     */
    public Score of(double... chunk) {
        double[] present = Arrays.stream(chunk).filter(x -> !Double.isNaN(x)).toArray();
        int missing = chunk.length - present.length;
        String name = name().toLowerCase(Locale.ROOT);
        return chunk.length == 0
                ? Score.insufficient(name, 0, 0, "an empty chunk")
                : Score.of(name, of(present, missing), present.length, missing);
    }

    /** Returns between which values the figure can be. */
    public ChunkLimits range() {
        return switch (this) {
            case MISSING -> ChunkLimits.ofShare();
            case COUNT, DEVIATION -> ChunkLimits.notNegative();
            case SUM, MEAN, MEDIAN -> ChunkLimits.none();
        };
    }
}
