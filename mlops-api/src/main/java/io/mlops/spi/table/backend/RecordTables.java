package io.mlops.spi.table.backend;

import io.mlops.spi.StoredAuditLeaf;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.AuditLeaf;
import io.mlops.spi.commit.MerkleFrontier;
import io.mlops.spi.commit.RecordWrite;
import io.mlops.spi.table.Table;
import io.mlops.spi.table.TableFormat;
import io.mlops.spi.table.Tables;
import java.time.Instant;

/** The rows of records and of the audit log, and their changes. Used inside a read or a change alone. */
final class RecordTables {
    private static final String CURRENT = "current";

    final Table<RecordKey, StoredRecord> records;
    /** Leaves by index. */
    final Table<Long, StoredAuditLeaf> leaves;

    private final Table<RecordKey, Long> revisions;
    private final Table<String, MerkleFrontier> frontiers;

    RecordTables(Tables store) {
        records = store.table(TableFormat.of("records", RecordKey.class, StoredRecord.class));
        revisions = store.table(TableFormat.of("record-revisions", RecordKey.class, Long.class));
        leaves = store.table(TableFormat.of("audit-leaves", Long.class, StoredAuditLeaf.class));
        frontiers = store.table(TableFormat.of("audit-frontier", String.class, MerkleFrontier.class));
    }

    /** Makes a change and returns what it assigns. */
    String apply(RecordWrite write, Instant at) {
        return switch (write.type()) {
            case PUT -> put((RecordWrite.Put) write, at);
            case DELETE -> delete((RecordWrite.Delete) write);
        };
    }

    private String put(RecordWrite.Put write, Instant at) {
        RecordKey key = new RecordKey(write.kind(), write.id());
        long revision = revisions.find(key).orElse(0L) + 1;
        revisions.put(key, revision);
        records.put(key, new StoredRecord(write.kind(), write.id(), revision, write.json(), at));
        return Long.toString(revision);
    }

    /** The revision stays, so that a record written later is not taken for the deleted one. */
    private String delete(RecordWrite.Delete write) {
        records.remove(new RecordKey(write.kind(), write.id()));
        return "";
    }

    MerkleFrontier frontier() {
        return frontiers.find(CURRENT).orElse(MerkleFrontier.EMPTY);
    }

    void append(AuditLeaf leaf) {
        MerkleFrontier before = frontier();
        MerkleFrontier after = before.append(leaf.hash());
        leaves.put(before.size(), new StoredAuditLeaf(before.size(), leaf, after.root()));
        frontiers.put(CURRENT, after);
    }

    /** Names a record. */
    record RecordKey(String kind, String id) {}
}
