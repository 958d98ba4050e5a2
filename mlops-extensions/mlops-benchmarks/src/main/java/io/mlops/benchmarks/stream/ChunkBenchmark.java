package io.mlops.benchmarks.stream;

import io.mlops.core.drift.multivariate.ReconstructionDrift;
import io.mlops.core.drift.multivariate.TableColumn;
import io.mlops.core.metrics.estimate.BinaryMeasure;
import io.mlops.core.metrics.estimate.BinaryPredictions;
import io.mlops.core.metrics.estimate.Calibration;
import io.mlops.core.metrics.estimate.ChunkPerformance;
import io.mlops.core.metrics.estimate.ConfidenceBasedEstimation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Performance estimated for 100,000 predictions, six measures in chunks of 10,000, and reconstruction of 100,000 rows x 20
 * columns; {@link #control} sorts 100,000 numbers.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ChunkBenchmark {
    private static final int ROWS = 100_000;
    private static final int COLUMNS = 20;
    private static final int CHUNK = 10_000;

    private final double[] probabilities = new double[ROWS];
    private final boolean[] predictions = new boolean[ROWS];
    private final Map<String, TableColumn> table = new LinkedHashMap<>();
    private final ConfidenceBasedEstimation estimation = fit(new SplittableRandom(1));
    private ReconstructionDrift reconstruction =
            new ReconstructionDrift(Map.of("x", TableColumn.of(1, 2, 3)), ReconstructionDrift.Settings.ofChunks(CHUNK));

    private static ConfidenceBasedEstimation fit(SplittableRandom random) {
        double[] scores = random.doubles(ROWS).toArray();
        boolean[] predicted = new boolean[ROWS];
        boolean[] labels = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) {
            predicted[i] = scores[i] > 0.5;
            labels[i] = random.nextDouble() < scores[i] * scores[i];
        }
        BinaryPredictions reference = BinaryPredictions.labelled(scores, predicted, labels);
        return ConfidenceBasedEstimation.fit(reference, CHUNK, Calibration.ISOTONIC);
    }

    /** Draws predictions, and columns that go together in fours. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < ROWS; i++) {
            probabilities[i] = random.nextDouble();
            predictions[i] = probabilities[i] > 0.5;
        }
        double[] common = new double[ROWS];
        for (int k = 0; k < COLUMNS; k++) {
            double[] column = new double[ROWS];
            for (int i = 0; i < ROWS; i++) {
                common[i] = k % 4 == 0 ? random.nextGaussian() : common[i];
                column[i] = common[i] + random.nextGaussian();
            }
            table.put("x" + k, TableColumn.of(column));
        }
        reconstruction = new ReconstructionDrift(table, ReconstructionDrift.Settings.ofChunks(CHUNK));
    }

    /** One library sort. */
    @Benchmark
    public double control() {
        double[] copy = probabilities.clone();
        Arrays.sort(copy);
        return copy[ROWS / 2];
    }

    /** Confidence-based performance estimation. */
    @Benchmark
    public List<List<ChunkPerformance>> estimate() {
        return estimation.estimate(
                BinaryPredictions.unlabelled(probabilities, predictions), List.of(BinaryMeasure.values()));
    }

    /** Reconstruction by principal components. */
    @Benchmark
    public List<ReconstructionDrift.Chunk> reconstruct() {
        return reconstruction.measure(table);
    }
}
