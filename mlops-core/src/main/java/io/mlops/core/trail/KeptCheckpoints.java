package io.mlops.core.trail;

import io.mlops.core.json.CanonicalJson;
import io.mlops.core.json.JsonObject;
import io.mlops.error.InvalidInputException;
import io.mlops.error.StoreCorruptException;
import io.mlops.governance.audit.Checkpoint;
import io.mlops.spi.LogEntry;
import io.mlops.spi.LogName;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredLogEntry;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The checkpoints that lie in the store itself, in the order in which they were made. Thread-safe. */
final class KeptCheckpoints {
    private static final LogName LOG = new LogName("audit-checkpoint", "");
    private static final int BATCH = 1_000;

    private final RecordStore records;
    private final String writerId;
    private final Clock clock;
    private final AtomicLong sequence = new AtomicLong();

    KeptCheckpoints(RecordStore records, String writerId, Clock clock) {
        this.records = records;
        this.writerId = writerId;
        this.clock = clock;
    }

    void add(Checkpoint checkpoint) {
        LogEntry entry = new LogEntry(
                Long.toString(checkpoint.size()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                CanonicalJson.write(Map.of("note", checkpoint.note())));
        records.append(LOG, writerId, sequence.incrementAndGet(), List.of(entry));
    }

    private static Checkpoint parse(String json) {
        try {
            return Checkpoint.parse(
                    JsonObject.parse("checkpoint of the audit log", json).text("note"));
        } catch (InvalidInputException e) {
            throw new StoreCorruptException(
                    "A checkpoint of the audit log, kept in the store, was altered; restore the store from a backup",
                    e);
        }
    }

    List<Checkpoint> all() {
        List<Checkpoint> found = new ArrayList<>();
        long position = 0;
        while (true) {
            List<StoredLogEntry> part = records.read(LOG, position, BATCH);
            for (StoredLogEntry stored : part) {
                found.add(parse(stored.entry().json()));
                position = stored.position();
            }
            if (part.size() < BATCH) {
                return found;
            }
        }
    }
}
