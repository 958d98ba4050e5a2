package io.mlops.core.merkle;

import io.mlops.artifact.Digest;
import io.mlops.spi.commit.MerkleFrontier;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A Merkle tree that grows leaf by leaf, of which only the right edge is kept: {@link MerkleFrontier} without an object per hash. Not thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962, section 2.1</a>
 */
public final class TreeBuilder {
    static final int HASH_BYTES = 32;
    private static final byte LEAF_PREFIX = 0;
    private static final byte NODE_PREFIX = 1;

    private final MessageDigest sha256 = Digest.algorithm();
    private final byte[][] peaks = new byte[Long.SIZE][HASH_BYTES];
    private final byte[] root = new byte[HASH_BYTES];
    private final byte[] node = new byte[1 + 2 * HASH_BYTES];
    private int depth;
    private long size;

    /** Makes the tree without leaves. */
    public TreeBuilder() {
        node[0] = NODE_PREFIX;
    }

    /**
     * Appends a leaf.
     *
     * @param content the whole leaf
     */
    public void append(byte[] content) {
        byte[] last = peaks[depth];
        sha256.update(LEAF_PREFIX);
        sha256.update(content);
        finish(last);
        for (long bits = size; (bits & 1) == 1; bits >>= 1) {
            depth--;
            node(peaks[depth], last, peaks[depth]);
            last = peaks[depth];
        }
        depth++;
        size++;
    }

    /** Returns how many leaves there are. */
    public long size() {
        return size;
    }

    /** Returns the hash of the whole tree. */
    public Digest root() {
        return size == 0 ? Digest.of(new byte[0]) : Digest.from(computedRoot());
    }

    /**
     * Returns whether a hash is that of the whole tree; makes no object.
     *
     * @param other of a tree with leaves
     */
    boolean hasRoot(Digest other) {
        byte[] computed = computedRoot();
        String hex = other.hex();
        for (int i = 0; i < HASH_BYTES; i++) {
            int digits = digit(hex.charAt(2 * i)) << 4 | digit(hex.charAt(2 * i + 1));
            if (computed[i] != (byte) digits) {
                return false;
            }
        }
        return true;
    }

    /** Of a digest, which has no other characters than digits and the letters a to f. */
    private static int digit(char c) {
        return c <= '9' ? c - '0' : c - 'a' + 10;
    }

    /** Returns the tree's right edge. */
    public MerkleFrontier frontier() {
        List<Digest> digests =
                IntStream.range(0, depth).mapToObj(i -> Digest.from(peaks[i])).toList();
        return new MerkleFrontier(size, digests);
    }

    /** Valid until the next call; of a tree with leaves only. */
    private byte[] computedRoot() {
        System.arraycopy(peaks[depth - 1], 0, root, 0, HASH_BYTES);
        for (int i = depth - 2; i >= 0; i--) {
            node(peaks[i], root, root);
        }
        return root;
    }

    /** The result may overwrite an operand: both are read before it is written. */
    private void node(byte[] left, byte[] right, byte[] result) {
        System.arraycopy(left, 0, node, 1, HASH_BYTES);
        System.arraycopy(right, 0, node, 1 + HASH_BYTES, HASH_BYTES);
        sha256.update(node);
        finish(result);
    }

    private void finish(byte[] result) {
        try {
            sha256.digest(result, 0, HASH_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-256 has " + HASH_BYTES + " bytes", e);
        }
    }
}
