package io.mlops.governance.audit;

import io.mlops.artifact.Digest;
import java.util.List;

/**
 * Proof that an entry is in a log: with its hash it gives the root of the tree. Immutable.
 *
 * @param index the entry's place, from 0, less than {@code size}
 * @param size of how many entries the tree is
 * @param path the hashes of the siblings on the way from the leaf to the root, the lowest first
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1.1">RFC 6962, section 2.1.1</a>
 */
public record InclusionProof(long index, long size, List<Digest> path) {
    /**
     * Copies the path.
     *
     * @throws IllegalArgumentException if the index is not in the tree
     */
    public InclusionProof {
        path = List.copyOf(path);
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("there is no entry " + index + " in a tree of " + size);
        }
    }

    /**
     * Returns whether the entry is in the tree of a root. A path that is too long or too short proves nothing.
     *
     * @param leaf the hash of the entry, {@link MerkleHash#leaf}
     * @param root the root of the tree of {@link #size()} entries
     */
    public boolean proves(Digest leaf, Digest root) {
        Digest hash = leaf;
        long node = index;
        long last = size - 1;
        for (Digest sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = MerkleHash.node(sibling, hash);
                // A last node without a sibling on its level is carried up to the one where it has one.
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = MerkleHash.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
