package io.mlops.s3;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ContentSource;
import io.mlops.artifact.Digest;
import io.mlops.error.BackendException;
import io.mlops.error.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Sends the bytes of one file to one key, part by part, and computes their digest on the way; holds one part in memory. Used once, by one thread. */
final class Upload {
    private static final String TYPE = "application/octet-stream";
    private static final int MAX_PARTS = 10_000;
    private static final int PARTS_OF_A_SIZE = 2_000;

    private final Bucket bucket;
    private final String key;
    private final int partBytes;
    private byte[] buffer = new byte[0];
    private int filled;
    private final MessageDigest whole = Digest.algorithm();
    private final List<CompletedPart> parts = new ArrayList<>();
    private long sizeBytes;

    Upload(Bucket bucket, String key, int partBytes) {
        this.bucket = bucket;
        this.key = key;
        this.partBytes = partBytes;
    }

    ArtifactInfo send(ArtifactPath path, ContentSource content) {
        try (InputStream in = content.open()) {
            fill(in);
            if (filled < partBytes) {
                put();
            } else {
                putParts(in);
            }
        } catch (IOException e) {
            throw new BackendException("The content of " + path + " cannot be read", e);
        }
        return new ArtifactInfo(path, sizeBytes, Optional.of(Digest.from(whole.digest())));
    }

    /** Reads the next part. */
    private void fill(InputStream in) throws IOException {
        int length = partBytes << (parts.size() / PARTS_OF_A_SIZE);
        if (buffer.length != length) {
            buffer = new byte[length];
        }
        filled = in.readNBytes(buffer, 0, length);
        whole.update(buffer, 0, filled);
        sizeBytes += filled;
    }

    private void put() {
        bucket.ask(
                "write to",
                s3 -> s3.putObject(
                        put -> put.bucket(bucket.name())
                                .key(key)
                                .contentType(TYPE)
                                .checksumSHA256(checksum()),
                        body()));
    }

    private void putParts(InputStream in) throws IOException {
        String upload = bucket.ask(
                        "write to",
                        s3 -> s3.createMultipartUpload(create -> create.bucket(bucket.name())
                                .key(key)
                                .contentType(TYPE)
                                .checksumAlgorithm(ChecksumAlgorithm.SHA256)))
                .uploadId();
        boolean isComplete = false;
        try {
            while (filled > 0) {
                putPart(upload);
                fill(in);
            }
            complete(upload);
            isComplete = true;
        } finally {
            if (!isComplete) {
                abort(upload);
            }
        }
    }

    private void putPart(String upload) {
        int number = parts.size() + 1;
        if (number > MAX_PARTS) {
            throw new InvalidInputException(
                    "artifact", "must fit into " + MAX_PARTS + " parts", sizeBytes + " bytes", "raise partBytes");
        }
        String checksum = checksum();
        String etag = bucket.ask(
                        "write to",
                        s3 -> s3.uploadPart(
                                part -> part.bucket(bucket.name())
                                        .key(key)
                                        .uploadId(upload)
                                        .partNumber(number)
                                        .checksumSHA256(checksum),
                                body()))
                .eTag();
        parts.add(CompletedPart.builder()
                .partNumber(number)
                .eTag(etag)
                .checksumSHA256(checksum)
                .build());
    }

    private void complete(String upload) {
        bucket.ask(
                "write to",
                s3 -> s3.completeMultipartUpload(complete -> complete.bucket(bucket.name())
                        .key(key)
                        .uploadId(upload)
                        .multipartUpload(all -> all.parts(parts))));
    }

    /** What cannot be given up now, the sweep gives up later; the caller learns why the upload failed, not this. */
    @SuppressWarnings("EmptyCatch")
    private void abort(String upload) {
        try {
            bucket.ask(
                    "write to",
                    s3 -> s3.abortMultipartUpload(
                            abort -> abort.bucket(bucket.name()).key(key).uploadId(upload)));
        } catch (BackendException leftToTheSweep) {
            // The failure that led here is on its way to the caller.
        }
    }

    private String checksum() {
        MessageDigest part = Digest.algorithm();
        part.update(buffer, 0, filled);
        return Base64.getEncoder().encodeToString(part.digest());
    }

    /** Not the SDK's body of bytes, which copies them. */
    private RequestBody body() {
        return RequestBody.fromContentProvider(() -> new ByteArrayInputStream(buffer, 0, filled), filled, TYPE);
    }
}
