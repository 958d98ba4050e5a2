package io.mlops.spi.commit;

import io.mlops.artifact.Digest;
import io.mlops.governance.audit.MerkleHash;
import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a Merkle tree: what is needed to append leaves and to know the root, without the leaves. Immutable.
 *
 * <p>A tree of n leaves is the sequence of perfect subtrees whose sizes are the bits of n, the largest first; the frontier holds their roots. Appending costs at
 * most log2(n) hashes, and the frontier of 2^40 leaves holds at most 40.
 *
 * @param size how many leaves, 0 or more
 * @param peaks the roots of the perfect subtrees, the largest first; as many as {@code size} has bits set
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962, section 2.1</a>
 */
public record MerkleFrontier(long size, List<Digest> peaks) {
    /** The tree without leaves. */
    public static final MerkleFrontier EMPTY = new MerkleFrontier(0, List.of());

    /**
     * Copies the peaks.
     *
     * @throws IllegalArgumentException if their number does not fit the size
     */
    public MerkleFrontier {
        peaks = List.copyOf(peaks);
        if (size < 0 || peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(
                    "a tree of " + size + " leaves has " + Long.bitCount(size) + " peaks, not " + peaks.size());
        }
    }

    /**
     * Returns the frontier after one leaf more.
     *
     * @param leafHash {@link AuditLeaf#hash()}
     */
    public MerkleFrontier append(Digest leafHash) {
        List<Digest> next = new ArrayList<>(peaks);
        Digest last = leafHash;
        for (long bits = size; (bits & 1) == 1; bits >>= 1) {
            last = MerkleHash.node(next.remove(next.size() - 1), last);
        }
        next.add(last);
        return new MerkleFrontier(size + 1, next);
    }

    /** Returns the hash of the whole tree; that of the tree without leaves is the SHA-256 of nothing. */
    public Digest root() {
        if (peaks.isEmpty()) {
            return MerkleHash.EMPTY;
        }
        Digest root = peaks.get(peaks.size() - 1);
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = MerkleHash.node(peaks.get(i), root);
        }
        return root;
    }
}
