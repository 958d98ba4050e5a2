package io.mlops.s3;

import io.mlops.artifact.ArtifactPath;
import io.mlops.error.BackendUnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Reads, replaces and deletes the entries of paths. Thread-safe. */
final class EntryIndex {
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int ATTEMPTS = 50;
    private static final int MAX_PAUSE_NANOS = 20_000_000;

    private final Bucket bucket;
    private final KeyLayout keys;
    private volatile boolean knowsConditions = true;

    EntryIndex(Bucket bucket, KeyLayout keys) {
        this.bucket = bucket;
        this.keys = keys;
    }

    Optional<Entry> find(String owner, ArtifactPath path) {
        return at(keys.entry(owner, path));
    }

    Optional<Entry> at(String key) {
        return stored(key).map(stored -> Entry.read(key, stored.asByteArray()));
    }

    private Optional<ResponseBytes<GetObjectResponse>> stored(String key) {
        return bucket.askFor(
                "read from",
                s3 -> s3.getObjectAsBytes(get -> get.bucket(bucket.name()).key(key)));
    }

    /** Puts an entry in the place of the one that is there, and then removes the bytes that nothing shows any more. */
    void put(String owner, Entry entry) {
        String key = keys.entry(owner, entry.info().path());
        for (int attempt = 1; ; attempt++) {
            Optional<ResponseBytes<GetObjectResponse>> before = stored(key);
            Optional<Entry> replaced = before.map(stored -> Entry.read(key, stored.asByteArray()));
            // A try whose answer was lost may have done it.
            boolean isDone = replaced.filter(entry::equals).isPresent();
            if (isDone || put(key, entry, before.map(stored -> stored.response().eTag()))) {
                replaced.filter(old -> !old.equals(entry)).ifPresent(old -> removeBytes(owner, old));
                return;
            }
            if (attempt == ATTEMPTS) {
                throw new BackendUnavailableException(
                        "Other writers of " + key + " were faster " + ATTEMPTS + " times; try again", null);
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(MAX_PAUSE_NANOS));
        }
    }

    /** Returns whether the entry was stored; not where another writer was faster. */
    private boolean put(String key, Entry entry, Optional<String> etagBefore) {
        PutObjectRequest.Builder put = PutObjectRequest.builder()
                .bucket(bucket.name())
                .key(key)
                .contentType("text/plain; charset=utf-8")
                .checksumAlgorithm(ChecksumAlgorithm.SHA256);
        if (knowsConditions) {
            etagBefore.ifPresentOrElse(put::ifMatch, () -> put.ifNoneMatch("*"));
        }
        try {
            bucket.askConditionally("write to", s3 -> s3.putObject(put.build(), RequestBody.fromBytes(entry.bytes())));
            return true;
        } catch (S3Exception e) {
            int status = e.statusCode();
            if (knowsConditions && status == NOT_IMPLEMENTED) {
                knowsConditions = false;
                return put(key, entry, etagBefore);
            }
            boolean isLost =
                    status == PRECONDITION_FAILED || status == CONFLICT || (status == 404 && etagBefore.isPresent());
            if (!isLost) {
                throw Failures.of("write to", bucket.location(), e);
            }
            return false;
        }
    }

    void delete(String owner, ArtifactPath path) {
        find(owner, path).ifPresent(entry -> {
            bucket.delete(List.of(keys.entry(owner, path)));
            removeBytes(owner, entry);
        });
    }

    /** Deletes all of an owner, the entries before the bytes that they name. */
    void deleteAll(String owner) {
        bucket.deleteAll(keys.index(owner));
        bucket.deleteAll(keys.longIndex(owner));
        bucket.deleteAll(keys.objects(owner));
    }

    private void removeBytes(String owner, Entry entry) {
        bucket.delete(List.of(keys.object(owner, entry.objectId())));
    }
}
