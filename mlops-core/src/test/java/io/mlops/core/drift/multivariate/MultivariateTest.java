package io.mlops.core.drift.multivariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mlops.core.drift.MeanShift;
import io.mlops.core.drift.NumericTests;
import io.mlops.core.drift.VectorSample;
import io.mlops.core.drift.law.SymmetricEigen;
import io.mlops.error.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class MultivariateTest {
    private static final ReconstructionDrift.Settings SETTINGS = ReconstructionDrift.Settings.ofChunks(100);

    /** Two columns that go together, or against each other. */
    private static Map<String, TableColumn> pair(long seed, double sign) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = new double[500];
        double[] y = new double[500];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextDouble();
            y[i] = sign * x[i] + 0.1 * random.nextDouble();
        }
        return Map.of("x", TableColumn.of(x), "y", TableColumn.of(y));
    }

    @Test
    void reconstruction_ofColumnsThatPartCompany_alertsWhereNoColumnDoes() {
        ReconstructionDrift drift = new ReconstructionDrift(pair(1, 1), SETTINGS);
        Map<String, TableColumn> turned = pair(2, 1);
        double[] y = turned.get("y").numbers();
        double[] reversed = new double[y.length];
        Arrays.setAll(reversed, i -> y[y.length - 1 - i]);

        assertThat(drift.components()).isEqualTo(1);
        // Limits from five chunks are rough: one of five may alert by chance.
        assertThat(drift.measure(turned))
                .filteredOn(ReconstructionDrift.Chunk::alert)
                .hasSizeLessThanOrEqualTo(1);
        assertThat(drift.measure(Map.of("x", turned.get("x"), "y", TableColumn.of(reversed))))
                .hasSize(5)
                .allMatch(ReconstructionDrift.Chunk::alert);
    }

    @Test
    void reconstruction_ofOddTables_isRefused() {
        Map<String, TableColumn> sound = pair(1, 1);
        ReconstructionDrift drift = new ReconstructionDrift(sound, SETTINGS);
        TableColumn numbers = sound.get("x");
        List<Map<String, TableColumn>> wrong = List.of(
                Map.of("x", numbers),
                Map.of("x", numbers, "y", TableColumn.of(List.of("a"))),
                Map.of("x", numbers, "y", TableColumn.of(1, 2)));
        assertThat(wrong)
                .allSatisfy(table ->
                        assertThatThrownBy(() -> drift.measure(table)).isInstanceOf(InvalidInputException.class));
        List<Map<String, TableColumn>> references = List.of(
                Map.of(),
                Map.of("x", TableColumn.of(1)),
                Map.of("x", TableColumn.of(1, 1, 1)),
                Map.of("x", TableColumn.of(Double.NaN, Double.NaN)),
                Map.of("x", TableColumn.of(1, 2), "y", TableColumn.of(1, 2, 3)));
        assertThat(references)
                .allSatisfy(table -> assertThatThrownBy(() -> new ReconstructionDrift(table, SETTINGS))
                        .isInstanceOf(InvalidInputException.class));
        assertThatThrownBy(() -> new ReconstructionDrift.Settings(0, 1, 10)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new ReconstructionDrift.Settings(-1, 0.5, 10))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ReconstructionDrift.Settings.ofChunks(1)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void reconstruction_ofMissingAndConstantValues_staysFinite() {
        double[] x = new double[200];
        Arrays.setAll(x, i -> i % 7 == 0 ? Double.NaN : i % 11 == 0 ? Double.POSITIVE_INFINITY : i * 31 % 17);
        double[] constant = new double[200];
        Map<String, TableColumn> table = Map.of("x", TableColumn.of(x), "constant", TableColumn.of(constant));

        assertThat(new ReconstructionDrift(table, SETTINGS).measure(table))
                .allSatisfy(chunk -> assertThat(chunk.distance()).isFinite());
    }

    @Test
    void eigenvectors_ofASymmetricMatrix_areThoseOfIt() {
        double[][] matrix = {{4, 1, -2}, {1, 3, 0.5}, {-2, 0.5, 5}};
        double[][] copy = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        SymmetricEigen eigen = new SymmetricEigen(copy);
        for (int rank = 0; rank < 3; rank++) {
            for (int row = 0; row < 3; row++) {
                double product = 0;
                for (int k = 0; k < 3; k++) {
                    product += matrix[row][k] * eigen.vector(rank, k);
                }
                assertThat(product).isCloseTo(eigen.value(rank) * eigen.vector(rank, row), within(1e-12));
            }
        }
        assertThat(eigen.value(0)).isGreaterThan(eigen.value(1));
    }

    @Test
    void embeddings_ofWhichOneComponentMoved_showItsShare() {
        SplittableRandom random = new SplittableRandom(8);
        double[][] before = new double[200][4];
        double[][] after = new double[200][4];
        for (int i = 0; i < 200; i++) {
            for (int k = 0; k < 4; k++) {
                before[i][k] = random.nextDouble();
                after[i][k] = random.nextDouble() + (k == 2 ? 1 : 0);
            }
        }
        EmbeddingDrift drift = new EmbeddingDrift(VectorSample.of(before), NumericTests.kolmogorovSmirnov());

        assertThat(drift.driftedShare(VectorSample.of(after)).value().orElseThrow())
                .isBetween(0.25, 0.5);
        assertThat(drift.distance(VectorSample.of(after), MeanShift.EUCLIDEAN)
                        .value()
                        .orElseThrow())
                .isCloseTo(1, within(0.1));
        assertThat(drift.driftedShare(VectorSample.of(new double[0][])).sufficient())
                .isFalse();
    }
}
