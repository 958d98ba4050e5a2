/** Tests of checkpoints, proofs and export of the audit log, as a user and as a stranger see them. */
@NullMarked
package io.mlops.core.trail;

import org.jspecify.annotations.NullMarked;
