package io.mlops.core.drift.decision;

import io.mlops.drift.BinnedSample;
import io.mlops.drift.CategoricalSample;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import io.mlops.drift.SortedValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Two samples of one kind poured together, to be split at random into two of the same proportion. */
abstract class Pool {
    private static final int MOST = 4_000;

    /** A random split. */
    record Split(Sample reference, Sample current) {}

    private final int referenceSize;
    private final int size;
    private final double thinning;

    private Pool(Sample reference, Sample current) {
        double all = (double) reference.size() + current.size();
        this.thinning = Math.min(1, MOST / all);
        this.referenceSize = (int) Math.max(1, Math.round(reference.size() * thinning));
        this.size = referenceSize + (int) Math.max(1, Math.round(current.size() * thinning));
    }

    static Pool of(Sample reference, Sample current) {
        return switch (reference.kind()) {
            case NUMERIC -> new Values((NumericSample) reference, (NumericSample) current);
            case CATEGORICAL -> new Categories((CategoricalSample) reference, (CategoricalSample) current);
            case BINNED -> new Bins((BinnedSample) reference, (BinnedSample) current);
        };
    }

    /** Returns the part of the data that is split, 1 where all are. */
    final double thinning() {
        return thinning;
    }

    final int size() {
        return size;
    }

    final Split split(SplittableRandom random) {
        boolean[] inReference = new boolean[size];
        int open = referenceSize;
        for (int i = 0; i < size; i++) {
            // Selection sampling: each subset of the right size is equally likely, and the order is kept.
            if (random.nextInt(size - i) < open) {
                inReference[i] = true;
                open--;
            }
        }
        return new Split(pick(inReference, true), pick(inReference, false));
    }

    /** Returns a seed that depends on the pooled data. */
    abstract long seed();

    abstract Sample pick(boolean[] inReference, boolean wanted);

    /** Thins counts to the pooled size: the cell of each kept value, cells in order. */
    final int[] spread(double[] counts) {
        double total = Arrays.stream(counts).sum();
        int[] cells = new int[size];
        int cell = 0;
        double until = counts[0];
        for (int i = 0; i < size; i++) {
            double position = (i + 0.5) * total / size;
            while (position > until && cell < counts.length - 1) {
                until += counts[++cell];
            }
            cells[i] = cell;
        }
        return cells;
    }

    private static final class Values extends Pool {
        private final double[] pooled;

        Values(NumericSample reference, NumericSample current) {
            super(reference, current);
            double[] all = Arrays.copyOf(reference.sorted().toArray(), reference.length() + current.length());
            System.arraycopy(current.sorted().toArray(), 0, all, reference.length(), current.length());
            SortedValues sorted = SortedValues.of(all);
            pooled = new double[size()];
            for (int i = 0; i < pooled.length; i++) {
                pooled[i] = sorted.get((int) ((i + 0.5) * sorted.size() / pooled.length));
            }
        }

        @Override
        long seed() {
            return Arrays.hashCode(pooled);
        }

        @Override
        Sample pick(boolean[] inReference, boolean wanted) {
            double[] picked = new double[pooled.length];
            int count = 0;
            for (int i = 0; i < pooled.length; i++) {
                if (inReference[i] == wanted) {
                    picked[count++] = pooled[i];
                }
            }
            return NumericSample.of(Arrays.copyOf(picked, count));
        }
    }

    private static final class Categories extends Pool {
        private final List<String> names;
        private final int[] cells;

        Categories(CategoricalSample reference, CategoricalSample current) {
            super(reference, current);
            TreeMap<String, Long> all = new TreeMap<>(reference.counts());
            current.counts().forEach((name, count) -> all.merge(name, count, Long::sum));
            names = List.copyOf(all.keySet());
            cells = spread(all.values().stream().mapToDouble(Long::doubleValue).toArray());
        }

        @Override
        long seed() {
            return Arrays.hashCode(cells);
        }

        @Override
        Sample pick(boolean[] inReference, boolean wanted) {
            TreeMap<String, Long> counts = new TreeMap<>();
            for (int i = 0; i < cells.length; i++) {
                if (inReference[i] == wanted) {
                    counts.merge(names.get(cells[i]), 1L, Long::sum);
                }
            }
            return new CategoricalSample(counts, 0);
        }
    }

    private static final class Bins extends Pool {
        private final BinnedSample shape;
        private final int[] cells;

        Bins(BinnedSample reference, BinnedSample current) {
            super(reference, current);
            shape = reference;
            double[] all = new double[reference.counts().size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = (double) reference.counts().get(i) + current.counts().get(i);
            }
            cells = spread(all);
        }

        @Override
        long seed() {
            return Arrays.hashCode(cells);
        }

        @Override
        Sample pick(boolean[] inReference, boolean wanted) {
            long[] counts = new long[shape.counts().size()];
            for (int i = 0; i < cells.length; i++) {
                counts[cells[i]] += inReference[i] == wanted ? 1 : 0;
            }
            List<Long> boxed = new ArrayList<>(counts.length);
            for (long count : counts) {
                boxed.add(count);
            }
            return new BinnedSample(shape.cuts(), boxed, 0);
        }
    }
}
