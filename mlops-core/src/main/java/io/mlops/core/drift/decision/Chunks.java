package io.mlops.core.drift.decision;

import io.mlops.drift.BinnedSample;
import io.mlops.drift.CategoricalSample;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import io.mlops.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Splits a reference into chunks, over which a statistic shows how much it varies without drift. */
public final class Chunks {
    private static final int DEFAULT_CHUNKS = 10;
    private static final long DEALT_SINGLY = 10_000;
    private static final long SEED = 0x9E3779B97F4A7C15L;

    private Chunks() {}

    /**
     * Splits numeric values into consecutive chunks; a shorter rest is a chunk too.
     *
     * @param sample the values in their order
     * @param chunkSize values a chunk, at least 1
     * @throws InvalidInputException if the size is below 1
     */
    public static List<NumericSample> ofSize(NumericSample sample, int chunkSize) {
        if (chunkSize < 1) {
            throw new InvalidInputException("chunkSize", "must be at least 1", Integer.toString(chunkSize), "");
        }
        List<NumericSample> chunks = new ArrayList<>();
        for (int from = 0; from < sample.length(); from += chunkSize) {
            double[] values = new double[Math.min(chunkSize, sample.length() - from)];
            for (int i = 0; i < values.length; i++) {
                values[i] = sample.value(from + i);
            }
            chunks.add(NumericSample.of(values));
        }
        return chunks;
    }

    /**
     * Splits a sample into ten chunks: consecutive ones of numeric values; of counts, which have no order, random ones
     * from a fixed seed.
     *
     * @param sample the reference
     * @return ten chunks, an eleventh where the size is no multiple of ten, fewer where there are fewer values
     */
    public static List<? extends Sample> ten(Sample sample) {
        return switch (sample.kind()) {
            case NUMERIC -> {
                NumericSample values = (NumericSample) sample;
                yield ofSize(values, Math.max(1, values.length() / DEFAULT_CHUNKS));
            }
            case CATEGORICAL -> categories((CategoricalSample) sample);
            case BINNED -> bins((BinnedSample) sample);
        };
    }

    private static List<Sample> categories(CategoricalSample sample) {
        List<TreeMap<String, Long>> parts = new ArrayList<>();
        for (int i = 0; i < DEFAULT_CHUNKS; i++) {
            parts.add(new TreeMap<>());
        }
        SplittableRandom random = new SplittableRandom(SEED);
        sample.counts().forEach((category, count) -> {
            long[] shares = deal(count, random);
            for (int i = 0; i < shares.length; i++) {
                parts.get(i).put(category, shares[i]);
            }
        });
        return parts.stream()
                .<Sample>map(part -> new CategoricalSample(part, 0))
                .toList();
    }

    private static List<Sample> bins(BinnedSample sample) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<List<Long>> parts = new ArrayList<>();
        for (int i = 0; i < DEFAULT_CHUNKS; i++) {
            parts.add(new ArrayList<>());
        }
        for (long count : sample.counts()) {
            long[] shares = deal(count, random);
            for (int i = 0; i < shares.length; i++) {
                parts.get(i).add(shares[i]);
            }
        }
        return parts.stream()
                .<Sample>map(part -> new BinnedSample(sample.cuts(), part, 0))
                .toList();
    }

    /** Deals values to the chunks at random: few one by one, many by the normal limit of the binomial law. */
    private static long[] deal(long count, SplittableRandom random) {
        long[] shares = new long[DEFAULT_CHUNKS];
        if (count <= DEALT_SINGLY) {
            for (long i = 0; i < count; i++) {
                shares[random.nextInt(DEFAULT_CHUNKS)]++;
            }
            return shares;
        }
        long left = count;
        for (int i = 0; i < DEFAULT_CHUNKS - 1; i++) {
            double share = 1.0 / (DEFAULT_CHUNKS - i);
            double drawn = left * share + random.nextGaussian() * Math.sqrt(left * share * (1 - share));
            shares[i] = Math.max(0, Math.min(left, Math.round(drawn)));
            left -= shares[i];
        }
        shares[DEFAULT_CHUNKS - 1] = left;
        return shares;
    }
}
