package io.mlops.spi.commit;

import io.mlops.artifact.Digest;
import io.mlops.governance.audit.MerkleHash;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * An entry of the audit log as it is stored: canonical JSON, kept byte for byte. Immutable.
 *
 * @param canonicalJson JSON in the canonical form of RFC 8785
 */
public record AuditLeaf(String canonicalJson) {
    /** Refuses null. */
    public AuditLeaf {
        Objects.requireNonNull(canonicalJson, "canonicalJson");
    }

    /**
     * Returns the hash of the leaf: SHA-256 of a zero byte and the text in UTF-8.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962, section 2.1</a>
     */
    public Digest hash() {
        return MerkleHash.leaf(canonicalJson.getBytes(StandardCharsets.UTF_8));
    }
}
