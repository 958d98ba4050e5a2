package io.mlops.tracking;

import io.mlops.artifact.Digest;
import io.mlops.data.ModelSignature;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A model that a run wrote: a directory of its artifacts, with a digest. Immutable.
 *
 * @param id {@code m-} and 32 hexadecimal digits, or what the backend gave
 * @param runId the run that wrote it
 * @param path the directory of its files in the run's artifacts; it is also its name
 * @param digest the digest of the manifest of all its files and of the run's reference profiles; empty where the backend keeps no digests
 * @param signature what it takes and returns
 * @param loggedAt when it was logged, in milliseconds
 */
public record LoggedModel(
        String id,
        String runId,
        String path,
        Optional<Digest> digest,
        Optional<ModelSignature> signature,
        Instant loggedAt) {
    /** Refuses nulls. */
    public LoggedModel {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(signature, "signature");
        Objects.requireNonNull(loggedAt, "loggedAt");
    }
}
