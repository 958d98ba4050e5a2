package io.mlops.core.trail;

import io.mlops.core.merkle.LeafTree;
import io.mlops.spi.StoredAuditLeaf;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.function.Consumer;

/** Gathers the hashes of leaves, 32 bytes each, for a tree of all of them. For use by one thread. */
final class LeafHashes implements Consumer<StoredAuditLeaf> {
    private final ByteArrayOutputStream hashes = new ByteArrayOutputStream();

    @Override
    public void accept(StoredAuditLeaf stored) {
        hashes.writeBytes(HexFormat.of().parseHex(stored.leaf().hash().hex()));
    }

    LeafTree tree() {
        return new LeafTree(hashes.toByteArray());
    }
}
