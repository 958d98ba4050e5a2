package io.mlops.core.monitoring;

import io.mlops.core.json.CanonicalJson;
import io.mlops.core.json.JsonObject;
import io.mlops.drift.Direction;
import io.mlops.drift.EffectSize;
import io.mlops.drift.SampleSizes;
import io.mlops.drift.TestResult;
import io.mlops.drift.Verdict;
import io.mlops.monitoring.ColumnDrift;
import io.mlops.monitoring.Latency;
import io.mlops.monitoring.Performance;
import io.mlops.monitoring.Window;
import io.mlops.monitoring.WindowReport;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Window reports as JSON; numbers with fractions as texts, which keep every bit. Stateless. */
final class ReportJson {
    private ReportJson() {}

    static String write(WindowReport report) {
        Performance performance = report.performance();
        Latency latency = report.latency();
        Map<String, Object> json = new HashMap<>();
        json.put("from", report.window().from().toString());
        json.put("to", report.window().to().toString());
        json.put("version", report.version());
        json.put("predictions", report.predictions());
        json.put("outcomes", performance.outcomes());
        put(json, "error", performance.error());
        put(json, "baseline", performance.baseline());
        json.put("verdict", performance.verdict().name());
        performance.changedAt().ifPresent(at -> json.put("changedAt", at.toString()));
        json.put("measured", latency.measured());
        json.put("median", latency.median().toString());
        json.put("p99", latency.p99().toString());
        json.put("max", latency.max().toString());
        json.put("drift", report.drift().stream().map(ReportJson::json).toList());
        return CanonicalJson.write(json);
    }

    private static void put(Map<String, Object> json, String name, OptionalDouble value) {
        value.ifPresent(number -> json.put(name, Double.toString(number)));
    }

    private static Map<String, Object> json(ColumnDrift drift) {
        TestResult result = drift.result();
        Map<String, Object> json = new HashMap<>();
        json.put("column", drift.column());
        json.put("method", result.method());
        json.put("statistic", Double.toString(result.statistic()));
        put(json, "pValue", result.pValue());
        result.effect().ifPresent(effect -> json.put("effect", json(effect)));
        json.put("reference", result.sizes().reference());
        json.put("current", result.sizes().current());
        json.put("referenceMissing", result.sizes().referenceMissing());
        json.put("currentMissing", result.sizes().currentMissing());
        json.put("verdict", result.verdict().name());
        json.put("rule", result.rule());
        return json;
    }

    private static Map<String, Object> json(EffectSize effect) {
        return Map.of(
                "name", effect.name(),
                "value", Double.toString(effect.value()),
                "low", Double.toString(effect.low()),
                "high", Double.toString(effect.high()),
                "level", Double.toString(effect.level()),
                "direction", effect.direction().name());
    }

    static WindowReport read(String id, String text) {
        return JsonObject.read("report " + id, text, ReportJson::report);
    }

    private static WindowReport report(JsonObject json) {
        return new WindowReport(
                new Window(Instant.parse(json.text("from")), Instant.parse(json.text("to"))),
                (int) json.number("version"),
                json.number("predictions"),
                new Performance(
                        json.number("outcomes"),
                        number(json, "error"),
                        number(json, "baseline"),
                        Verdict.valueOf(json.text("verdict")),
                        json.optionalText("changedAt").map(Instant::parse)),
                new Latency(
                        json.number("measured"),
                        Duration.parse(json.text("median")),
                        Duration.parse(json.text("p99")),
                        Duration.parse(json.text("max"))),
                json.objects("drift", ReportJson::drift));
    }

    private static OptionalDouble number(JsonObject json, String name) {
        Optional<String> text = json.optionalText(name);
        return text.isPresent() ? OptionalDouble.of(Double.parseDouble(text.get())) : OptionalDouble.empty();
    }

    private static ColumnDrift drift(JsonObject json) {
        TestResult result = new TestResult(
                json.text("method"),
                Double.parseDouble(json.text("statistic")),
                number(json, "pValue"),
                json.optionalObject("effect").map(ReportJson::effect),
                new SampleSizes(
                        json.number("reference"),
                        json.number("current"),
                        json.number("referenceMissing"),
                        json.number("currentMissing")),
                Verdict.valueOf(json.text("verdict")),
                json.text("rule"));
        return new ColumnDrift(json.text("column"), result);
    }

    private static EffectSize effect(JsonObject json) {
        return new EffectSize(
                json.text("name"),
                Double.parseDouble(json.text("value")),
                Double.parseDouble(json.text("low")),
                Double.parseDouble(json.text("high")),
                Double.parseDouble(json.text("level")),
                Direction.valueOf(json.text("direction")));
    }
}
