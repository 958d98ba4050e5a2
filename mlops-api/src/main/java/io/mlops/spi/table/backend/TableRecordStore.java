package io.mlops.spi.table.backend;

import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.spi.LogEntry;
import io.mlops.spi.LogName;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredAuditLeaf;
import io.mlops.spi.StoredLogEntry;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.MerkleFrontier;
import io.mlops.spi.table.Tables;
import io.mlops.spi.table.backend.RecordTables.RecordKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Records, logs and the audit log in tables. Thread-safe. */
final class TableRecordStore implements RecordStore {
    private final Tables store;
    private final RecordTables tables;
    private final LogTables logs;

    TableRecordStore(Tables store, RecordTables tables) {
        this.store = store;
        this.tables = tables;
        this.logs = new LogTables(store);
    }

    @Override
    public Optional<StoredRecord> find(String kind, String id) {
        return store.read(() -> tables.records.find(new RecordKey(kind, id)));
    }

    /** The token is the id of the last record shown. */
    @Override
    public Page<StoredRecord> list(String kind, String idPrefix, PageRequest page) {
        String last = page.pageToken().orElse("");
        List<StoredRecord> found = store.read(() -> tables.records
                .from(new RecordKey(kind, last))
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
    public List<String> kinds() {
        return store.read(
                () -> tables.records.all().map(StoredRecord::kind).distinct().toList());
    }

    @Override
    public void append(LogName log, String writerId, long sequence, List<LogEntry> entries) {
        store.change(() -> logs.append(log, writerId, sequence, entries));
    }

    @Override
    public List<StoredLogEntry> read(LogName log, long afterPosition, int max) {
        return store.read(() -> logs.read(log, afterPosition, max));
    }

    @Override
    public List<StoredLogEntry> readByKey(LogName log, String key, int max) {
        return store.read(() -> logs.readByKey(log, key, max));
    }

    @Override
    public List<LogName> logs() {
        return store.read(logs::names);
    }

    @Override
    public long trim(LogName log, Instant olderThan) {
        return store.change(() -> logs.trim(log, olderThan));
    }

    @Override
    public MerkleFrontier auditFrontier() {
        return store.read(tables::frontier);
    }

    @Override
    public List<StoredAuditLeaf> auditLeaves(long from, int max) {
        // From the first on, also one that somebody put before it.
        return store.read(() -> (from == 0 ? tables.leaves.all() : tables.leaves.from(from))
                .limit(max)
                .toList());
    }
}
