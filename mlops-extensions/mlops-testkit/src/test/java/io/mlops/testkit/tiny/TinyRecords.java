package io.mlops.testkit.tiny;

import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.search.TextOrder;
import io.mlops.spi.LogEntry;
import io.mlops.spi.LogName;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredAuditLeaf;
import io.mlops.spi.StoredLogEntry;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.AuditLeaf;
import io.mlops.spi.commit.MerkleFrontier;
import io.mlops.testkit.tiny.TinyState.RecordKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Records, logs and the audit log. */
final class TinyRecords implements RecordStore {
    private final TinyBackend backend;

    TinyRecords(TinyBackend backend) {
        this.backend = backend;
    }

    @Override
    public Optional<StoredRecord> find(String kind, String id) {
        return backend.read(state -> Optional.ofNullable(state.records.get(new RecordKey(kind, id))));
    }

    /** The token is the id of the last record shown. */
    @Override
    public Page<StoredRecord> list(String kind, String idPrefix, PageRequest page) {
        String after = page.pageToken().orElse("");
        List<StoredRecord> rest =
                backend.read(state -> state.records.tailMap(new RecordKey(kind, after)).values().stream()
                        .filter(record ->
                                record.kind().equals(kind) && record.id().startsWith(idPrefix))
                        .filter(record ->
                                page.pageToken().isEmpty() || !record.id().equals(after))
                        .limit(page.maxResults() + 1L)
                        .toList());
        if (rest.size() <= page.maxResults()) {
            return Page.last(rest);
        }
        List<StoredRecord> shown = rest.subList(0, page.maxResults());
        return new Page<>(shown, Optional.of(shown.get(shown.size() - 1).id()));
    }

    @Override
    public List<String> kinds() {
        return backend.read(state ->
                state.records.keySet().stream().map(RecordKey::kind).distinct().toList());
    }

    @Override
    public void append(LogName log, String writerId, long sequence, List<LogEntry> entries) {
        backend.change(state -> {
            String writer = "log/" + log + "/" + writerId;
            if (sequence > state.sequences.getOrDefault(writer, 0L)) {
                state.sequences.put(writer, sequence);
                List<StoredLogEntry> stored = new ArrayList<>(state.logs.getOrDefault(log, List.of()));
                entries.forEach(entry -> stored.add(new StoredLogEntry(++state.lastPosition, entry)));
                state.logs.put(log, stored);
            }
            return sequence;
        });
    }

    @Override
    public List<StoredLogEntry> read(LogName log, long afterPosition, int max) {
        return backend.read(state -> state.logs.getOrDefault(log, List.of()).stream()
                .filter(stored -> stored.position() > afterPosition)
                .limit(max)
                .toList());
    }

    @Override
    public List<StoredLogEntry> readByKey(LogName log, String key, int max) {
        return backend.read(state -> state.logs.getOrDefault(log, List.of()).stream()
                .filter(stored -> stored.entry().key().equals(key))
                .limit(max)
                .toList());
    }

    @Override
    public List<LogName> logs() {
        return backend.read(state -> state.logs.keySet().stream()
                .sorted(Comparator.comparing(LogName::kind).thenComparing(LogName::stream, TextOrder.CODE_POINT))
                .toList());
    }

    @Override
    public long trim(LogName log, Instant olderThan) {
        return backend.change(state -> {
            List<StoredLogEntry> all = state.logs.getOrDefault(log, List.of());
            List<StoredLogEntry> kept = all.stream()
                    .filter(stored -> !stored.entry().at().isBefore(olderThan))
                    .toList();
            state.logs.put(log, kept);
            return (long) all.size() - kept.size();
        });
    }

    @Override
    public MerkleFrontier auditFrontier() {
        return backend.read(state -> {
            MerkleFrontier frontier = MerkleFrontier.EMPTY;
            for (AuditLeaf leaf : state.leaves) {
                frontier = frontier.append(leaf.hash());
            }
            return frontier;
        });
    }

    @Override
    public List<StoredAuditLeaf> auditLeaves(long from, int max) {
        return backend.read(state -> {
            List<StoredAuditLeaf> stored = new ArrayList<>();
            MerkleFrontier frontier = MerkleFrontier.EMPTY;
            for (AuditLeaf leaf : state.leaves) {
                frontier = frontier.append(leaf.hash());
                stored.add(new StoredAuditLeaf(stored.size(), leaf, frontier.root()));
            }
            return stored.stream().skip(from).limit(max).toList();
        });
    }
}
