package io.mlops.core.memory;

import io.mlops.spi.LogEntry;
import io.mlops.spi.StoredLogEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** One append-only log. Used inside the gate alone. */
final class AppendLog {
    private final NavigableMap<Long, StoredLogEntry> entries = new TreeMap<>();
    private final Map<String, Long> lastSequences = new HashMap<>();
    private long lastPosition;

    /** Appends entries unless the sequence is a repeat; returns the last position. */
    long append(String writerId, long sequence, List<LogEntry> added) {
        if (sequence > lastSequences.getOrDefault(writerId, 0L)) {
            lastSequences.put(writerId, sequence);
            for (LogEntry entry : added) {
                lastPosition++;
                entries.put(lastPosition, new StoredLogEntry(lastPosition, entry));
            }
        }
        return lastPosition;
    }

    List<StoredLogEntry> read(long afterPosition, int max) {
        return entries.tailMap(afterPosition, false).values().stream()
                .limit(max)
                .toList();
    }

    List<StoredLogEntry> readByKey(String key, int max) {
        return entries.values().stream()
                .filter(stored -> stored.entry().key().equals(key))
                .limit(max)
                .toList();
    }

    long trim(Instant olderThan) {
        Predicate<StoredLogEntry> isOld = stored -> stored.entry().at().isBefore(olderThan);
        long before = entries.size();
        entries.values().removeIf(isOld);
        return before - entries.size();
    }
}
