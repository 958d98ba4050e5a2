package io.mlops.core.drift;

import static io.mlops.core.drift.Measured.fields;
import static io.mlops.core.drift.ReferenceCase.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.core.drift.chunk.ChunkLimits;
import io.mlops.core.drift.chunk.ColumnStatistic;
import io.mlops.core.drift.chunk.ReferenceValues;
import io.mlops.core.drift.multivariate.ReconstructionDrift;
import io.mlops.core.drift.multivariate.TableColumn;
import io.mlops.core.metrics.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** NannyML's data quality, summary figures and reconstruction, by chunks of the reference and then of the current data. */
final class NannymlChunkCases {
    private NannymlChunkCases() {}

    static Map<String, Function<ReferenceCase, Object>> all() {
        Map<String, Function<ReferenceCase, Object>> cases = new HashMap<>();
        cases.put("nannyml.MissingValuesCalculator", c -> statistic(c, ColumnStatistic.MISSING));
        cases.put("nannyml.SummaryStatsAvgCalculator", c -> statistic(c, ColumnStatistic.MEAN));
        cases.put("nannyml.SummaryStatsMedianCalculator", c -> statistic(c, ColumnStatistic.MEDIAN));
        cases.put("nannyml.SummaryStatsStdCalculator", c -> statistic(c, ColumnStatistic.DEVIATION));
        cases.put("nannyml.SummaryStatsSumCalculator", c -> statistic(c, ColumnStatistic.SUM));
        cases.put("nannyml.SummaryStatsRowCountCalculator", c -> statistic(c, ColumnStatistic.COUNT));
        cases.put("nannyml.NumericalRangeCalculator", NannymlChunkCases::range);
        cases.put("nannyml.UnseenValuesCalculator", NannymlChunkCases::unseen);
        cases.put("nannyml.pca_reconstruction", NannymlChunkCases::reconstruction);
        return cases;
    }

    static int chunkSize(ReferenceCase c) {
        return c.params().path("chunk_size").asInt();
    }

    static <T> List<List<T>> chunks(List<T> values, int size) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < values.size(); from += size) {
            chunks.add(values.subList(from, Math.min(values.size(), from + size)));
        }
        return chunks;
    }

    private static List<@Nullable String> texts(JsonNode node) {
        List<@Nullable String> texts = new ArrayList<>();
        node.forEach(value -> texts.add(value.isNull() ? null : value.asText()));
        return texts;
    }

    /** Numbers of a column of either kind: of categories only whether they are there. */
    private static List<Double> present(JsonNode node) {
        List<Double> values = new ArrayList<>();
        node.forEach(value -> {
            boolean text = value.isTextual()
                    && !List.of("NaN", "Infinity", "-Infinity").contains(value.asText());
            values.add(text ? 0 : ReferenceCase.number(value));
        });
        return values;
    }

    private static Object statistic(ReferenceCase c, ColumnStatistic statistic) {
        Function<List<Double>, Score> figure = chunk ->
                statistic.of(chunk.stream().mapToDouble(Double::doubleValue).toArray());
        List<Score> before = chunks(present(c.reference()), chunkSize(c)).stream()
                .map(figure)
                .toList();
        double[] values =
                before.stream().mapToDouble(s -> s.value().orElse(Double.NaN)).toArray();
        ChunkLimits limits = ChunkLimits.around(values, ChunkLimits.DEVIATIONS, statistic.range());
        return result(
                limits,
                before,
                chunks(present(c.current()), chunkSize(c)).stream().map(figure).toList());
    }

    private static Object range(ReferenceCase c) {
        ReferenceValues known = ReferenceValues.ofNumbers(numbers(c.reference()));
        Function<List<Double>, Score> figure = chunk ->
                known.outside(chunk.stream().mapToDouble(Double::doubleValue).toArray());
        return result(
                new ChunkLimits(Double.NEGATIVE_INFINITY, 0),
                chunks(present(c.reference()), chunkSize(c)).stream()
                        .map(figure)
                        .toList(),
                chunks(present(c.current()), chunkSize(c)).stream().map(figure).toList());
    }

    private static Object unseen(ReferenceCase c) {
        ReferenceValues known = ReferenceValues.ofCategories(texts(c.reference()));
        return result(
                new ChunkLimits(Double.NEGATIVE_INFINITY, 0),
                chunks(texts(c.reference()), chunkSize(c)).stream()
                        .map(known::unseen)
                        .toList(),
                chunks(texts(c.current()), chunkSize(c)).stream()
                        .map(known::unseen)
                        .toList());
    }

    private static Object result(ChunkLimits limits, List<Score> reference, List<Score> current) {
        List<Double> values = new ArrayList<>();
        List<Boolean> alerts = new ArrayList<>();
        reference.forEach(score -> values.add(score.value().orElse(Double.NaN)));
        current.forEach(score -> values.add(score.value().orElse(Double.NaN)));
        values.forEach(value -> alerts.add(limits.alerts(value)));
        return fields(
                "value",
                values,
                "alert",
                alerts,
                "lower",
                Double.isInfinite(limits.lower()) ? null : limits.lower(),
                "upper",
                Double.isInfinite(limits.upper()) ? null : limits.upper());
    }

    private static Map<String, TableColumn> table(JsonNode names, JsonNode columns) {
        Map<String, TableColumn> table = new LinkedHashMap<>();
        names.forEach(name -> {
            JsonNode column = columns.path(name.asText());
            boolean numeric = true;
            for (JsonNode value : column) {
                numeric &= value.isNumber()
                        || value.isNull()
                        || List.of("NaN", "Infinity", "-Infinity").contains(value.asText());
            }
            table.put(name.asText(), numeric ? TableColumn.of(numbers(column)) : TableColumn.of(texts(column)));
        });
        return table;
    }

    private static Object reconstruction(ReferenceCase c) {
        JsonNode kept = c.params().path("n_components");
        JsonNode names = c.params().path("columns");
        boolean share = kept.isFloatingPointNumber() || kept.isMissingNode();
        ReconstructionDrift.Settings settings = new ReconstructionDrift.Settings(
                share ? 0 : kept.asInt(), share ? kept.asDouble(0.65) : 0.65, chunkSize(c));
        Map<String, TableColumn> reference = table(names, c.reference());
        ReconstructionDrift drift = new ReconstructionDrift(reference, settings);
        List<ReconstructionDrift.Chunk> chunks = new ArrayList<>(drift.measure(reference));
        chunks.addAll(drift.measure(table(names, c.current())));
        return fields(
                "period",
                periods(chunks.size(), drift.measure(reference).size()),
                "value",
                chunks.stream().map(ReconstructionDrift.Chunk::distance).toList(),
                "sampling_error",
                chunks.stream().map(ReconstructionDrift.Chunk::samplingError).toList(),
                "upper_threshold",
                drift.limits().upper(),
                "lower_threshold",
                drift.limits().lower(),
                "alert",
                chunks.stream().map(ReconstructionDrift.Chunk::alert).toList());
    }

    static List<String> periods(int all, int reference) {
        String[] periods = new String[all];
        Arrays.fill(periods, "analysis");
        Arrays.fill(periods, 0, reference, "reference");
        return List.of(periods);
    }
}
