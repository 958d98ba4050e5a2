package io.mlops.examples.bikes;

import io.mlops.governance.Credential;
import io.mlops.governance.Principal;
import io.mlops.governance.PrincipalVerifier;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows the people of the operator by tokens that hold for one run of the job. A company would ask its identity provider
 * here. Thread-safe.
 */
final class Identities implements PrincipalVerifier {
    private static final String SCHEME = "token";

    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> people = new ConcurrentHashMap<>();

    /** Returns a new credential of a person. */
    Credential issue(String person) {
        byte[] token = new byte[16];
        random.nextBytes(token);
        String secret = HexFormat.of().formatHex(token);
        people.put(secret, person);
        return new Credential(SCHEME, secret);
    }

    @Override
    public Optional<Principal> verify(Credential credential) {
        return Optional.of(credential)
                .filter(presented -> presented.scheme().equals(SCHEME))
                .map(presented -> people.get(presented.secret()))
                .map(person -> Principal.human(person, SCHEME));
    }
}
