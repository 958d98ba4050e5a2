package io.mlops.s3;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Frees the bytes that no entry names, and gives up uploads that never ended. Used once, by one thread; holds the keys of one owner at a time. */
final class Sweep {
    private final Bucket bucket;
    private final KeyLayout keys;
    private final EntryReader reader;
    private final Instant olderThan;
    private String owner = "";
    private final List<String> entries = new ArrayList<>();
    private final Map<String, S3Object> objects = new HashMap<>();
    private long freed;

    Sweep(Bucket bucket, KeyLayout keys, EntryReader reader, Instant olderThan) {
        this.bucket = bucket;
        this.keys = keys;
        this.reader = reader;
        this.olderThan = olderThan;
    }

    long run() {
        abortUploads();
        bucket.list(keys.root(), object -> keys.parse(object.key()).ifPresent(part -> add(part, object)));
        endOfOwner();
        return freed;
    }

    private void add(KeyLayout.Part part, S3Object object) {
        if (!part.owner().equals(owner)) {
            endOfOwner();
            owner = part.owner();
        }
        if (part.kind() == KeyLayout.Kind.ENTRY) {
            entries.add(object.key());
        } else {
            objects.put(part.name(), object);
        }
    }

    /** Each entry names an object of its own, so that equal counts mean that none is left over: the entries need not be read. */
    private void endOfOwner() {
        if (objects.size() > entries.size()) {
            Set<String> named =
                    reader.read(entries).stream().map(Entry::objectId).collect(Collectors.toSet());
            objects.keySet().removeAll(named);
            objects.values().removeIf(object -> !object.lastModified().isBefore(olderThan));
            for (S3Object object : objects.values()) {
                bucket.delete(List.of(object.key()));
                freed += object.size();
            }
        }
        entries.clear();
        objects.clear();
    }

    private void abortUploads() {
        ListMultipartUploadsRequest.Builder request =
                ListMultipartUploadsRequest.builder().bucket(bucket.name()).prefix(keys.root());
        ListMultipartUploadsResponse page;
        do {
            ListMultipartUploadsRequest next = request.build();
            page = bucket.ask("list", s3 -> s3.listMultipartUploads(next));
            page.uploads().stream().filter(this::isLeftOver).forEach(this::abort);
            request.keyMarker(page.nextKeyMarker()).uploadIdMarker(page.nextUploadIdMarker());
        } while (Boolean.TRUE.equals(page.isTruncated()));
    }

    private boolean isLeftOver(MultipartUpload upload) {
        boolean isOurs = keys.parse(upload.key())
                .filter(part -> part.kind() == KeyLayout.Kind.OBJECT)
                .isPresent();
        return isOurs && upload.initiated().isBefore(olderThan);
    }

    /** No error where the upload ended meanwhile. */
    private void abort(MultipartUpload upload) {
        bucket.askFor(
                "delete from",
                s3 -> s3.abortMultipartUpload(
                        abort -> abort.bucket(bucket.name()).key(upload.key()).uploadId(upload.uploadId())));
    }
}
