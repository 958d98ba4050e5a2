package io.mlops.artifact;

import io.mlops.error.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 digest. Immutable.
 *
 * @param hex 64 lower-case hexadecimal digits
 * @see <a href="https://doi.org/10.6028/NIST.FIPS.180-4">FIPS 180-4</a>
 */
public record Digest(String hex) {
    private static final int HEX_LENGTH = 64;

    /**
     * Checks the form.
     *
     * @throws InvalidInputException if it is not 64 lower-case hexadecimal digits
     */
    public Digest {
        if (!isHex(hex)) {
            throw new InvalidInputException(
                    "digest", "must be 64 lower-case hexadecimal digits (SHA-256)", hex, "compute it with Digest.of");
        }
    }

    /** A plain loop: digests are made by the hundred thousand when logs and manifests are checked. */
    private static boolean isHex(String hex) {
        if (hex.length() != HEX_LENGTH) {
            return false;
        }
        for (int i = 0; i < HEX_LENGTH; i++) {
            char c = hex.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the digest of some bytes.
     *
     * @param bytes the whole content
     */
    public static Digest of(byte[] bytes) {
        return from(algorithm().digest(bytes));
    }

    /**
     * Returns the digest of a text in UTF-8.
     *
     * @param text the whole content
     */
    public static Digest of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the digest that a finished computation gave.
     *
     * @param hash 32 bytes
     * @throws InvalidInputException if it is not 32 bytes
     */
    public static Digest from(byte[] hash) {
        return new Digest(HexFormat.of().formatHex(hash));
    }

    /** Returns a new SHA-256 computation, for content that streams. */
    public static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Returns the hexadecimal digits. */
    @Override
    public String toString() {
        return hex;
    }
}
