/**
 * What makes the audit log provable to others: the key that signs its checkpoints, and the places outside the store that keep them.
 *
 * <p>{@link io.mlops.core.audit.Auditing} goes into the builder. {@link io.mlops.core.audit.SigningKeyFile} makes and reads key files, {@link io.mlops.core.audit.AnchorFile} and
 * {@link io.mlops.core.audit.ArtifactAnchor} keep checkpoints; both sides are interfaces of {@code io.mlops.governance.audit}, so that a device or a witness can stand there.
 *
 * <p>Rules: the key never lies in the store's folder, and neither does an anchor: what lies beside the log can be replaced together with it. A key file that others can read is
 * refused where the file system knows owners.
 *
 * <p>Decision: this package is exported beside {@code io.mlops.core}, as key files and anchors are used on their own too, by whoever rotates a key or checks a log from elsewhere. The texts of keys are
 * those of Go's {@code sumdb/note}, which the C2SP tools read, and not PKCS #8, which has no place for the name.
 */
@NullMarked
package io.mlops.core.audit;

import org.jspecify.annotations.NullMarked;
