package io.mlops.spi.table.backend;

import io.mlops.spi.LogEntry;
import io.mlops.spi.LogName;
import io.mlops.spi.StoredLogEntry;
import io.mlops.spi.table.Table;
import io.mlops.spi.table.TableFormat;
import io.mlops.spi.table.Tables;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The rows of append-only logs. Used inside a read or a change alone. */
final class LogTables {
    private final Table<EntryKey, Entry> entries;
    /** Where the entries of a key are. */
    private final Table<IndexKey, IndexKey> byKey;

    private final Table<LogName, LastPosition> lastPositions;
    private final Table<WriterKey, Long> lastSequences;

    LogTables(Tables store) {
        entries = store.table(TableFormat.of("log-entries", EntryKey.class, Entry.class));
        byKey = store.table(TableFormat.of("log-keys", IndexKey.class, IndexKey.class));
        lastPositions = store.table(TableFormat.of("log-positions", LogName.class, LastPosition.class));
        lastSequences = store.table(TableFormat.of("log-sequences", WriterKey.class, Long.class));
    }

    /** Appends entries unless the sequence is a repeat; returns the last position. */
    long append(LogName log, String writerId, long sequence, List<LogEntry> added) {
        long position = lastPositions.find(log).map(LastPosition::position).orElse(0L);
        WriterKey writer = new WriterKey(log.kind(), log.stream(), writerId);
        if (sequence <= lastSequences.find(writer).orElse(0L)) {
            return position;
        }
        for (LogEntry entry : added) {
            position++;
            entries.put(keyOf(log, position), new Entry(log, new StoredLogEntry(position, entry)));
            IndexKey index = new IndexKey(log.kind(), log.stream(), entry.key(), position);
            byKey.put(index, index);
        }
        lastPositions.put(log, new LastPosition(log, position));
        lastSequences.put(writer, sequence);
        return position;
    }

    List<StoredLogEntry> read(LogName log, long afterPosition, int max) {
        return from(log, afterPosition)
                .filter(stored -> stored.position() > afterPosition)
                .limit(max)
                .toList();
    }

    private Stream<StoredLogEntry> from(LogName log, long position) {
        return entries.from(keyOf(log, position))
                .takeWhile(row -> row.log().equals(log))
                .map(Entry::stored);
    }

    List<StoredLogEntry> readByKey(LogName log, String key, int max) {
        return byKey.from(new IndexKey(log.kind(), log.stream(), key, 0))
                .takeWhile(index -> index.isOf(log) && index.key().equals(key))
                .limit(max)
                .flatMap(index -> entries.find(keyOf(log, index.position())).stream())
                .map(Entry::stored)
                .toList();
    }

    List<LogName> names() {
        return lastPositions.all().map(LastPosition::log).toList();
    }

    /** Positions go on behind those that were removed. */
    long trim(LogName log, Instant olderThan) {
        List<StoredLogEntry> old = from(log, 0)
                .filter(stored -> stored.entry().at().isBefore(olderThan))
                .toList();
        for (StoredLogEntry stored : old) {
            entries.remove(keyOf(log, stored.position()));
            byKey.remove(new IndexKey(log.kind(), log.stream(), stored.entry().key(), stored.position()));
        }
        return old.size();
    }

    private static EntryKey keyOf(LogName log, long position) {
        return new EntryKey(log.kind(), log.stream(), position);
    }

    /** How far a log has come. */
    private record LastPosition(LogName log, long position) {}

    /** Names an entry. */
    private record EntryKey(String kind, String stream, long position) {}

    /** An entry with its log. */
    private record Entry(LogName log, StoredLogEntry stored) {}

    /** Names an entry by its key, in the order of positions. */
    private record IndexKey(String kind, String stream, String key, long position) {
        boolean isOf(LogName log) {
            return kind.equals(log.kind()) && stream.equals(log.stream());
        }
    }

    /** Names a writer of a log. */
    private record WriterKey(String kind, String stream, String writerId) {}
}
