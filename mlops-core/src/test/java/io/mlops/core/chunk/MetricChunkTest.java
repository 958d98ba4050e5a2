package io.mlops.core.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.StoreCorruptException;
import io.mlops.tracking.MetricPoints;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MetricChunkTest {
    private static final long SERIES = 42;
    private static final long CANONICAL_NAN = Double.doubleToLongBits(Double.NaN);

    @Nested
    final class RoundTrip {
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 127, 128, 129, 130, 1000, 2047, 2048})
        void decode_anySize_givesThePointsBack(int size) {
            assertRoundTrip(points(size, i -> i, i -> 1_700_000_000_000L + i * 1000L, i -> Math.sin(i)));
        }

        @Test
        void decode_specialValues_givesEachBitBack() {
            double[] special = {
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                -0.0,
                0.0,
                Double.MIN_VALUE,
                -Double.MIN_VALUE,
                Double.MAX_VALUE,
                -Double.MAX_VALUE,
                Double.MIN_NORMAL,
                0x1p53,
                0x1p53 + 2,
                0.1,
                0.1 + 0.2,
                1e22,
                1e-9
            };
            assertRoundTrip(points(special.length, i -> i, i -> i, i -> special[i]));
        }

        @Test
        void decode_nanWithPayload_givesTheOneNanBack() {
            double payload = Double.longBitsToDouble(0xfff8_0000_dead_beefL);

            PointColumns back = roundTrip(points(1, i -> 0, i -> 0, i -> payload));

            assertThat(Double.doubleToRawLongBits(back.value(0))).isEqualTo(CANONICAL_NAN);
        }

        @Test
        void decode_extremeStepsAndTimes_givesThemBack() {
            long[] extremes = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, 1, Long.MAX_VALUE - 1, Long.MAX_VALUE};
            assertRoundTrip(points(extremes.length, i -> extremes[i], i -> extremes[6 - i], i -> i));
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
        void decode_randomPoints_givesThemBack(long seed) {
            Random random = new Random(seed);
            int stepBits = 1 + random.nextInt(64);
            int timeBits = 1 + random.nextInt(63);
            int kind = random.nextInt(4);
            int size = 1 + random.nextInt(MetricChunk.MAX_POINTS);
            assertRoundTrip(points(
                    size,
                    i -> random.nextLong() >> (64 - stepBits),
                    i -> random.nextLong() >>> (64 - timeBits),
                    i -> value(random, kind)));
        }

        private double value(Random random, int kind) {
            return switch (kind) {
                case 0 -> Double.longBitsToDouble(random.nextLong());
                case 1 -> Math.rint(random.nextGaussian() * 1e4) / 1e4;
                case 2 -> random.nextInt(3);
                default -> random.nextGaussian();
            };
        }
    }

    @Nested
    final class Size {
        @Test
        void encode_regularRandomWalk_takesAtMostEightBytesAPoint() {
            Random random = new Random(1);
            double[] walk = new double[MetricChunk.MAX_POINTS];
            for (int i = 1; i < walk.length; i++) {
                walk[i] = walk[i - 1] + random.nextGaussian();
            }
            assertThat(bytesPerPoint(i -> walk[i])).isLessThanOrEqualTo(8);
        }

        @Test
        void encode_fourDecimals_takesAtMostTwoAndAHalfBytesAPoint() {
            Random random = new Random(1);
            assertThat(bytesPerPoint(i -> random.nextInt(10_000) / 1e4)).isLessThanOrEqualTo(2.5);
        }

        @Test
        void encode_constant_takesLessThanATenthOfAByteAPoint() {
            assertThat(bytesPerPoint(i -> Math.PI)).isLessThan(0.1);
        }

        private double bytesPerPoint(IntToDoubleFunction value) {
            PointColumns points = points(MetricChunk.MAX_POINTS, i -> i, i -> 1_700_000_000_000L + i * 50L, value);
            return (double) encode(points).length / points.size();
        }
    }

    @Nested
    final class Damage {
        @Test
        void decode_anyByteChanged_isFound() {
            byte[] data = encode(points(300, i -> i, i -> i, i -> Math.sqrt(i)));
            for (int i = 0; i < data.length; i++) {
                byte[] damaged = data.clone();
                damaged[i] ^= (byte) (1 << (i % 8));
                assertThatThrownBy(() -> MetricChunk.decode(SERIES, damaged)).isInstanceOf(StoreCorruptException.class);
            }
        }

        @Test
        void decode_chunkOfAnotherSeries_isFound() {
            byte[] data = encode(points(3, i -> i, i -> i, i -> i));

            assertThatThrownBy(() -> MetricChunk.decode(SERIES + 1, data))
                    .isInstanceOf(StoreCorruptException.class)
                    .hasMessageContaining("series 43");
        }

        @Test
        void decode_truncated_isFound() {
            byte[] data = encode(points(300, i -> i, i -> i, i -> Math.sqrt(i)));
            for (int length = 0; length < data.length; length++) {
                byte[] damaged = Arrays.copyOf(data, length);
                assertThatThrownBy(() -> MetricChunk.decode(SERIES, damaged)).isInstanceOf(StoreCorruptException.class);
            }
        }

        @Test
        void decode_randomBytesWithValidChecksum_areRefusedOrRead() {
            Random random = new Random(7);
            for (int i = 0; i < 2000; i++) {
                byte[] garbage = new byte[5 + random.nextInt(100)];
                random.nextBytes(garbage);
                garbage[0] = 1;
                MetricChunk.seal(SERIES, garbage);
                assertThat(outcome(garbage)).isIn("read", "refused");
            }
        }

        private String outcome(byte[] data) {
            try {
                MetricChunk.decode(SERIES, data);
                return "read";
            } catch (StoreCorruptException e) {
                return "refused";
            }
        }
    }

    private static PointColumns points(
            int size, IntToLongFunction step, IntToLongFunction timestamp, IntToDoubleFunction value) {
        long[] steps = new long[size];
        long[] timestamps = new long[size];
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            steps[i] = step.applyAsLong(i);
            timestamps[i] = timestamp.applyAsLong(i);
            values[i] = value.applyAsDouble(i);
        }
        return PointColumns.of(MetricPoints.copyOf(steps, timestamps, values));
    }

    private static byte[] encode(PointColumns points) {
        return MetricChunk.of(points).get(0).sealed(SERIES);
    }

    private static PointColumns roundTrip(PointColumns points) {
        return MetricChunk.decode(SERIES, encode(points));
    }

    private static void assertRoundTrip(PointColumns points) {
        PointColumns back = roundTrip(points);
        assertThat(back.size()).isEqualTo(points.size());
        for (int i = 0; i < points.size(); i++) {
            assertThat(back.step(i)).as("step %d", i).isEqualTo(points.step(i));
            assertThat(back.timestamp(i)).as("time %d", i).isEqualTo(points.timestamp(i));
            assertThat(Double.doubleToRawLongBits(back.value(i)))
                    .as("value %d", i)
                    .isEqualTo(Double.doubleToLongBits(points.value(i)));
        }
    }
}
