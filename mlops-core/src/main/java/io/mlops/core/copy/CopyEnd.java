package io.mlops.core.copy;

import io.mlops.core.store.Providers;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.spi.ArtifactStore;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.MetricStore;
import io.mlops.spi.RecordStore;
import io.mlops.spi.RegistryStore;
import io.mlops.spi.RunStore;
import io.mlops.spi.commit.AuditLeaf;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import io.mlops.spi.commit.Write;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** One store of a copy. Not thread-safe. */
final class CopyEnd implements AutoCloseable {
    /** Enough to fill a commit, and far from any limit of a database. */
    static final int BATCH = 500;

    private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);

    private final String writerId = UUID.randomUUID().toString();
    private final Backend rows;
    private final Backend files;

    private CopyEnd(Backend rows, Backend files) {
        this.rows = rows;
        this.files = files;
    }

    static CopyEnd open(StorePlace place) {
        Backend rows = open(place.store());
        try {
            return new CopyEnd(rows, place.artifacts().map(CopyEnd::open).orElse(rows));
        } catch (RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    private static Backend open(String location) {
        return Providers.open(
                location, Map.of(), new BackendContext(CLOCK, UUID.randomUUID().toString()));
    }

    Backend backend() {
        return rows;
    }

    String writerId() {
        return writerId;
    }

    RunStore runs() {
        return part(rows.runs(), rows, "runs");
    }

    MetricStore metrics() {
        return part(rows.metrics(), rows, "metrics");
    }

    RegistryStore registry() {
        return part(rows.registry(), rows, "a registry");
    }

    RecordStore records() {
        return part(rows.records(), rows, "records");
    }

    ArtifactStore artifacts() {
        return part(files.artifacts(), files, "artifacts, so that another location must be given for them");
    }

    private static <T> T part(Optional<T> part, Backend backend, String what) {
        return part.orElseThrow(
                () -> new UnsupportedCapabilityException("The store at " + backend.location() + " keeps no " + what));
    }

    CommitResult commit(Instant at, List<Write> writes) {
        return commit(at, writes, List.of());
    }

    /** For what the source does not date. */
    void commitNow(List<Write> writes, List<AuditLeaf> leaves) {
        commit(CLOCK.instant(), writes, leaves);
    }

    private CommitResult commit(Instant at, List<Write> writes, List<AuditLeaf> leaves) {
        return rows.commit(new Commit(UUID.randomUUID().toString(), writerId, at, List.of(), writes, leaves));
    }

    /** Returns all items of all pages. */
    static <T> List<T> all(Function<PageRequest, Page<T>> listing) {
        List<T> items = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(PageRequest.first(PageRequest.DEFAULT_RESULTS));
        while (next.isPresent()) {
            PageRequest request = next.get();
            Page<T> page = listing.apply(request);
            items.addAll(page.items());
            next = page.nextPageToken().map(request::after);
        }
        return items;
    }

    @Override
    public void close() {
        try {
            rows.close();
        } finally {
            files.close();
        }
    }
}
