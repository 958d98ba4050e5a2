package io.mlops.core.monitoring;

import io.mlops.core.json.CanonicalJson;
import io.mlops.core.json.JsonObject;
import io.mlops.data.Schema;
import io.mlops.drift.stream.DetectorSpec;
import io.mlops.monitoring.DriftCheck;
import io.mlops.monitoring.ErrorLimit;
import io.mlops.monitoring.ErrorMeasure;
import io.mlops.monitoring.MonitorSpec;
import io.mlops.monitoring.Season;
import io.mlops.monitoring.WindowLength;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Specifications as JSON. Stateless. */
final class SpecJson {
    private SpecJson() {}

    static String write(MonitorSpec spec) {
        Map<String, Object> json = new HashMap<>();
        json.put("schema", spec.schema().text());
        json.put("window", spec.window().name());
        json.put("driftWindow", spec.driftWindow().name());
        json.put("outcomeDelay", spec.outcomeDelay().toString());
        json.put("season", spec.season().name());
        json.put("drift", spec.driftChecks().stream().map(SpecJson::json).toList());
        spec.errorLimit().ifPresent(limit -> json.put("error", json(limit)));
        spec.errorDetector().ifPresent(detector -> json.put("detector", json(detector)));
        spec.latencyLimit().ifPresent(limit -> json.put("latency", limit.toString()));
        spec.silenceLimit().ifPresent(limit -> json.put("silence", limit.toString()));
        return CanonicalJson.write(json);
    }

    private static Map<String, Object> json(DriftCheck check) {
        return Map.of(
                "test", check.test(), "threshold", Double.toString(check.threshold()), "minimum", check.minimumRows());
    }

    private static Map<String, Object> json(ErrorLimit limit) {
        return Map.of(
                "measure", limit.measure().name(),
                "baseline", limit.baselineMetric(),
                "factor", Double.toString(limit.factor()),
                "minimum", limit.minimumOutcomes());
    }

    private static Map<String, Object> json(DetectorSpec detector) {
        return Map.of("name", detector.detector(), "parameters", detector.parameters());
    }

    static MonitorSpec read(String id, String text) {
        return JsonObject.read("monitor " + id, text, SpecJson::spec);
    }

    private static MonitorSpec spec(JsonObject json) {
        MonitorSpec.Builder spec = MonitorSpec.builder(Schema.parse(json.text("schema")))
                .window(WindowLength.valueOf(json.text("window")))
                .driftWindow(WindowLength.valueOf(json.text("driftWindow")))
                .outcomeDelay(Duration.parse(json.text("outcomeDelay")))
                .season(Season.valueOf(json.text("season")));
        json.objects("drift", SpecJson::driftCheck).forEach(spec::drift);
        json.optionalObject("error").map(SpecJson::errorLimit).ifPresent(spec::error);
        json.optionalObject("detector")
                .map(detector -> new DetectorSpec(detector.text("name"), detector.texts("parameters")))
                .ifPresent(spec::detector);
        json.optionalText("latency").map(Duration::parse).ifPresent(spec::latency);
        json.optionalText("silence").map(Duration::parse).ifPresent(spec::silence);
        return spec.build();
    }

    private static DriftCheck driftCheck(JsonObject json) {
        return new DriftCheck(
                json.text("test"), Double.parseDouble(json.text("threshold")), (int) json.number("minimum"));
    }

    private static ErrorLimit errorLimit(JsonObject json) {
        return new ErrorLimit(
                ErrorMeasure.valueOf(json.text("measure")),
                json.text("baseline"),
                Double.parseDouble(json.text("factor")),
                (int) json.number("minimum"));
    }
}
