package io.mlops.artifact;

import io.mlops.error.InvalidInputException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All files of a model with their digests, ordered by path: what a version is, bit for bit. Immutable.
 *
 * @param files ordered by path, each with its digest
 */
public record Manifest(List<ArtifactInfo> files) {
    /**
     * Orders the files.
     *
     * @throws InvalidInputException if one has no digest, or a path appears twice
     */
    public Manifest {
        files = files.stream().sorted((a, b) -> a.path().compareTo(b.path())).toList();
        for (int i = 0; i < files.size(); i++) {
            ArtifactInfo file = files.get(i);
            if (file.digest().isEmpty()) {
                throw new InvalidInputException(
                        "manifest", "must know each file's digest", file.path().value(), "");
            }
            if (i > 0 && files.get(i - 1).path().equals(file.path())) {
                throw new InvalidInputException(
                        "manifest", "must name each path once", file.path().value(), "");
            }
        }
    }

    /**
     * Returns the canonical text: for each file a line of its digest, two spaces, its size in bytes, two spaces, its path, and a line feed.
     *
     * <p>Paths hold no line breaks, so that the text is unambiguous.
     */
    public String canonicalText() {
        return files.stream()
                .map(f -> f.digest().orElseThrow() + "  " + f.sizeBytes() + "  " + f.path() + "\n")
                .collect(Collectors.joining());
    }

    /** Returns the SHA-256 of {@link #canonicalText()} in UTF-8: the digest of the whole model. */
    public Digest digest() {
        return Digest.of(canonicalText());
    }

    /** Returns the sum of the sizes, in bytes. */
    public long totalBytes() {
        return files.stream().mapToLong(ArtifactInfo::sizeBytes).sum();
    }
}
