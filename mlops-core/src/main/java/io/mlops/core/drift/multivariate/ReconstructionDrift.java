package io.mlops.core.drift.multivariate;

import io.mlops.core.drift.chunk.ChunkLimits;
import io.mlops.core.drift.law.SymmetricEigen;
import io.mlops.error.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Drift of several columns together: the mean distance of a chunk's rows from the principal components of the reference.
 *
 * <p>Missing numbers become the reference's mean, missing categories its most frequent one; categories become their share in
 * the reference (0 for an unseen one); columns are scaled to a mean of 0 and a standard deviation of 1. A chunk drifts when its
 * mean distance is outside three standard deviations around that of the reference's chunks. Immutable and thread-safe.
 *
 * @see <a href="https://nannyml.readthedocs.io/en/stable/how_it_works/multivariate_drift.html">NannyML, multivariate drift
 *     detection</a>
 */
public final class ReconstructionDrift {
    private final Map<String, TableColumn.Encoding> encodings = new LinkedHashMap<>();
    private final Map<String, Boolean> kinds = new LinkedHashMap<>();
    private final Settings settings;
    private final double[] means;
    private final double[] deviations;
    private final double[][] components;
    private final ChunkLimits limits;

    /**
     * How many components are kept, and how long chunks are.
     *
     * @param components number of components, at least 1; 0 where {@code variance} decides
     * @param variance share of variance that the components must reach, above 0 and below 1; 0.65
     * @param chunkSize rows of a chunk, at least 2
     */
    public record Settings(int components, double variance, int chunkSize) {
        /**
         * Checks the ranges.
         *
         * @throws InvalidInputException if one is outside
         */
        public Settings {
            if (components < 0) {
                throw new InvalidInputException("components", "must not be negative", "" + components, "");
            }
            if (!(variance > 0 && variance < 1)) {
                throw new InvalidInputException("variance", "must be above 0 and below 1", "" + variance, "");
            }
            if (chunkSize < 2) {
                throw new InvalidInputException("chunkSize", "must be at least 2", "" + chunkSize, "");
            }
        }

        /**
         * Returns settings with as many components as reach 65 % of the variance.
         *
         * @param chunkSize rows of a chunk, at least 2
         */
        public static Settings ofChunks(int chunkSize) {
            return new Settings(0, 0.65, chunkSize);
        }
    }

    /**
     * What one chunk showed.
     *
     * @param chunk position of the chunk, from 0
     * @param distance mean distance of its rows, in standard deviations of the reference
     * @param samplingError standard deviation that chance alone gives the distance; NaN for one row
     * @param alert whether the distance is outside the limits
     */
    public record Chunk(int chunk, double distance, double samplingError, boolean alert) {}

    /**
     * Learns from a reference.
     *
     * @param reference columns by name, all as long, at least two rows
     * @param settings components and chunks
     * @throws InvalidInputException if columns differ in length, one has no value, all are constant, or there are fewer than two rows
     */
    public ReconstructionDrift(Map<String, TableColumn> reference, Settings settings) {
        this.settings = settings;
        reference.forEach((name, column) -> {
            encodings.put(name, column.encoding(name));
            kinds.put(name, column.numeric());
        });
        double[][] columns = encode(reference);
        if (columns.length == 0 || columns[0].length < 2) {
            throw new InvalidInputException("reference", "must have a column of two rows", "less", "");
        }
        this.means = new double[columns.length];
        this.deviations = new double[columns.length];
        for (int k = 0; k < columns.length; k++) {
            scale(columns[k], k);
        }
        standardize(columns);
        this.components = components(columns);
        this.limits = limits(columns);
    }

    private double[][] encode(Map<String, TableColumn> table) {
        double[][] columns = new double[encodings.size()][];
        int next = 0;
        for (Map.Entry<String, TableColumn.Encoding> encoding : encodings.entrySet()) {
            TableColumn column = table.get(encoding.getKey());
            if (column == null || column.numeric() != Objects.requireNonNull(kinds.get(encoding.getKey()))) {
                throw new InvalidInputException(
                        encoding.getKey(),
                        "must be a column of the kind that it has in the reference",
                        column == null ? "no column" : "another kind",
                        "");
            }
            columns[next++] = encoding.getValue().of(column);
            if (columns[next - 1].length != columns[0].length) {
                throw new InvalidInputException(
                        encoding.getKey(), "must be as long as the other columns", "" + column.size(), "");
            }
        }
        return columns;
    }

    private void scale(double[] column, int k) {
        double sum = 0;
        for (double value : column) {
            sum += value;
        }
        means[k] = sum / column.length;
        double squares = 0;
        for (double value : column) {
            squares += (value - means[k]) * (value - means[k]);
        }
        // A constant column has no scale; its values then count as they are, as in scikit-learn's scaler.
        deviations[k] = squares == 0 ? 1 : Math.sqrt(squares / column.length);
    }

    private void standardize(double[][] columns) {
        for (int k = 0; k < columns.length; k++) {
            double[] column = columns[k];
            double scale = 1 / deviations[k];
            for (int i = 0; i < column.length; i++) {
                column[i] = (column[i] - means[k]) * scale;
            }
        }
    }

    private double[][] components(double[][] columns) {
        int width = columns.length;
        double[][] covariance = new double[width][width];
        double trace = 0;
        for (int a = 0; a < width; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = 0;
                for (int i = 0; i < columns[a].length; i++) {
                    sum += columns[a][i] * columns[b][i];
                }
                covariance[a][b] = sum / (columns[a].length - 1);
                covariance[b][a] = covariance[a][b];
            }
            trace += covariance[a][a];
        }
        if (trace == 0) {
            throw new InvalidInputException("reference", "must vary in one column at least", "constants", "");
        }
        SymmetricEigen eigen = new SymmetricEigen(covariance);
        int kept = Math.min(width, settings.components);
        double reached = 0;
        while (settings.components == 0 && kept < width && reached <= settings.variance * trace) {
            reached += eigen.value(kept++);
        }
        double[][] vectors = new double[kept][width];
        for (int c = 0; c < kept; c++) {
            for (int k = 0; k < width; k++) {
                vectors[c][k] = eigen.vector(c, k);
            }
        }
        return vectors;
    }

    private ChunkLimits limits(double[][] columns) {
        List<double[]> chunks = distances(columns);
        double[] figures = chunks.stream().mapToDouble(chunk -> chunk[0]).toArray();
        return ChunkLimits.around(figures, ChunkLimits.DEVIATIONS, ChunkLimits.notNegative());
    }

    /** Mean distance and sampling error of each chunk of standardized columns. */
    private List<double[]> distances(double[][] columns) {
        int rows = columns.length == 0 ? 0 : columns[0].length;
        List<double[]> results = new ArrayList<>();
        double[] distances = new double[Math.min(rows, settings.chunkSize)];
        double[] row = new double[columns.length];
        for (int from = 0; from < rows; from += settings.chunkSize) {
            int size = Math.min(settings.chunkSize, rows - from);
            double sum = 0;
            for (int i = 0; i < size; i++) {
                for (int k = 0; k < row.length; k++) {
                    row[k] = columns[k][from + i];
                }
                distances[i] = distance(row);
                sum += distances[i];
            }
            double mean = sum / size;
            double squares = 0;
            for (int i = 0; i < size; i++) {
                squares += (distances[i] - mean) * (distances[i] - mean);
            }
            results.add(new double[] {mean, Math.sqrt(squares / (size - 1) / size)});
        }
        return results;
    }

    /** Distance of a row from its projection; what is left after taking the components out one by one. */
    private double distance(double[] row) {
        for (double[] component : components) {
            double along = 0;
            for (int k = 0; k < row.length; k++) {
                along += component[k] * row[k];
            }
            for (int k = 0; k < row.length; k++) {
                row[k] -= along * component[k];
            }
        }
        double squares = 0;
        for (double value : row) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }

    /**
     * Measures each chunk; a shorter rest is a chunk too.
     *
     * @param current columns with the names and kinds of the reference, all as long; others are not looked at
     * @return one result a chunk, none for no row; the sampling error of a chunk of one row is NaN
     * @throws InvalidInputException if a column is missing, of another kind or of another length
     */
    public List<Chunk> measure(Map<String, TableColumn> current) {
        double[][] columns = encode(current);
        standardize(columns);
        List<Chunk> chunks = new ArrayList<>();
        for (double[] figures : distances(columns)) {
            chunks.add(new Chunk(chunks.size(), figures[0], figures[1], limits.alerts(figures[0])));
        }
        return chunks;
    }

    /** Returns the limits that the reference's chunks set. */
    public ChunkLimits limits() {
        return limits;
    }

    /** Returns the number of components kept. */
    public int components() {
        return components.length;
    }
}
