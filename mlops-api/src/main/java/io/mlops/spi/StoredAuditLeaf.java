package io.mlops.spi;

import io.mlops.artifact.Digest;
import io.mlops.spi.commit.AuditLeaf;
import java.util.Objects;

/**
 * An audit leaf with its place in the log. Immutable.
 *
 * @param index its place, from 0; read from the store and not counted, so that a leaf which was moved or inserted shows
 * @param leaf the leaf, byte for byte as it was committed
 * @param root the root of the Merkle tree up to and with this leaf, as the store computed it when the leaf was appended: what tells which leaf is the first that was altered
 */
public record StoredAuditLeaf(long index, AuditLeaf leaf, Digest root) {
    /** Refuses nulls. */
    public StoredAuditLeaf {
        Objects.requireNonNull(leaf, "leaf");
        Objects.requireNonNull(root, "root");
    }
}
