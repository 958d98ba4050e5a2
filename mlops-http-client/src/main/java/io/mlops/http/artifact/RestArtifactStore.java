package io.mlops.http.artifact;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.artifact.ContentSource;
import io.mlops.error.BackendException;
import io.mlops.error.ConflictException;
import io.mlops.error.NotFoundException;
import io.mlops.error.OutcomeUnknownException;
import io.mlops.error.Quoted;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.http.wire.Download;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.search.TextOrder;
import io.mlops.spi.ArtifactStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files over the server's artifact proxy; it knows no digests. Thread-safe. */
public final class RestArtifactStore implements ArtifactStore {
    /** What a server sends at once cannot be replaced while it is sent. */
    private static final long AT_ONCE_BYTES = 1 << 16;

    private final ArtifactRoots roots;

    /**
     * Makes it.
     *
     * @param roots knows where content lies
     */
    public RestArtifactStore(ArtifactRoots roots) {
        this.roots = roots;
    }

    @Override
    public ArtifactInfo write(String owner, ArtifactPath path, ContentSource content) {
        ArtifactRoots.requireOwn(path.value());
        Place place = roots.place(owner, path.value());
        try {
            return new ArtifactInfo(path, place.root().write(place.path(), content), Optional.empty());
        } catch (OutcomeUnknownException e) {
            requireNoFileAbove(owner, path.value());
            throw e;
        }
    }

    /** A server that keeps files in folders breaks off where a file has the name of a folder that is needed. */
    private void requireNoFileAbove(String owner, String path) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            ArtifactPath above = new ArtifactPath(path.substring(0, slash));
            if (find(owner, above).isPresent()) {
                throw new ConflictException("Artifact " + Quoted.of(path) + " was not stored, as "
                        + Quoted.of(above.value()) + " is a file and cannot be a directory too; choose another path");
            }
        }
    }

    @Override
    public Optional<ArtifactInfo> find(String owner, ArtifactPath path) {
        int slash = path.value().lastIndexOf('/');
        String directory = slash < 0 ? "" : path.value().substring(0, slash);
        return entries(owner, directory).stream()
                .filter(entry -> !entry.isDirectory() && entry.name().equals(path.fileName()))
                .findFirst()
                .map(entry -> new ArtifactInfo(path, entry.sizeBytes(), Optional.empty()));
    }

    /** The token is the path of the last file shown. Each directory costs one request. */
    @Override
    public Page<ArtifactInfo> list(String owner, String directory, PageRequest page) {
        List<ArtifactInfo> all = new ArrayList<>();
        if (!directory.isEmpty()) {
            find(owner, new ArtifactPath(directory)).ifPresent(all::add);
        }
        if (all.isEmpty()) {
            collect(owner, directory, all);
        }
        String last = page.pageToken().orElse("");
        List<ArtifactInfo> rest = all.stream()
                .filter(info -> TextOrder.CODE_POINT.compare(info.path().value(), last) > 0)
                .sorted(Comparator.comparing(ArtifactInfo::path))
                .limit(page.maxResults() + 1L)
                .toList();
        if (rest.size() <= page.maxResults()) {
            return Page.last(rest);
        }
        List<ArtifactInfo> shown = rest.subList(0, page.maxResults());
        return new Page<>(shown, Optional.of(shown.get(shown.size() - 1).path().value()));
    }

    private void collect(String owner, String directory, List<ArtifactInfo> into) {
        for (FileRoot.Entry entry : entries(owner, directory)) {
            String path = directory.isEmpty() ? entry.name() : directory + "/" + entry.name();
            if (entry.isDirectory()) {
                collect(owner, path, into);
            } else {
                into.add(new ArtifactInfo(new ArtifactPath(path), entry.sizeBytes(), Optional.empty()));
            }
        }
    }

    private List<FileRoot.Entry> entries(String owner, String directory) {
        Place place = roots.place(owner, directory);
        return place.root().entries(place.path());
    }

    @Override
    public InputStream open(String owner, ArtifactPath path, ByteRange range) {
        Place place = roots.place(owner, path.value());
        if (find(owner, path).isEmpty()) {
            throw new NotFoundException("Artifact " + Quoted.of(path.value()) + " of " + Quoted.of(owner)
                    + " does not exist; list the files of its owner");
        }
        if (range.length() == 0) {
            return InputStream.nullInputStream();
        }
        Map<String, String> headers = range.offset() > 0 ? Map.of("Range", "bytes=" + range.offset() + "-") : Map.of();
        Download download = place.root().open(place.path(), headers);
        if (download.isBehindTheEnd()) {
            download.close();
            return InputStream.nullInputStream();
        }
        boolean isAtOnce = download.length() >= 0 && download.length() <= AT_ONCE_BYTES;
        UnchangedStream stream =
                new UnchangedStream(download, range.length(), isAtOnce ? download::etag : () -> etagNow(place));
        if (!download.isPartial()) {
            skip(stream, range.offset());
        }
        return stream;
    }

    private static void skip(UnchangedStream stream, long offset) {
        try {
            stream.skipTo(offset);
        } catch (IOException e) {
            stream.close();
            throw new BackendException("The artifact could not be read up to byte " + offset, e);
        }
    }

    private static Optional<String> etagNow(Place place) {
        try (Download first = place.root().open(place.path(), Map.of("Range", "bytes=0-0"))) {
            return first.etag();
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(String owner, ArtifactPath path) {
        ArtifactRoots.requireOwn(path.value());
        if (find(owner, path).isPresent()) {
            Place place = roots.place(owner, path.value());
            place.root().delete(place.path());
        }
    }

    @Override
    public void deleteAll(String owner) {
        if (!entries(owner, "").isEmpty()) {
            roots.place(owner, "").root().delete("");
        }
    }

    @Override
    public long sweep(Instant olderThan) {
        roots.requireOpen();
        throw new UnsupportedCapabilityException(
                "MLflow's REST API frees nothing (PURGE); run `mlflow gc` where the server's database can be reached");
    }

    @Override
    public URI link(String owner, ArtifactPath path, Duration validity) {
        roots.requireOpen();
        throw new UnsupportedCapabilityException(
                "Artifacts behind the proxy of an MLflow server have no links"
                        + " (ARTIFACT_LINKS); open the artifact, or keep artifacts in an object store by MlopsSdk.builder().artifacts(…)");
    }
}
