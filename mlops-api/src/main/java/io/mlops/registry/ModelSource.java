package io.mlops.registry;

import io.mlops.artifact.Digest;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a version came from. Immutable.
 *
 * @param modelId the logged model; empty where the store knows none
 * @param runId the run that wrote it; empty where the store knows none
 * @param path the directory of its files in the run's artifacts
 * @param digest the digest of the manifest of all its files; empty where the store keeps no digests
 * @param author the person who answers for its registration: the principal that registered it, or whom that acts for
 */
public record ModelSource(String modelId, String runId, String path, Optional<Digest> digest, String author) {
    /** Refuses nulls. */
    public ModelSource {
        Objects.requireNonNull(modelId, "modelId");
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(author, "author");
    }
}
