package io.mlops.governance.audit;

import io.mlops.artifact.Digest;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The hashes of a Merkle tree: of a leaf, of an inner node, and of the tree without leaves. Stateless.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962, section 2.1</a>
 */
public final class MerkleHash {
    /** The root of the tree without leaves: the SHA-256 of nothing. */
    public static final Digest EMPTY = Digest.of(new byte[0]);

    private static final byte LEAF_PREFIX = 0;
    private static final byte NODE_PREFIX = 1;

    private MerkleHash() {}

    /**
     * Returns the hash of a leaf: SHA-256 of a zero byte and the content.
     *
     * @param content the whole leaf
     */
    public static Digest leaf(byte[] content) {
        MessageDigest sha256 = Digest.algorithm();
        sha256.update(LEAF_PREFIX);
        return Digest.from(sha256.digest(content));
    }

    /**
     * Returns the hash of an inner node: SHA-256 of a one byte, the left and the right hash.
     *
     * @param left the hash of the left child
     * @param right the hash of the right child
     */
    public static Digest node(Digest left, Digest right) {
        MessageDigest sha256 = Digest.algorithm();
        sha256.update(NODE_PREFIX);
        sha256.update(HexFormat.of().parseHex(left.hex()));
        sha256.update(HexFormat.of().parseHex(right.hex()));
        return Digest.from(sha256.digest());
    }
}
