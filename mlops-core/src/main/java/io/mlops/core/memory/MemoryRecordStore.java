package io.mlops.core.memory;

import io.mlops.core.memory.RecordTables.RecordKey;
import io.mlops.core.memory.table.Gate;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.spi.LogEntry;
import io.mlops.spi.LogName;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredAuditLeaf;
import io.mlops.spi.StoredLogEntry;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.MerkleFrontier;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records, logs and the audit log in memory. Thread-safe. */
final class MemoryRecordStore implements RecordStore {
    private final Gate gate;
    private final RecordTables tables;
    private final Map<LogName, AppendLog> logs = new HashMap<>();

    MemoryRecordStore(Gate gate, RecordTables tables) {
        this.gate = gate;
        this.tables = tables;
    }

    @Override
    public Optional<StoredRecord> find(String kind, String id) {
        return gate.read(() -> tables.records.find(new RecordKey(kind, id)));
    }

    /** The token is the id of the last record shown. */
    @Override
    public Page<StoredRecord> list(String kind, String idPrefix, PageRequest page) {
        String last = page.pageToken().orElse("");
        List<StoredRecord> found = gate.read(() -> tables.records.from(new RecordKey(kind, last)).values().stream()
                .takeWhile(record -> record.kind().equals(kind))
                .filter(record -> record.id().startsWith(idPrefix))
                .filter(record -> page.pageToken().isEmpty() || !record.id().equals(last))
                .limit(page.maxResults() + 1L)
                .toList());
        if (found.size() <= page.maxResults()) {
            return Page.last(found);
        }
        List<StoredRecord> shown = found.subList(0, page.maxResults());
        return new Page<>(shown, Optional.of(shown.get(shown.size() - 1).id()));
    }

    @Override
    public void append(LogName log, String writerId, long sequence, List<LogEntry> entries) {
        gate.change(() -> logs.computeIfAbsent(log, name -> new AppendLog()).append(writerId, sequence, entries));
    }

    @Override
    public List<StoredLogEntry> read(LogName log, long afterPosition, int max) {
        return gate.read(() -> logOf(log).read(afterPosition, max));
    }

    @Override
    public List<StoredLogEntry> readByKey(LogName log, String key, int max) {
        return gate.read(() -> logOf(log).readByKey(key, max));
    }

    @Override
    public long trim(LogName log, Instant olderThan) {
        return gate.change(() -> logOf(log).trim(olderThan));
    }

    private AppendLog logOf(LogName log) {
        AppendLog known = logs.get(log);
        return known == null ? new AppendLog() : known;
    }

    @Override
    public MerkleFrontier auditFrontier() {
        return gate.read(tables::frontier);
    }

    @Override
    public List<StoredAuditLeaf> auditLeaves(long from, int max) {
        return gate.read(
                () -> tables.leaves.from(from).values().stream().limit(max).toList());
    }
}
