package io.mlops.governance.audit;

import io.mlops.artifact.Digest;
import io.mlops.error.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The public part of a key that signs checkpoints. Immutable.
 *
 * @param name whose key: what the log is called, {@code bikes.example/mlops} for example; without white space and {@code +}
 * @param publicKey the 32 bytes of an Ed25519 public key in Base64
 * @see <a href="https://c2sp.org/signed-note">C2SP signed-note, verifier keys</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8032">RFC 8032, Ed25519</a>
 */
public record CheckpointKey(String name, String publicKey) {
    private static final byte ED25519 = 1;
    private static final int KEY_BYTES = 32;

    /** What stands before the key in the X.509 form that Java's key factory reads: RFC 8410. */
    private static final String X509_PREFIX = "302a300506032b6570032100";

    /**
     * Checks the form.
     *
     * @throws InvalidInputException if the name is not allowed, or the key has not 32 bytes
     */
    public CheckpointKey {
        checkName(name);
        Objects.requireNonNull(publicKey, "publicKey");
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(publicKey);
        } catch (IllegalArgumentException e) {
            throw invalid(publicKey);
        }
        if (bytes.length != KEY_BYTES) {
            throw invalid(publicKey);
        }
    }

    /**
     * Reads a key from the line that verifiers share: the name, the id and the key with {@code +} between.
     *
     * @param line for example {@code bikes.example/mlops+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW}
     * @throws InvalidInputException if it is of another form, of another kind of key, or the id is not that of the key
     */
    public static CheckpointKey parse(String line) {
        String[] parts = line.strip().split("\\+", 3);
        if (parts.length < 3) {
            throw invalid(line);
        }
        byte[] typed;
        try {
            typed = Base64.getDecoder().decode(parts[2]);
        } catch (IllegalArgumentException e) {
            throw invalid(line);
        }
        if (typed.length != KEY_BYTES + 1 || typed[0] != ED25519) {
            throw invalid(line);
        }
        CheckpointKey key = new CheckpointKey(
                parts[0], Base64.getEncoder().encodeToString(Arrays.copyOfRange(typed, 1, typed.length)));
        if (!key.id().equals(parts[1])) {
            throw new InvalidInputException(
                    "checkpoint key", "must have the id " + key.id(), parts[1], "copy the whole line again");
        }
        return key;
    }

    /** Returns the id, eight hexadecimal digits: the first bytes of the SHA-256 of name, line break, kind and key. */
    public String id() {
        ByteArrayOutputStream named = new ByteArrayOutputStream();
        named.writeBytes((name + "\n").getBytes(StandardCharsets.UTF_8));
        named.writeBytes(typed());
        return Digest.of(named.toByteArray()).hex().substring(0, 2 * NoteSignature.ID_BYTES);
    }

    /** Returns the line that verifiers share; {@link #parse} reads it. */
    public String line() {
        return name + "+" + id() + "+" + Base64.getEncoder().encodeToString(typed());
    }

    private byte[] typed() {
        byte[] key = Base64.getDecoder().decode(publicKey);
        byte[] typed = new byte[key.length + 1];
        typed[0] = ED25519;
        System.arraycopy(key, 0, typed, 1, key.length);
        return typed;
    }

    /**
     * Returns whether a checkpoint bears a valid signature of this key. Signatures of other keys are passed over.
     *
     * @param checkpoint any
     */
    public boolean hasSigned(Checkpoint checkpoint) {
        byte[] text = checkpoint.text().getBytes(StandardCharsets.UTF_8);
        return checkpoint.signatures().stream()
                .filter(signature ->
                        signature.name().equals(name) && signature.keyId().equals(id()))
                .anyMatch(signature -> verifies(text, signature.signature()));
    }

    /**
     * Returns whether a signature is this key's.
     *
     * @param message what was signed
     * @param signature the 64 bytes of an Ed25519 signature; any others are not
     */
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            byte[] encoded = HexFormat.of()
                    .parseHex(X509_PREFIX
                            + HexFormat.of().formatHex(Base64.getDecoder().decode(publicKey)));
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            ed25519.update(message);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            // Bytes that are no point of the curve, or no signature, verify nothing.
            return false;
        }
    }

    static void checkName(String name) {
        boolean isAllowed = !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+'
                                || Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || Character.isISOControl(c));
        if (!isAllowed) {
            throw new InvalidInputException(
                    "key name",
                    "must have at least one character, no white space and no '+'",
                    name,
                    "for example bikes.example/mlops");
        }
    }

    private static InvalidInputException invalid(String line) {
        return new InvalidInputException(
                "checkpoint key",
                "must be <name>+<id>+<Base64> of an Ed25519 public key",
                line,
                "copy the line that was printed when the key was made");
    }

    /** Returns {@link #line()}. */
    @Override
    public String toString() {
        return line();
    }
}
