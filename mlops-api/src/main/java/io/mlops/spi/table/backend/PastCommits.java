package io.mlops.spi.table.backend;

import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import io.mlops.spi.table.Table;
import io.mlops.spi.table.TableFormat;
import io.mlops.spi.table.Tables;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What commits have returned, for those that repeat theirs. Used inside a change alone. */
final class PastCommits {
    /** The SPI asks for a day; a week is still few rows. */
    private static final Duration KEPT = Duration.ofDays(7);

    /** More than a commit adds, so that the rows grow fewer; few, so that no commit pays for a busy week. */
    private static final int REMOVED_AT_ONCE = 10;

    private final Table<String, CommitResult> results;
    private final Table<DatedKey, DatedKey> byDate;

    PastCommits(Tables store) {
        results = store.table(TableFormat.of("commits", String.class, CommitResult.class));
        byDate = store.table(TableFormat.of("commit-dates", DatedKey.class, DatedKey.class));
    }

    Optional<CommitResult> find(String requestId) {
        return results.find(requestId);
    }

    void put(Commit commit, CommitResult result) {
        long now = commit.at().toEpochMilli();
        DatedKey key = new DatedKey(now, commit.requestId());
        results.put(commit.requestId(), result);
        byDate.put(key, key);
        List<DatedKey> old = byDate.all()
                .takeWhile(dated -> dated.millis() < now - KEPT.toMillis())
                .limit(REMOVED_AT_ONCE)
                .toList();
        for (DatedKey dated : old) {
            byDate.remove(dated);
            results.remove(dated.requestId());
        }
    }

    /** Names a commit by its date. */
    private record DatedKey(long millis, String requestId) {}
}
