package io.mlops.cli.store;

import io.mlops.artifact.Digest;
import io.mlops.error.InvalidInputException;
import io.mlops.governance.Credential;
import io.mlops.governance.Principal;
import io.mlops.governance.PrincipalVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Knows principals by their tokens, of which it holds digests alone: lines of {@code HUMAN ben 9f86d0…} or {@code SERVICE ci 60303a… ana}, the last the person that a service acts for; empty
 * lines and lines from {@code #} on are passed over. {@code printf %s "$TOKEN" | sha256sum} gives the digest. Tokens are random texts of at least
 * {@value #MIN_LENGTH} characters, as a digest of a password could be guessed. Thread-safe.
 */
final class PrincipalsFile implements PrincipalVerifier {
    private static final int MIN_LENGTH = 32;
    private static final int FIELDS = 3;

    private final Path file;

    PrincipalsFile(Path file) {
        this.file = file;
    }

    @Override
    public Optional<Principal> verify(Credential credential) {
        boolean isToken = credential.scheme().equals(CredentialSource.SCHEME)
                && credential.secret().length() >= MIN_LENGTH;
        if (!isToken) {
            return Optional.empty();
        }
        byte[] digest = bytes(Digest.of(credential.secret()).hex());
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(fields -> fields.length >= FIELDS && !fields[0].startsWith("#"))
                    .filter(fields -> MessageDigest.isEqual(digest, bytes(fields[2])))
                    .map(PrincipalsFile::principal)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("The principals cannot be read from " + file, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Principal principal(String... fields) {
        return switch (fields[0]) {
            case "HUMAN" -> Principal.human(fields[1], "token");
            case "SERVICE" ->
                new Principal(
                        fields[1],
                        Principal.Kind.SERVICE,
                        fields.length > FIELDS ? Optional.of(fields[FIELDS]) : Optional.empty(),
                        "token");
            default ->
                throw new InvalidInputException(
                        "principals file",
                        "must have lines that begin with HUMAN or SERVICE",
                        fields[0],
                        "see the help");
        };
    }
}
