package io.mlops.core.sql.record;

import io.mlops.core.sql.session.AppendMarks;
import io.mlops.core.sql.session.Transactions;
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
import java.util.List;
import java.util.Optional;

/** Records and logs in SQL. Thread-safe. */
public final class SqlRecordStore implements RecordStore {
    private final Transactions transactions;

    /**
     * Makes a store.
     *
     * @param transactions its database
     */
    public SqlRecordStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<StoredRecord> find(String kind, String id) {
        return transactions.readOnce(session -> RecordRows.find(session, kind, id));
    }

    @Override
    public Page<StoredRecord> list(String kind, String idPrefix, PageRequest page) {
        return transactions.read(session -> RecordRows.list(session, kind, idPrefix, page));
    }

    @Override
    public List<String> kinds() {
        return transactions.read(RecordRows::kinds);
    }

    @Override
    public void append(LogName log, String writerId, long sequence, List<LogEntry> entries) {
        transactions.write(session -> {
            long number = LogRows.number(session, log);
            if (AppendMarks.isNew(session, writerId, number, sequence)) {
                LogRows.append(session, number, entries);
            }
            return number;
        });
    }

    @Override
    public List<StoredLogEntry> read(LogName log, long afterPosition, int max) {
        return transactions.read(session -> LogRows.read(session, log, afterPosition, max));
    }

    @Override
    public List<StoredLogEntry> readByKey(LogName log, String key, int max) {
        return transactions.read(session -> LogRows.readByKey(session, log, key, max));
    }

    @Override
    public List<LogName> logs() {
        return transactions.read(LogRows::names);
    }

    @Override
    public long trim(LogName log, Instant olderThan) {
        return transactions.write(session -> (long) LogRows.trim(session, log, olderThan));
    }

    @Override
    public MerkleFrontier auditFrontier() {
        return transactions.readOnce(AuditLog::frontier);
    }

    @Override
    public List<StoredAuditLeaf> auditLeaves(long from, int max) {
        return transactions.read(session -> AuditLog.leaves(session, from, max));
    }
}
