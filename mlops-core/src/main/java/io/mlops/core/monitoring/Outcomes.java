package io.mlops.core.monitoring;

import io.mlops.core.json.CanonicalJson;
import io.mlops.core.json.JsonObject;
import io.mlops.monitoring.Outcome;
import io.mlops.spi.LogEntry;
import io.mlops.spi.LogName;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredLogEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;

/** What really happened, in a log of its own that is found by the prediction's id. Thread-safe. */
final class Outcomes {
    private static final LogName LOG = new LogName("outcome", "");
    private static final int MAX_PER_ID = 1000;

    private final RecordStore records;
    private final String writerId;
    private final AtomicLong sequence = new AtomicLong();

    Outcomes(RecordStore records, String writerId) {
        this.records = records;
        this.writerId = writerId;
    }

    /** Sequences must reach the store in their order, so that none is taken for a repeat. */
    synchronized void append(List<Outcome> outcomes, Instant at) {
        if (outcomes.isEmpty()) {
            return;
        }
        List<LogEntry> entries = outcomes.stream()
                .map(outcome -> new LogEntry(
                        outcome.predictionId(),
                        at,
                        CanonicalJson.write(Map.of("value", Double.toString(outcome.value())))))
                .toList();
        records.append(LOG, writerId, sequence.incrementAndGet(), entries);
    }

    /** Returns the last outcome of an id. */
    OptionalDouble find(String predictionId) {
        List<StoredLogEntry> found = records.readByKey(LOG, predictionId, MAX_PER_ID);
        if (found.isEmpty()) {
            return OptionalDouble.empty();
        }
        String json = found.get(found.size() - 1).entry().json();
        return OptionalDouble.of(
                Double.parseDouble(JsonObject.parse("outcome", json).text("value")));
    }
}
