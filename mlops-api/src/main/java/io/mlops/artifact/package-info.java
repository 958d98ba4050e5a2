/**
 * Files that belong to runs: their paths, digests, manifests and streams.
 *
 * <p>Rules: a path is relative and stays inside its root ({@link io.mlops.artifact.ArtifactPath} is the one place of that rule); a file is written
 * whole or not at all; its SHA-256 is computed once, while it streams in; a {@link io.mlops.artifact.Manifest} is what a model version, an
 * approval and a load are bound to.
 *
 * <p>How planned work fits: an object store implements {@code io.mlops.spi.ArtifactStore} and may hand out links; data-set versions
 * keep their files under an owner that is not a run; a local cache of large models goes behind {@code LoadedModel}.
 */
@NullMarked
package io.mlops.artifact;

import org.jspecify.annotations.NullMarked;
