package io.mlops.core.chunk;

/** Orders points and drops repeats: a merge sort of indices, which boxes nothing and is fast where long stretches are in order already. */
final class PointSort {
    private final PointColumns points;
    private int[] order;
    private int[] spare;

    private PointSort(PointColumns points) {
        this.points = points;
        this.order = new int[points.size()];
        this.spare = new int[points.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
    }

    static PointColumns sort(PointColumns points) {
        PointSort sort = new PointSort(points);
        int size = points.size();
        for (long width = 1; width < size; width *= 2) {
            for (long from = 0; from < size; from += 2 * width) {
                sort.merge((int) from, (int) Math.min(from + width, size), (int) Math.min(from + 2 * width, size));
            }
            int[] merged = sort.spare;
            sort.spare = sort.order;
            sort.order = merged;
        }
        return sort.distinct();
    }

    private void merge(int from, int middle, int to) {
        if (middle >= to || compare(order[middle - 1], order[middle]) <= 0) {
            System.arraycopy(order, from, spare, from, to - from);
            return;
        }
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takesLeft = left < middle && (right >= to || compare(order[left], order[right]) <= 0);
            spare[i] = takesLeft ? order[left++] : order[right++];
        }
    }

    private int compare(int i, int j) {
        return PointOrder.compare(points, i, points, j);
    }

    private PointColumns distinct() {
        long[] steps = new long[order.length];
        long[] timestamps = new long[order.length];
        double[] values = new double[order.length];
        int size = 0;
        for (int i = 0; i < order.length; i++) {
            if (i > 0 && compare(order[i - 1], order[i]) == 0) {
                continue;
            }
            steps[size] = points.step(order[i]);
            timestamps[size] = points.timestamp(order[i]);
            values[size] = points.value(order[i]);
            size++;
        }
        return new PointColumns(steps, timestamps, values, size);
    }
}
