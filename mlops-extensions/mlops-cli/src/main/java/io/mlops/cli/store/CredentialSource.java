package io.mlops.cli.store;

import io.mlops.error.InvalidInputException;
import io.mlops.governance.Credential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where a credential is. Immutable; the credential is read when it is needed.
 *
 * @param kind a file or an environment variable
 * @param name its path or name
 */
record CredentialSource(Kind kind, String name) {
    /** The scheme that verifiers are told: a secret text that stands for somebody. */
    static final String SCHEME = "token";

    enum Kind {
        FILE,
        ENV
    }

    /** The argument is in no message: who mistakes the option may have given the credential itself. */
    static final class OfText implements ITypeConverter<CredentialSource> {
        @Override
        public CredentialSource convert(String text) {
            for (Kind kind : Kind.values()) {
                String prefix = kind.name().toLowerCase(Locale.ROOT) + ":";
                if (text.startsWith(prefix) && text.length() > prefix.length()) {
                    return new CredentialSource(kind, text.substring(prefix.length()));
                }
            }
            throw new TypeConversionException(
                    "give file:PATH or env:NAME, where the credential is, and never the credential itself");
        }
    }

    Credential read() {
        String secret = kind == Kind.ENV ? variable() : file();
        if (secret.isEmpty()) {
            throw new InvalidInputException(
                    "credential", "must not be empty", "", "put it into the file or variable that --as names");
        }
        return new Credential(SCHEME, secret);
    }

    private String variable() {
        return Optional.ofNullable(System.getenv(name)).orElse("").strip();
    }

    private String file() {
        try {
            return Files.readString(Path.of(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The credential cannot be read from the file that --as names", e);
        }
    }
}
