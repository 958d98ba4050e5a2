package io.mlops.core.drift;

import static io.mlops.core.drift.Measured.fields;
import static io.mlops.core.drift.NannymlChunkCases.chunkSize;
import static io.mlops.core.drift.ReferenceCase.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.core.drift.chunk.ChunkLimits;
import io.mlops.core.metrics.estimate.BinaryMeasure;
import io.mlops.core.metrics.estimate.BinaryPredictions;
import io.mlops.core.metrics.estimate.Calibration;
import io.mlops.core.metrics.estimate.ChunkPerformance;
import io.mlops.core.metrics.estimate.ConfidenceBasedEstimation;
import io.mlops.core.metrics.estimate.NumericPredictions;
import io.mlops.core.metrics.estimate.RealizedClassification;
import io.mlops.core.metrics.estimate.RealizedRegression;
import io.mlops.core.metrics.estimate.RegressionMeasure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** NannyML's estimated and realised performance, by chunks of the reference and then of the current data. */
final class NannymlPerformanceCases {
    private NannymlPerformanceCases() {}

    static Map<String, Function<ReferenceCase, Object>> all() {
        return Map.of(
                "nannyml.cbpe", NannymlPerformanceCases::estimated,
                "nannyml.realized_performance", NannymlPerformanceCases::realized);
    }

    private static BinaryPredictions predictions(JsonNode side) {
        double[] probabilities = numbers(side.path("p"));
        boolean[] predictions = SklearnCases.positives(side.path("yp"));
        return side.has("y")
                ? BinaryPredictions.labelled(probabilities, predictions, SklearnCases.positives(side.path("y")))
                : BinaryPredictions.unlabelled(probabilities, predictions);
    }

    private static Object estimated(ReferenceCase c) {
        boolean asIs = c.param("calibration").startsWith("none");
        BinaryPredictions reference = predictions(c.reference());
        BinaryPredictions current = predictions(c.current());
        ConfidenceBasedEstimation estimation = ConfidenceBasedEstimation.fit(
                reference, chunkSize(c), asIs ? Calibration.NONE : Calibration.WHERE_BETTER);
        RealizedClassification realized = RealizedClassification.fit(reference, chunkSize(c));
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("needs_calibration", estimation.calibrated());
        int before = (reference.size() + chunkSize(c) - 1) / chunkSize(c);
        for (JsonNode name : c.params().path("metrics")) {
            BinaryMeasure measure = BinaryMeasure.valueOf(name.asText().toUpperCase(Locale.ROOT));
            List<ChunkPerformance> chunks = new ArrayList<>(estimation.estimate(reference, measure));
            chunks.addAll(estimation.estimate(current, measure));
            result.putIfAbsent("period", NannymlChunkCases.periods(chunks.size(), before));
            List<Double> labelled = new ArrayList<>(values(realized.measure(reference, measure)));
            while (labelled.size() < chunks.size()) {
                labelled.add(Double.NaN);
            }
            Map<String, @Nullable Object> figures = figures(chunks);
            figures.put("realized", labelled);
            result.put(name.asText(), figures);
        }
        return result;
    }

    private static List<Double> values(List<ChunkPerformance> chunks) {
        return chunks.stream()
                .map(chunk -> chunk.score().value().orElse(Double.NaN))
                .toList();
    }

    private static Map<String, @Nullable Object> figures(List<ChunkPerformance> chunks) {
        ChunkLimits limits = chunks.get(0).limits();
        return fields(
                "value",
                values(chunks),
                "sampling_error",
                chunks.stream().map(ChunkPerformance::samplingError).toList(),
                "upper_confidence_boundary",
                chunks.stream().map(chunk -> chunk.confidence().upper()).toList(),
                "lower_confidence_boundary",
                chunks.stream().map(chunk -> chunk.confidence().lower()).toList(),
                "alert",
                chunks.stream().map(ChunkPerformance::alert).toList(),
                "thresholds",
                List.of(limits.lower(), limits.upper()));
    }

    private static Object realized(ReferenceCase c) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        for (JsonNode name : c.params().path("metrics")) {
            List<ChunkPerformance> chunks = c.reference().has("p")
                    ? classification(c, BinaryMeasure.valueOf(name.asText().toUpperCase(Locale.ROOT)))
                    : regression(c, RegressionMeasure.valueOf(name.asText().toUpperCase(Locale.ROOT)));
            result.put(name.asText(), figures(chunks));
        }
        return result;
    }

    private static List<ChunkPerformance> classification(ReferenceCase c, BinaryMeasure measure) {
        RealizedClassification realized = RealizedClassification.fit(predictions(c.reference()), chunkSize(c));
        List<ChunkPerformance> chunks = new ArrayList<>(realized.measure(predictions(c.reference()), measure));
        chunks.addAll(realized.measure(predictions(c.current()), measure));
        return chunks;
    }

    private static List<ChunkPerformance> regression(ReferenceCase c, RegressionMeasure measure) {
        NumericPredictions reference = numeric(c.reference());
        RealizedRegression realized = new RealizedRegression(measure, reference, chunkSize(c));
        List<ChunkPerformance> chunks = new ArrayList<>(realized.measure(reference));
        chunks.addAll(realized.measure(numeric(c.current())));
        return chunks;
    }

    private static NumericPredictions numeric(JsonNode side) {
        return new NumericPredictions(numbers(side.path("yp")), numbers(side.path("y")));
    }
}
