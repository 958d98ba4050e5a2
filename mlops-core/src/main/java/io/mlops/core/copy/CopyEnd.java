package io.mlops.core.copy;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.artifact.Digest;
import io.mlops.core.store.Providers;
import io.mlops.error.BackendException;
import io.mlops.error.Quoted;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.search.LifecycleView;
import io.mlops.search.SearchQuery;
import io.mlops.spi.ArtifactStore;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.Capability;
import io.mlops.spi.MetricStore;
import io.mlops.spi.RecordStore;
import io.mlops.spi.RegistryStore;
import io.mlops.spi.RunStore;
import io.mlops.spi.commit.AuditLeaf;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import io.mlops.spi.commit.Write;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.MetricPage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.Run;
import io.mlops.tracking.StepRange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

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

    /** Returns what rows and files can do, each in its own place. */
    Set<Capability> capabilities() {
        EnumSet<Capability> both = EnumSet.copyOf(rows.capabilities());
        both.remove(Capability.ARTIFACT_DIGESTS);
        if (files.capabilities().contains(Capability.ARTIFACT_DIGESTS)) {
            both.add(Capability.ARTIFACT_DIGESTS);
        }
        return both;
    }

    String writerId() {
        return writerId;
    }

    /** Refuses a store that lacks a part before anything is written. */
    void requireParts() {
        runs();
        metrics();
        registry();
        artifacts();
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

    /** Makes changes, all or nothing where the store can; returns what they assign. */
    List<String> commit(Instant at, List<Write> writes) {
        if (rows.capabilities().contains(Capability.ATOMIC_COMMIT)) {
            return commit(at, writes, List.of()).assigned();
        }
        return writes.stream()
                .flatMap(write -> commit(at, List.of(write), List.of()).assigned().stream())
                .toList();
    }

    /** For what the source does not date. */
    void commitNow(List<Write> writes) {
        commit(CLOCK.instant(), writes);
    }

    void append(List<AuditLeaf> leaves) {
        commit(CLOCK.instant(), List.of(), leaves);
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

    /** Returns the ids of all runs, deleted ones too; the ids alone, as runs with their data may be larger than the memory. */
    List<String> runIds() {
        SearchQuery query = SearchQuery.all().view(LifecycleView.ALL);
        List<String> ids = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(PageRequest.first(BATCH));
        while (next.isPresent()) {
            PageRequest request = next.get();
            Page<Run> page = runs().searchRuns(List.of(), query.page(request));
            page.items().stream().map(Run::id).forEach(ids::add);
            next = page.nextPageToken().map(request::after);
        }
        return ids;
    }

    /** Gives all points of a series to a consumer, in their order. */
    void eachPage(String runId, MetricSeries series, Consumer<MetricPoints> consumer) {
        Optional<PageRequest> next = Optional.of(PageRequest.first(PageRequest.MAX_RESULTS));
        while (next.isPresent()) {
            PageRequest request = next.get();
            MetricPage page = metrics().history(runId, series, StepRange.ALL, request);
            consumer.accept(page.points());
            next = page.nextPageToken().map(request::after);
        }
    }

    /** Reads a file, for a store that keeps no digests. */
    Digest digest(String owner, ArtifactPath path) {
        MessageDigest sha256 = Digest.algorithm();
        try (InputStream content = new DigestInputStream(artifacts().open(owner, path, ByteRange.ALL), sha256)) {
            content.transferTo(OutputStream.nullOutputStream());
            return Digest.from(sha256.digest());
        } catch (IOException e) {
            throw new BackendException(
                    "Artifact " + Quoted.of(path.value()) + " of " + owner + " cannot be read; copy again", e);
        }
    }

    /** Returns the files of a run by path, with those of its models: a store may keep them in a place of their own, where a listing of the run does not come. */
    Collection<ArtifactInfo> files(Run run) {
        SortedMap<ArtifactPath, ArtifactInfo> files = new TreeMap<>();
        Stream.concat(Stream.of(""), run.data().models().stream().map(LoggedModel::path))
                .flatMap(directory -> all(page -> artifacts().list(run.id(), directory, page)).stream())
                .forEach(file -> files.put(file.path(), file));
        return files.values();
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
