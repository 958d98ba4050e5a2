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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Knows principals by their tokens, of which it holds digests alone: lines of {@code HUMAN ben 9f86d0…} or {@code SERVICE ci 60303a… ana}, the last the person that a service acts for; empty
 * lines and words from one on that begins with {@code #} are passed over. {@code printf %s "$TOKEN" | sha256sum} gives the digest. Tokens are random texts of at least
 * {@value #MIN_LENGTH} characters, as a digest of a password could be guessed. Immutable, thread-safe.
 */
final class PrincipalsFile implements PrincipalVerifier {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int MIN_LENGTH = 32;
    private static final int FIELDS = 3;
    private static final int DIGEST_LENGTH = 64;

    private final List<Known> known;

    private PrincipalsFile(List<Known> known) {
        this.known = List.copyOf(known);
    }

    private record Known(String digest, Principal principal) {}

    /**
     * Reads all lines, so that a mistake is found whoever acts.
     *
     * @throws UncheckedIOException if the file cannot be read
     * @throws InvalidInputException naming the first line that is of another form
     */
    static PrincipalsFile read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The principals cannot be read from " + file + "; give --principals a text file in UTF-8", e);
        }
        List<Known> known = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            List<String> fields = SPACE.splitAsStream(lines.get(i).strip())
                    .takeWhile(field -> !field.startsWith("#"))
                    .toList();
            if (!fields.isEmpty() && !fields.get(0).isEmpty()) {
                known.add(known(fields, i + 1));
            }
        }
        return new PrincipalsFile(known);
    }

    private static Known known(List<String> fields, int line) {
        boolean isHuman = fields.get(0).equals("HUMAN") && fields.size() == FIELDS;
        boolean isService = fields.get(0).equals("SERVICE") && (fields.size() == FIELDS || fields.size() == FIELDS + 1);
        boolean hasDigest = fields.size() >= FIELDS && fields.get(2).length() == DIGEST_LENGTH;
        if (!hasDigest || !(isHuman || isService)) {
            throw new InvalidInputException(
                    "principals file, line " + line,
                    "must be HUMAN, an id and the SHA-256 of a token in hexadecimal digits; or SERVICE, the same, and perhaps the id of the person",
                    fields.get(0) + " and " + (fields.size() - 1) + " more word(s)",
                    "see mlops approvals --help");
        }
        Optional<String> person = fields.size() > FIELDS ? Optional.of(fields.get(FIELDS)) : Optional.empty();
        Principal.Kind kind = isHuman ? Principal.Kind.HUMAN : Principal.Kind.SERVICE;
        return new Known(fields.get(2).toLowerCase(Locale.ROOT), new Principal(fields.get(1), kind, person, "token"));
    }

    @Override
    public Optional<Principal> verify(Credential credential) {
        boolean isToken = credential.scheme().equals(CredentialSource.SCHEME)
                && credential.secret().length() >= MIN_LENGTH;
        if (!isToken) {
            return Optional.empty();
        }
        byte[] digest = bytes(Digest.of(credential.secret()).hex());
        return known.stream()
                .filter(candidate -> MessageDigest.isEqual(digest, bytes(candidate.digest())))
                .map(Known::principal)
                .findFirst();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
