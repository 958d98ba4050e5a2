/**
 * Files: the engine behind {@link io.mlops.artifact.Artifacts}, and what runs and the registry need to store, list and check them.
 *
 * <p>Rules: whatever is read whole is checked against its digest, where the store knows it, on the way and not beforehand; a local folder is looked through completely before its first file is
 * stored; a symbolic link is followed to a regular file inside that folder only; a local copy is written beside its place and moved there when its digest was checked.
 *
 * <p>Layout of a run's artifacts: a logged model lies below its path, with its signature in {@code signature.json}; the profiles of the training data lie in {@code reference/}, one file
 * {@code segment.profile} each. The digest of a model is that of the manifest over both, by their paths in the run's artifacts ({@link io.mlops.core.artifact.ModelFiles}).
 */
@NullMarked
package io.mlops.core.artifact;

import org.jspecify.annotations.NullMarked;
