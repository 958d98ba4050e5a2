package io.mlops.core.monitoring;

import io.mlops.core.json.CanonicalJson;
import io.mlops.core.json.JsonObject;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.RecordWrite;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How far a monitor has judged. Immutable.
 *
 * @param revision the revision of its record; 0 where there is none
 * @param position everything up to this place in the log belongs to judged windows
 * @param errorUntil the end of the last window whose error was judged
 * @param driftUntil the end of the last window whose inputs were judged
 * @param isCritical whether the last check found something CRITICAL
 */
record Progress(long revision, long position, Instant errorUntil, Instant driftUntil, boolean isCritical) {
    static final String KIND = "monitor-progress";

    static Progress read(RecordStore records, MonitorKey key) {
        Optional<StoredRecord> stored = records.find(KIND, key.id());
        if (stored.isEmpty()) {
            return new Progress(0, 0, Instant.EPOCH, Instant.EPOCH, false);
        }
        return JsonObject.read(
                "progress of monitor " + key.id(),
                stored.get().json(),
                json -> new Progress(
                        stored.get().revision(),
                        Long.parseLong(json.text("position")),
                        Instant.parse(json.text("errorUntil")),
                        Instant.parse(json.text("driftUntil")),
                        json.flag("critical")));
    }

    Expectation expectation(MonitorKey key) {
        return new Expectation.RecordAt(KIND, key.id(), revision);
    }

    RecordWrite write(MonitorKey key) {
        return new RecordWrite.Put(
                KIND,
                key.id(),
                CanonicalJson.write(Map.of(
                        "position", Long.toString(position),
                        "errorUntil", errorUntil.toString(),
                        "driftUntil", driftUntil.toString(),
                        "critical", isCritical)));
    }
}
