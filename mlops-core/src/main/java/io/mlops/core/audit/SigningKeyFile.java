package io.mlops.core.audit;

import io.mlops.error.InvalidInputException;
import io.mlops.governance.audit.CheckpointKey;
import io.mlops.governance.audit.CheckpointSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * A key that signs checkpoints, kept in a file of two lines:
 * <pre>
 * PRIVATE+KEY+bikes.example/mlops+c74f20a3+AY…   the private key: kind 1 (Ed25519) and its 32 bytes in Base64
 * bikes.example/mlops+c74f20a3+AR…               the public key, the line that verifiers are given
 * </pre>
 *
 * <p>The file belongs outside the store's folder, readable by the owner alone (mode 600): {@link #create} makes it so, {@link #read} refuses any other. On file systems that know no owners
 * the folder's rights must do. Immutable, thread-safe; the private key appears in no message and no {@code toString}.
 *
 * @see <a href="https://pkg.go.dev/golang.org/x/mod/sumdb/note">the form of the lines</a>
 */
public final class SigningKeyFile implements CheckpointSigner {
    private static final String PREFIX = "PRIVATE+KEY+";
    private static final byte ED25519 = 1;
    private static final int KEY_BYTES = 32;

    private final CheckpointKey key;
    private final PrivateKey secret;

    private SigningKeyFile(CheckpointKey key, PrivateKey secret) {
        this.key = key;
        this.secret = secret;
    }

    /**
     * Makes a new key and its file.
     *
     * @param file must not exist; its folder must
     * @param name names the log in its checkpoints, {@code bikes.example/mlops} for example
     * @throws InvalidInputException if the name is empty or holds white space or {@code +}
     * @throws UncheckedIOException if the file exists or cannot be written
     */
    public static SigningKeyFile create(Path file, String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
            CheckpointKey key = new CheckpointKey(name, Base64.getEncoder().encodeToString(raw));
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            write(file, privateLine(key, seed) + "\n" + key.line() + "\n");
            return new SigningKeyFile(key, pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
        }
    }

    private static String privateLine(CheckpointKey key, byte[] seed) {
        byte[] typed = new byte[KEY_BYTES + 1];
        typed[0] = ED25519;
        System.arraycopy(seed, 0, typed, 1, KEY_BYTES);
        return PREFIX + key.name() + "+" + key.id() + "+" + Base64.getEncoder().encodeToString(typed);
    }

    private static void write(Path file, String text) {
        try {
            FileAttribute<?>[] ownerOnly = knowsOwners(file)
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];
            Files.createFile(file, ownerOnly);
            Files.writeString(file, text, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " cannot be made", e);
        }
    }

    /**
     * Reads a key.
     *
     * @param file as {@link #create} made it
     * @throws InvalidInputException if others than the owner may read or write it, or it is of another form
     * @throws UncheckedIOException if it cannot be read
     */
    public static SigningKeyFile read(Path file) {
        List<String> lines;
        try {
            requireOwnerOnly(file);
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " cannot be read", e);
        }
        if (lines.size() < 2 || !lines.get(0).startsWith(PREFIX)) {
            throw invalid(file);
        }
        CheckpointKey key = CheckpointKey.parse(lines.get(1));
        SigningKeyFile read = new SigningKeyFile(key, secret(lines.get(0), file));
        byte[] probe = key.line().getBytes(StandardCharsets.UTF_8);
        if (!key.verifies(probe, read.sign(probe))) {
            throw invalid(file);
        }
        return read;
    }

    private static PrivateKey secret(String line, Path file) {
        try {
            // Name and id have no +, the digits of the key may have some.
            String[] parts = line.substring(PREFIX.length()).split("\\+", 3);
            byte[] typed = Base64.getDecoder().decode(parts[parts.length - 1]);
            if (typed.length != KEY_BYTES + 1 || typed[0] != ED25519) {
                throw invalid(file);
            }
            byte[] seed = Arrays.copyOfRange(typed, 1, typed.length);
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw invalid(file);
        }
    }

    private static boolean knowsOwners(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void requireOwnerOnly(Path file) throws IOException {
        if (!knowsOwners(file)) {
            return;
        }
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
        boolean isOwnerOnly = Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)
                .containsAll(rights);
        if (!isOwnerOnly) {
            throw new InvalidInputException(
                    "signing key file",
                    "must be readable by its owner alone",
                    file + " has " + PosixFilePermissions.toString(rights),
                    "chmod 600, and make a new key if others may have read this one");
        }
    }

    /** The content is in no message: it is a secret. */
    private static InvalidInputException invalid(Path file) {
        return new InvalidInputException(
                "signing key file",
                "must have a line with the private and one with the public key of one Ed25519 key",
                file.toString(),
                "make one with SigningKeyFile.create");
    }

    @Override
    public CheckpointKey key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(secret);
            ed25519.update(message);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an Ed25519 key signs any message", e);
        }
    }

    /** Returns the public part. */
    @Override
    public String toString() {
        return "SigningKeyFile[" + key + "]";
    }
}
