package io.mlops.core.drift;

import static io.mlops.core.drift.Measured.fields;
import static io.mlops.core.drift.ReferenceCase.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.core.metrics.Score;
import io.mlops.core.metrics.classification.Averaging;
import io.mlops.core.metrics.classification.CalibrationCurve;
import io.mlops.core.metrics.classification.ConfusionMatrix;
import io.mlops.core.metrics.classification.IsotonicRegression;
import io.mlops.core.metrics.classification.KappaWeighting;
import io.mlops.core.metrics.classification.MatrixScores;
import io.mlops.core.metrics.classification.MulticlassAuc;
import io.mlops.core.metrics.classification.ProbabilityLosses;
import io.mlops.core.metrics.classification.RankedScores;
import io.mlops.core.metrics.classification.ZeroDivision;
import io.mlops.core.metrics.regression.MedianAbsoluteError;
import io.mlops.core.metrics.regression.PinballLoss;
import io.mlops.core.metrics.regression.RegressionErrors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** scikit-learn's measures, with its defaults. */
final class SklearnCases {
    private SklearnCases() {}

    static Map<String, Function<ReferenceCase, Object>> all() {
        Map<String, Function<ReferenceCase, Object>> cases = new HashMap<>();
        decisions(cases);
        cases.put("sklearn.roc_auc_score", SklearnCases::auc);
        cases.put("sklearn.average_precision_score", c -> value(ranked(c).averagePrecision()));
        cases.put("sklearn.log_loss", c -> value(losses(c).logLoss()));
        cases.put("sklearn.brier_score_loss", c -> value(losses(c).brier()));
        cases.put("sklearn.calibration_curve", SklearnCases::calibration);
        cases.put("sklearn.isotonic", SklearnCases::isotonic);
        regressions(cases);
        return cases;
    }

    private static void decisions(Map<String, Function<ReferenceCase, Object>> cases) {
        cases.put("sklearn.accuracy_score", c -> value(matrix(c).accuracy()));
        cases.put("sklearn.balanced_accuracy_score", SklearnCases::balanced);
        cases.put("sklearn.precision_score", c -> averaged(c, "precision"));
        cases.put("sklearn.recall_score", c -> averaged(c, "recall"));
        cases.put("sklearn.f1_score", c -> averaged(c, "f1"));
        cases.put("sklearn.matthews_corrcoef", c -> value(matrix(c).scores().matthews()));
        cases.put("sklearn.cohen_kappa_score", SklearnCases::kappa);
        cases.put("sklearn.confusion_matrix", SklearnCases::counts);
    }

    private static void regressions(Map<String, Function<ReferenceCase, Object>> cases) {
        Map<String, Function<RegressionErrors, Score>> measures = Map.of(
                "mean_absolute_error", RegressionErrors::meanAbsoluteError,
                "mean_squared_error", RegressionErrors::meanSquaredError,
                "root_mean_squared_error", RegressionErrors::rootMeanSquaredError,
                "mean_absolute_percentage_error", RegressionErrors::meanAbsolutePercentageError,
                "r2_score", RegressionErrors::r2,
                "explained_variance_score", RegressionErrors::explainedVariance,
                "max_error", RegressionErrors::maxError,
                "mean_squared_log_error", RegressionErrors::meanSquaredLogError,
                "root_mean_squared_log_error", RegressionErrors::rootMeanSquaredLogError);
        measures.forEach((name, measure) -> cases.put("sklearn." + name, c -> value(measure.apply(errors(c)))));
        cases.put(
                "sklearn.median_absolute_error",
                c -> value(MedianAbsoluteError.of(numbers(c.reference()), numbers(c.current()))));
        cases.put("sklearn.mean_pinball_loss", SklearnCases::pinball);
    }

    static double value(Score score) {
        return score.value().orElseThrow(() -> new Unable(score.reason()));
    }

    static boolean[] positives(JsonNode labels) {
        double[] numbers = numbers(labels);
        boolean[] positives = new boolean[numbers.length];
        for (int i = 0; i < positives.length; i++) {
            positives[i] = numbers[i] == 1;
        }
        return positives;
    }

    static ConfusionMatrix matrix(JsonNode labels, JsonNode predictions) {
        TreeSet<String> classes = new TreeSet<>(List.of("0", "1"));
        labels.forEach(label -> classes.add(label.asText()));
        predictions.forEach(label -> classes.add(label.asText()));
        ConfusionMatrix matrix = new ConfusionMatrix(List.copyOf(classes));
        for (int i = 0; i < labels.size(); i++) {
            matrix.add(labels.get(i).asText(), predictions.get(i).asText());
        }
        return matrix;
    }

    private static ConfusionMatrix matrix(ReferenceCase c) {
        return matrix(c.reference(), c.current());
    }

    private static Object averaged(ReferenceCase c, String measure) {
        ConfusionMatrix matrix = matrix(c);
        ZeroDivision none = switch (c.param("zero_division")) {
            case "1", "1.0" -> ZeroDivision.ONE;
            case "nan", "NaN" -> ZeroDivision.UNDEFINED;
            default -> ZeroDivision.ZERO;
        };
        String average = c.param("average");
        if (average.isEmpty() || "binary".equals(average)) {
            var counts = matrix.of(c.params().path("pos_label").asText("1"));
            return value(
                    switch (measure) {
                        case "precision" -> counts.precision(none);
                        case "recall" -> counts.recall(none);
                        default -> counts.f1(none);
                    });
        }
        if ("null".equals(average) || "none".equals(average)) {
            return each(matrix, measure, none);
        }
        Averaging averaging = Averaging.valueOf(average.toUpperCase(Locale.ROOT));
        MatrixScores scores = matrix.scores();
        return value(
                switch (measure) {
                    case "precision" -> scores.precision(averaging, none);
                    case "recall" -> scores.recall(averaging, none);
                    default -> scores.f1(averaging, none);
                });
    }

    private static Object each(ConfusionMatrix matrix, String measure, ZeroDivision none) {
        List<Double> values = new ArrayList<>();
        for (String name : matrix.classes()) {
            var counts = matrix.of(name);
            if (counts.truePositives() + counts.falsePositives() + counts.falseNegatives() > 0) {
                values.add(value(
                        switch (measure) {
                            case "precision" -> counts.precision(none);
                            case "recall" -> counts.recall(none);
                            default -> counts.f1(none);
                        }));
            }
        }
        return values;
    }

    private static Object balanced(ReferenceCase c) {
        ConfusionMatrix matrix = matrix(c);
        double value = value(matrix.scores().balancedAccuracy());
        double chance = 1.0 / matrix.classes().size();
        return c.params().path("adjusted").asBoolean() ? (value - chance) / (1 - chance) : value;
    }

    private static Object kappa(ReferenceCase c) {
        String weights = c.params().path("weights").asText("none").toUpperCase(Locale.ROOT);
        boolean given = List.of("LINEAR", "QUADRATIC").contains(weights);
        return value(matrix(c).scores().kappa(given ? KappaWeighting.valueOf(weights) : KappaWeighting.NONE));
    }

    private static Object counts(ReferenceCase c) {
        ConfusionMatrix matrix = matrix(c);
        List<List<Long>> rows = new ArrayList<>();
        for (int i = 0; i < matrix.classes().size(); i++) {
            List<Long> row = new ArrayList<>();
            for (int j = 0; j < matrix.classes().size(); j++) {
                row.add(matrix.count(i, j));
            }
            rows.add(row);
        }
        return rows;
    }

    private static RankedScores ranked(ReferenceCase c) {
        return new RankedScores(positives(c.reference()), numbers(c.current()));
    }

    private static double[][] rows(JsonNode node) {
        double[][] rows = new double[node.size()][];
        Arrays.setAll(rows, i -> numbers(node.get(i)));
        return rows;
    }

    private static Object auc(ReferenceCase c) {
        if (!c.current().path(0).isArray()) {
            return value(ranked(c).rocAuc());
        }
        int[] labels =
                Arrays.stream(numbers(c.reference())).mapToInt(x -> (int) x).toArray();
        MulticlassAuc areas = new MulticlassAuc(labels, rows(c.current()));
        Averaging averaging = "weighted".equals(c.param("average")) ? Averaging.WEIGHTED : Averaging.MACRO;
        return value(
                "ovo".equals(c.param("multi_class"))
                        ? areas.oneAgainstOne(averaging)
                        : areas.oneAgainstRest(averaging));
    }

    private static ProbabilityLosses losses(ReferenceCase c) {
        boolean many = c.current().path(0).isArray();
        ProbabilityLosses losses =
                new ProbabilityLosses(many ? c.current().get(0).size() : 2);
        double[] labels = numbers(c.reference());
        for (int i = 0; i < labels.length; i++) {
            if (many) {
                losses.add((int) labels[i], numbers(c.current().get(i)));
            } else {
                losses.add(labels[i] == 1, ReferenceCase.number(c.current().get(i)));
            }
        }
        return losses;
    }

    private static Object calibration(ReferenceCase c) {
        double[] probabilities = numbers(c.current());
        boolean[] positives = positives(c.reference());
        int bins = c.params().path("n_bins").asInt(5);
        CalibrationCurve curve = "quantile".equals(c.param("strategy"))
                ? new CalibrationCurve(CalibrationCurve.quantileEdges(probabilities, bins))
                : CalibrationCurve.uniform(bins);
        for (int i = 0; i < positives.length; i++) {
            curve.add(positives[i], probabilities[i]);
        }
        return fields(
                "prob_true",
                curve.points().stream()
                        .map(CalibrationCurve.Point::shareOfPositives)
                        .toList(),
                "prob_pred",
                curve.points().stream()
                        .map(CalibrationCurve.Point::meanProbability)
                        .toList());
    }

    private static Object isotonic(ReferenceCase c) {
        IsotonicRegression fitted = IsotonicRegression.fit(numbers(c.current()), numbers(c.reference()));
        return Arrays.stream(numbers(c.params().path("predict_at")))
                .map(fitted::at)
                .boxed()
                .toList();
    }

    private static RegressionErrors errors(ReferenceCase c) {
        RegressionErrors errors = new RegressionErrors();
        double[] labels = numbers(c.reference());
        double[] predictions = numbers(c.current());
        for (int i = 0; i < labels.length; i++) {
            errors.add(labels[i], predictions[i]);
        }
        return errors;
    }

    private static Object pinball(ReferenceCase c) {
        PinballLoss loss = new PinballLoss(c.params().path("alpha").asDouble(0.5));
        double[] labels = numbers(c.reference());
        double[] predictions = numbers(c.current());
        for (int i = 0; i < labels.length; i++) {
            loss.add(labels[i], predictions[i]);
        }
        return value(loss.mean());
    }
}
