package io.mlops.governance;

import java.util.Objects;

/**
 * What a principal proves itself with. Immutable; its secret appears in no message and no {@code toString}.
 *
 * <p>Deliberately no record: a record's {@code toString} would show the secret.
 */
public final class Credential {
    private final String scheme;
    private final String secret;

    /**
     * Makes a credential.
     *
     * @param scheme what kind of secret it is, as the {@link PrincipalVerifier} knows it: {@code token}, {@code oidc}
     * @param secret the secret itself
     */
    public Credential(String scheme, String secret) {
        this.scheme = Objects.requireNonNull(scheme, "scheme");
        this.secret = Objects.requireNonNull(secret, "secret");
    }

    /** Returns what kind of secret it is. */
    public String scheme() {
        return scheme;
    }

    /** Returns the secret, for the {@link PrincipalVerifier} alone. */
    public String secret() {
        return secret;
    }

    /** Returns the scheme, not the secret. */
    @Override
    public String toString() {
        return "Credential[" + scheme + ", ***]";
    }
}
