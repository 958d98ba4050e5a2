package io.mlops.core.merkle;

import io.mlops.artifact.Digest;
import io.mlops.governance.audit.ConsistencyProof;
import io.mlops.governance.audit.InclusionProof;
import io.mlops.governance.audit.MerkleHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A whole Merkle tree, from which proofs are cut: the hashes of all perfect subtrees, 64 bytes a leaf. Not thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1.1">RFC 6962, sections 2.1.1 and 2.1.2</a>
 */
public final class LeafTree {
    /** By level: the hashes of the subtrees of 2^level leaves, one behind the other. */
    private final List<byte[]> levels = new ArrayList<>();

    /** Subtrees at the right edge which are not perfect, by first leaf and end. */
    private final Map<List<Integer>, Digest> edges = new HashMap<>();

    private final int size;

    /**
     * Computes all levels.
     *
     * @param leafHashes the hashes of the leaves, one behind the other; used, not copied
     */
    public LeafTree(byte[] leafHashes) {
        size = leafHashes.length / TreeBuilder.HASH_BYTES;
        byte[] level = leafHashes;
        levels.add(level);
        while (level.length >= 2 * TreeBuilder.HASH_BYTES) {
            level = above(level);
            levels.add(level);
        }
    }

    private static byte[] above(byte[] level) {
        int nodes = level.length / (2 * TreeBuilder.HASH_BYTES);
        byte[] parents = new byte[nodes * TreeBuilder.HASH_BYTES];
        for (int i = 0; i < nodes; i++) {
            byte[] parent = HexFormat.of()
                    .parseHex(MerkleHash.node(hashAt(level, 2 * i), hashAt(level, 2 * i + 1))
                            .hex());
            System.arraycopy(parent, 0, parents, i * TreeBuilder.HASH_BYTES, TreeBuilder.HASH_BYTES);
        }
        return parents;
    }

    private static Digest hashAt(byte[] level, int node) {
        int start = node * TreeBuilder.HASH_BYTES;
        return Digest.from(Arrays.copyOfRange(level, start, start + TreeBuilder.HASH_BYTES));
    }

    /** Returns how many leaves there are. */
    public int size() {
        return size;
    }

    /**
     * Returns the root of the tree as it was.
     *
     * @param count of how many leaves, 0 to {@link #size()}
     */
    public Digest root(int count) {
        return count == 0 ? MerkleHash.EMPTY : hash(0, count);
    }

    /**
     * Returns the proof that a leaf is in the tree as it was.
     *
     * @param index the leaf, from 0
     * @param count of how many leaves, more than {@code index}, at most {@link #size()}
     */
    public InclusionProof inclusion(int index, int count) {
        List<Digest> path = new ArrayList<>();
        addPath(index, 0, count, path);
        return new InclusionProof(index, count, path);
    }

    private void addPath(int index, int from, int to, List<Digest> path) {
        if (to - from == 1) {
            return;
        }
        int split = split(from, to);
        if (index < split) {
            addPath(index, from, split, path);
            path.add(hash(split, to));
        } else {
            addPath(index, split, to, path);
            path.add(hash(from, split));
        }
    }

    /**
     * Returns the proof that the tree only grew.
     *
     * @param smaller the size that it had, 0 or more
     * @param larger the size that it had later, at most {@link #size()}
     */
    public ConsistencyProof consistency(int smaller, int larger) {
        List<Digest> path = new ArrayList<>();
        if (smaller > 0 && smaller < larger) {
            addGrowth(smaller, 0, larger, path);
        }
        return new ConsistencyProof(smaller, larger, path);
    }

    /** The subtree of the first leaves from 0 on is known to the verifier, and no part of the path. */
    private void addGrowth(int smaller, int from, int to, List<Digest> path) {
        if (smaller == to) {
            if (from > 0) {
                path.add(hash(from, to));
            }
            return;
        }
        int split = split(from, to);
        if (smaller <= split) {
            addGrowth(smaller, from, split, path);
            path.add(hash(split, to));
        } else {
            addGrowth(smaller, split, to, path);
            path.add(hash(from, split));
        }
    }

    /** The largest power of two that is less than the number of leaves. */
    private static int split(int from, int to) {
        return from + Integer.highestOneBit(to - from - 1);
    }

    private Digest hash(int from, int to) {
        int count = to - from;
        if (Integer.bitCount(count) == 1) {
            int level = Integer.numberOfTrailingZeros(count);
            return hashAt(levels.get(level), from >> level);
        }
        List<Integer> key = List.of(from, to);
        Digest known = edges.get(key);
        if (known != null) {
            return known;
        }
        int split = split(from, to);
        Digest computed = MerkleHash.node(hash(from, split), hash(split, to));
        edges.put(key, computed);
        return computed;
    }
}
