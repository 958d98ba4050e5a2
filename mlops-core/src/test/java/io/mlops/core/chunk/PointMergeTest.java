package io.mlops.core.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.tracking.MetricPoints;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PointMergeTest {
    private static final Comparator<Point> ORDER = Comparator.comparingLong(Point::step)
            .thenComparingLong(Point::timestamp)
            .thenComparingLong(point -> PointOrder.rank(point.value()));

    private record Point(long step, long timestamp, double value) {}

    @Test
    void next_noChunk_isAtTheEnd() throws Exception {
        assertThat(new PointMerge(new Chunks(List.of())).next()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void next_overlappingChunks_givesEachPointOnceInOrder(long seed) throws Exception {
        Random random = new Random(seed);
        int steps = 1 + random.nextInt(200);
        TreeSet<Point> expected = new TreeSet<>(ORDER);
        List<PointColumns> chunks = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            List<Point> points = random.ints(1 + random.nextInt(60))
                    .mapToObj(any -> point(random, steps))
                    .toList();
            expected.addAll(points);
            chunks.add(columns(points));
        }
        chunks.sort(Comparator.comparingLong(chunk -> chunk.step(0)));

        List<Point> merged = new ArrayList<>();
        PointMerge merge = new PointMerge(new Chunks(chunks));
        while (merge.next()) {
            PointColumns points = merge.points();
            assertThat(merge.from()).isLessThan(merge.to());
            for (int i = merge.from(); i < merge.to(); i++) {
                merged.add(new Point(points.step(i), points.timestamp(i), points.value(i)));
            }
        }

        assertThat(merged).containsExactlyElementsOf(expected);
    }

    private static Point point(Random random, int steps) {
        double[] values = {Double.NaN, -0.0, 0.0, 1, Double.POSITIVE_INFINITY};
        return new Point(random.nextInt(steps) - steps / 2, random.nextInt(2), values[random.nextInt(values.length)]);
    }

    private static PointColumns columns(List<Point> points) {
        return PointColumns.of(MetricPoints.copyOf(
                points.stream().mapToLong(Point::step).toArray(),
                points.stream().mapToLong(Point::timestamp).toArray(),
                points.stream().mapToDouble(Point::value).toArray()));
    }

    private static final class Chunks implements ChunkSource {
        private final Iterator<PointColumns> rest;
        private PointColumns present;

        Chunks(List<PointColumns> chunks) {
            rest = chunks.iterator();
        }

        @Override
        public boolean next() {
            boolean isThere = rest.hasNext();
            present = isThere ? rest.next() : present;
            return isThere;
        }

        @Override
        public long firstStep() {
            return present.step(0);
        }

        @Override
        public PointColumns points() {
            return present;
        }
    }
}
