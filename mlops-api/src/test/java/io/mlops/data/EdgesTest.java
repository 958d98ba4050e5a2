package io.mlops.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EdgesTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 8, 48, 511, 512, 1022, 1023, 1024})
    void bin_anyValue_isWhereALinearSearchFindsIt(int size) {
        SplittableRandom random = new SplittableRandom(size);
        double[] values =
                random.doubles(size, -10, 10).sorted().distinct().limit(size).toArray();
        Edges edges = Edges.of(values);
        double[] block = new double[200];
        for (int i = 0; i < block.length; i++) {
            block[i] = i % 2 == 0 && values.length > 0
                    ? values[random.nextInt(values.length)]
                    : random.nextDouble(-12, 12);
        }
        long[] counts = new long[edges.bins()];
        edges.count(block, block.length, new int[block.length], counts);
        for (double value : block) {
            int expected =
                    (int) Arrays.stream(values).filter(edge -> edge < value).count();
            assertThat(edges.bin(value)).isEqualTo(expected);
            counts[expected]--;
        }
        assertThat(counts).containsOnly(0);
    }

    @Test
    void bin_extremeValues_areInTheOuterBins() {
        Edges edges = Edges.of(-Double.MAX_VALUE, -Double.MIN_VALUE, 0, Double.MIN_VALUE, Double.MAX_VALUE);
        assertThat(edges.bin(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(edges.bin(-Double.MAX_VALUE)).isZero();
        assertThat(edges.bin(-0.0)).isEqualTo(2);
        assertThat(edges.bin(Double.MIN_VALUE)).isEqualTo(3);
        assertThat(edges.bin(Double.MAX_VALUE)).isEqualTo(4);
        assertThat(edges.bin(Double.POSITIVE_INFINITY)).isEqualTo(5);
    }

    @Test
    void point_betweenNeighbouringDoubles_isTrue() {
        Edges edges = Edges.of(0, 1, Math.nextUp(1.0));
        assertThat(edges.point(0)).isFalse();
        assertThat(edges.point(1)).isFalse();
        assertThat(edges.point(2)).isTrue();
        assertThat(edges.point(3)).isFalse();
        assertThatThrownBy(() -> edges.point(4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void edge_beyondTheLast_throws() {
        assertThatThrownBy(() -> Edges.of(1, 2).edge(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void of_illegalEdges_isRefused() {
        assertThatThrownBy(() -> Edges.of(1, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Edges.of(2, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Edges.of(Double.NaN)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Edges.of(0, Double.POSITIVE_INFINITY)).isInstanceOf(InvalidInputException.class);
        double[] many = new double[Edges.MAX + 1];
        Arrays.setAll(many, i -> i);
        assertThatThrownBy(() -> Edges.of(many))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1024");
    }
}
