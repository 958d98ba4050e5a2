package io.mlops.s3;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.artifact.ContentSource;
import io.mlops.artifact.Digest;
import io.mlops.error.InvalidInputException;
import io.mlops.error.NotFoundException;
import io.mlops.error.StoreCorruptException;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.spi.ArtifactStore;
import io.mlops.spi.StoreDefect;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Files in a bucket. Thread-safe. */
final class S3ArtifactStore implements ArtifactStore, AutoCloseable {
    /** Signatures of version 4 work no longer. */
    private static final Duration MAX_VALIDITY = Duration.ofDays(7);

    /** A file can be replaced between the look at its entry and at its bytes; nobody does so this often. */
    private static final int ATTEMPTS = 20;

    private final Bucket bucket;
    private final KeyLayout keys;
    private final int partBytes;
    private final EntryIndex index;
    private final EntryReader reader;
    private final Listing listing;

    S3ArtifactStore(Bucket bucket, KeyLayout keys, int partBytes) {
        this.bucket = bucket;
        this.keys = keys;
        this.partBytes = partBytes;
        this.index = new EntryIndex(bucket, keys);
        this.reader = new EntryReader(index);
        this.listing = new Listing(bucket, keys, reader);
    }

    @Override
    public ArtifactInfo write(String owner, ArtifactPath path, ContentSource content) {
        bucket.requireOpen();
        String objectId = UUID.randomUUID().toString();
        ArtifactInfo info = new Upload(bucket, keys.object(owner, objectId), partBytes).send(path, content);
        index.put(owner, new Entry(info, objectId));
        return info;
    }

    @Override
    public Optional<ArtifactInfo> find(String owner, ArtifactPath path) {
        return index.find(owner, path).map(Entry::info);
    }

    @Override
    public Page<ArtifactInfo> list(String owner, String directory, PageRequest page) {
        bucket.requireOpen();
        return listing.page(owner, directory, page);
    }

    @Override
    public InputStream open(String owner, ArtifactPath path, ByteRange range) {
        Entry entry = existing(owner, path);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<InputStream> bytes = bytes(owner, entry, range);
            if (bytes.isPresent()) {
                return bytes.get();
            }
            Entry now = existing(owner, path);
            if (now.equals(entry)) {
                break;
            }
            entry = now;
        }
        throw new StoreCorruptException(
                "The bytes of artifact " + path + " of " + owner + " are missing: "
                        + keys.object(owner, entry.objectId()) + "; restore them from a backup",
                null);
    }

    private Entry existing(String owner, ArtifactPath path) {
        return index.find(owner, path)
                .orElseThrow(() -> new NotFoundException("Artifact \"" + path + "\" of " + owner + " does not exist"));
    }

    private Optional<InputStream> bytes(String owner, Entry entry, ByteRange range) {
        long length = Math.min(range.length(), entry.info().sizeBytes() - range.offset());
        if (length <= 0) {
            return Optional.of(InputStream.nullInputStream());
        }
        GetObjectRequest.Builder get =
                GetObjectRequest.builder().bucket(bucket.name()).key(keys.object(owner, entry.objectId()));
        if (length < entry.info().sizeBytes()) {
            get.range("bytes=" + range.offset() + "-" + (range.offset() + length - 1));
        }
        Optional<ResponseInputStream<GetObjectResponse>> answer =
                bucket.askFor("read from", s3 -> s3.getObject(get.build()));
        return answer.map(in -> new ObjectStream(in, length));
    }

    @Override
    public void delete(String owner, ArtifactPath path) {
        index.delete(owner, path);
    }

    @Override
    public void deleteAll(String owner) {
        index.deleteAll(owner);
    }

    @Override
    public long sweep(Instant olderThan) {
        return new Sweep(bucket, keys, reader, olderThan).run();
    }

    @Override
    public URI link(String owner, ArtifactPath path, Duration validity) {
        if (validity.toSeconds() < 1 || validity.compareTo(MAX_VALIDITY) > 0) {
            throw new InvalidInputException("validity", "must be from 1 second to 7 days", validity.toString(), "");
        }
        Entry entry = existing(owner, path);
        String name = URLEncoder.encode(path.fileName(), StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create(bucket.presigner()
                .presignGetObject(link -> link.signatureDuration(validity)
                        .getObjectRequest(get -> get.bucket(bucket.name())
                                .key(keys.object(owner, entry.objectId()))
                                // The key is an id: the browser is told the file's own name (RFC 6266).
                                .responseContentDisposition("attachment; filename*=UTF-8''" + name)))
                .url()
                .toString());
    }

    /** Reads every file whole. */
    List<StoreDefect> verify() {
        List<StoreDefect> defects = new ArrayList<>();
        bucket.list(
                keys.root(),
                object -> keys.parse(object.key())
                        .filter(part -> part.kind() == KeyLayout.Kind.ENTRY)
                        .flatMap(part -> problem(part.owner(), object.key()))
                        .ifPresent(problem -> defects.add(new StoreDefect("artifact " + object.key(), problem))));
        return defects;
    }

    private Optional<String> problem(String owner, String key) {
        try {
            return index.at(key).flatMap(entry -> problem(owner, entry));
        } catch (StoreCorruptException e) {
            return Optional.of("its entry cannot be read");
        }
    }

    private Optional<String> problem(String owner, Entry entry) {
        try (InputStream in = open(owner, entry.info().path(), ByteRange.ALL);
                DigestInputStream digested = new DigestInputStream(in, Digest.algorithm())) {
            digested.transferTo(java.io.OutputStream.nullOutputStream());
            boolean holds = Digest.from(digested.getMessageDigest().digest())
                    .equals(entry.info().digest().orElseThrow());
            return holds ? Optional.empty() : Optional.of("its bytes do not have the digest of its entry");
        } catch (NotFoundException deletedMeanwhile) {
            return Optional.empty();
        } catch (StoreCorruptException e) {
            return Optional.of("its bytes are missing");
        } catch (IOException e) {
            return Optional.of("its bytes end early, or could not be read");
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
