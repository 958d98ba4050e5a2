package io.mlops.core.monitoring;

import io.mlops.core.json.CanonicalJson;
import io.mlops.core.json.JsonObject;
import io.mlops.monitoring.Alert;
import io.mlops.monitoring.Finding;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.RecordWrite;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Alerts as records, ordered by id as by time. Stateless. */
final class Alerts {
    private static final String KIND = "alert";

    private Alerts() {}

    static RecordWrite write(Alert alert) {
        return new RecordWrite.Put(
                KIND,
                alert.id(),
                CanonicalJson.write(Map.of(
                        "model", alert.model(),
                        "environment", alert.environment(),
                        "version", alert.version(),
                        "raisedAt", alert.raisedAt().toString(),
                        "findings", alert.findings().stream().map(Alerts::json).toList())));
    }

    private static Map<String, Object> json(Finding finding) {
        return Map.of(
                "kind", finding.kind().name(),
                "severity", finding.severity().name(),
                "subject", finding.subject(),
                "value", Double.toString(finding.value()),
                "limit", Double.toString(finding.limit()),
                "since", finding.since().toString(),
                "message", finding.message());
    }

    static Page<Alert> list(RecordStore records, String model, PageRequest page) {
        Page<Alert> all = records.list(KIND, "", page).map(Alerts::read);
        List<Alert> items = all.items().stream()
                .filter(alert -> model.isEmpty() || alert.model().equals(model))
                .toList();
        return new Page<>(items, all.nextPageToken());
    }

    private static Alert read(StoredRecord record) {
        return JsonObject.read("alert " + record.id(), record.json(), json -> alert(record.id(), json));
    }

    private static Alert alert(String id, JsonObject json) {
        return new Alert(
                id,
                json.text("model"),
                json.text("environment"),
                (int) json.number("version"),
                Instant.parse(json.text("raisedAt")),
                json.objects("findings", Alerts::finding));
    }

    private static Finding finding(JsonObject json) {
        return new Finding(
                Finding.Kind.valueOf(json.text("kind")),
                Finding.Severity.valueOf(json.text("severity")),
                json.text("subject"),
                Double.parseDouble(json.text("value")),
                Double.parseDouble(json.text("limit")),
                Instant.parse(json.text("since")),
                json.text("message"));
    }
}
