package io.mlops.governance;

import java.util.Optional;

/** Says whom a credential belongs to; implemented by whoever knows the organisation's identities, and given to the builder. Thread-safe. */
@FunctionalInterface
public interface PrincipalVerifier {
    /**
     * Returns the principal that the credential proves, or empty where it proves nothing. An exception counts as empty.
     *
     * @param credential what was presented
     */
    Optional<Principal> verify(Credential credential);
}
