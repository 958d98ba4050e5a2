/**
 * Artifacts in an object store: {@code s3://bucket/prefix}, or {@link io.mlops.s3.S3Backend#builder} where a text cannot carry the settings.
 *
 * <p>Layout below the prefix, for each owner (a run):
 *
 * <pre>
 * OWNER/index/PATH          the entry of a path: version, SHA-256, size, name of the object, path; one line each
 * OWNER/long/SHA256         the same for a path whose key would be longer than the 1,024 bytes that S3 allows
 * OWNER/object/ID           the bytes, under an id of their own, written once
 * </pre>
 *
 * <p>Rules: the bytes are stored first and the entry after them, in one request that replaces it whole; a deletion goes the other way round. What a crash
 * leaves is an object without an entry, which {@code sweep} finds; an entry never names bytes that are not there. An entry is replaced only if it is
 * still the one that was read (a conditional write, by its ETag), so that each writer knows whose bytes it has to remove; a store that does not know
 * conditional writes is written without, and leaves a few more bytes to the sweep. Bytes are read once: their SHA-256 is computed on the way, each request
 * carries the SHA-256 of what it sends, which the store checks, and the engine checks the whole on the way back.
 *
 * <p>Decisions: equal content is stored once per path, not once per bucket, as sharing objects would need a lock against the sweep, which S3 has not. Entries are
 * objects and not metadata, as S3 wants metadata before the upload begins, when the digest is not yet known. Listings follow the order of keys, which S3 promises
 * for general-purpose buckets and not for directory buckets. The AWS SDK talks over the JDK's own HTTP client, so that no other comes with it.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/Welcome.html">Amazon S3 API Reference</a>: PutObject, CreateMultipartUpload,
 * ListObjectsV2.
 */
@NullMarked
package io.mlops.s3;

import org.jspecify.annotations.NullMarked;
