package io.mlops.artifact;

import io.mlops.error.InvalidInputException;
import io.mlops.error.Violation;
import java.util.Objects;
import java.util.Optional;

/**
 * One stored file. Immutable.
 *
 * @param path where it lies inside its owner's root
 * @param sizeBytes its length, 0 or more
 * @param digest its SHA-256; empty where the store does not keep digests (an MLflow server)
 */
public record ArtifactInfo(ArtifactPath path, long sizeBytes, Optional<Digest> digest) {
    /**
     * Checks the size.
     *
     * @throws InvalidInputException if it is negative
     */
    public ArtifactInfo {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(digest, "digest");
        if (sizeBytes < 0) {
            throw new InvalidInputException(
                    new Violation("sizeBytes", "must not be negative", "0", Long.toString(sizeBytes), ""));
        }
    }
}
