package io.mlops.core.memory;

import io.mlops.core.memory.table.Gate;
import io.mlops.core.memory.table.Table;
import io.mlops.search.TextOrder;
import io.mlops.spi.StoredAuditLeaf;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.AuditLeaf;
import io.mlops.spi.commit.MerkleFrontier;
import io.mlops.spi.commit.RecordWrite;
import java.time.Instant;
import java.util.Comparator;

/** The rows of records and of the audit log, and their changes. Used inside the gate alone. */
final class RecordTables {
    final Table<RecordKey, StoredRecord> records;
    /** Leaves by index. */
    final Table<Long, StoredAuditLeaf> leaves;

    private final Table<RecordKey, Long> revisions;
    /** The frontier by the number of leaves: one row, the current one. */
    private final Table<Long, MerkleFrontier> frontiers;

    RecordTables(Gate gate) {
        Comparator<RecordKey> byId =
                Comparator.comparing(RecordKey::kind).thenComparing(RecordKey::id, TextOrder.CODE_POINT);
        records = new Table<>(gate, byId);
        revisions = new Table<>(gate, byId);
        leaves = new Table<>(gate, Comparator.naturalOrder());
        frontiers = new Table<>(gate, Comparator.naturalOrder());
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
        return frontiers.find((long) leaves.size()).orElse(MerkleFrontier.EMPTY);
    }

    void append(AuditLeaf leaf) {
        MerkleFrontier before = frontier();
        MerkleFrontier after = before.append(leaf.hash());
        leaves.put(before.size(), new StoredAuditLeaf(before.size(), leaf, after.root()));
        frontiers.remove(before.size());
        frontiers.put(after.size(), after);
    }

    /** Names a record. */
    record RecordKey(String kind, String id) {}
}
