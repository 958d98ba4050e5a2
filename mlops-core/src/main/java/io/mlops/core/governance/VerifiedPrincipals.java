package io.mlops.core.governance;

import io.mlops.error.PolicyViolationException;
import io.mlops.governance.Credential;
import io.mlops.governance.Principal;
import io.mlops.governance.PrincipalVerifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows which principals proved who they are on this instance: by identity, as anybody can make an equal one. Thread-safe.
 *
 * <p>They are kept as long as the instance is open; one object per authentication.
 */
public final class VerifiedPrincipals {
    private static final Logger LOG = LoggerFactory.getLogger(VerifiedPrincipals.class);

    private final Optional<PrincipalVerifier> verifier;
    private final Set<Principal> verified =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

    /**
     * Asks a verifier.
     *
     * @param verifier what the builder was given; empty if nothing, so that nobody is verified
     */
    public VerifiedPrincipals(Optional<PrincipalVerifier> verifier) {
        this.verifier = verifier;
    }

    Principal authenticate(Credential credential) {
        if (verifier.isEmpty()) {
            throw new PolicyViolationException(
                    "Nobody can be authenticated without a verifier; give one to MlopsSdk.builder()");
        }
        Principal answer = ask(credential)
                .orElseThrow(() -> new PolicyViolationException("The credential proves nothing; present a valid one"));
        Principal mine = new Principal(answer.id(), answer.kind(), answer.onBehalfOf(), answer.authentication());
        verified.add(mine);
        return mine;
    }

    private Optional<Principal> ask(Credential credential) {
        try {
            return verifier.orElseThrow().verify(credential);
        } catch (RuntimeException e) {
            LOG.warn(
                    "the principal verifier failed, which proves nothing: {}",
                    e.getClass().getName());
            return Optional.empty();
        }
    }

    /** Returns whether this very principal was authenticated here. */
    public boolean contains(Principal principal) {
        return verified.contains(principal);
    }

    /**
     * Returns the principal as it may count: one that was not authenticated here keeps its id and loses its claim.
     *
     * @param principal who wants to act
     */
    public Principal admitted(Principal principal) {
        return contains(principal)
                ? principal
                : new Principal(principal.id(), principal.kind(), principal.onBehalfOf(), Principal.UNAUTHENTICATED);
    }
}
