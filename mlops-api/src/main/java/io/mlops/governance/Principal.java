package io.mlops.governance;

import io.mlops.error.InvalidInputException;
import java.text.Normalizer;
import java.util.Objects;
import java.util.Optional;

/**
 * A person or a service that acts. Immutable.
 *
 * <p>An id has 1 to {@value #MAX_ID_LENGTH} characters: letters of one script, digits and {@code . _ - @ + :}, in Unicode's composed form (NFC), so that two ids that
 * look alike are not two people.
 *
 * @param id unique among principals
 * @param kind a person or a service
 * @param onBehalfOf the person that a service acts for
 * @param authentication how the principal proved who it is: {@code none}, or what the {@link PrincipalVerifier} says, {@code oidc} for example
 */
public record Principal(String id, Kind kind, Optional<String> onBehalfOf, String authentication) {
    /** The longest id, in UTF-16 units. */
    public static final int MAX_ID_LENGTH = 200;

    /** What {@link #authentication()} says of a principal that proved nothing. */
    public static final String UNAUTHENTICATED = "none";

    /** What a principal is. */
    public enum Kind {
        /** A person. */
        HUMAN,
        /** A program. */
        SERVICE
    }

    /**
     * Checks the ids.
     *
     * @throws InvalidInputException if an id is empty, too long, mixes scripts or holds another character
     */
    public Principal {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(authentication, "authentication");
        check("principal.id", id);
        onBehalfOf.ifPresent(person -> check("principal.onBehalfOf", person));
    }

    /**
     * Returns a person that proved nothing: enough in single-user mode, and for what a policy allows to everybody.
     *
     * @param id who it says it is
     * @throws InvalidInputException if the id is not allowed
     */
    public static Principal unauthenticated(String id) {
        return new Principal(id, Kind.HUMAN, Optional.empty(), UNAUTHENTICATED);
    }

    /**
     * Returns a person, for a {@link PrincipalVerifier} to answer with.
     *
     * @param id who it is
     * @param authentication how it proved that
     * @throws InvalidInputException if the id is not allowed
     */
    public static Principal human(String id, String authentication) {
        return new Principal(id, Kind.HUMAN, Optional.empty(), authentication);
    }

    /**
     * Returns a service that acts for a person, for a {@link PrincipalVerifier} to answer with.
     *
     * @param id who it is
     * @param onBehalfOf the person that it acts for
     * @param authentication how it proved that
     * @throws InvalidInputException if an id is not allowed
     */
    public static Principal service(String id, String onBehalfOf, String authentication) {
        return new Principal(id, Kind.SERVICE, Optional.of(onBehalfOf), authentication);
    }

    /** Returns the person that answers for what this principal does: itself, or the one it acts for. */
    public String accountable() {
        return onBehalfOf.orElse(id);
    }

    private static void check(String field, String id) {
        boolean valid = !id.isEmpty()
                && id.length() <= MAX_ID_LENGTH
                && Normalizer.isNormalized(id, Normalizer.Form.NFC)
                && id.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || "._-@+:".indexOf(c) >= 0)
                && id.codePoints()
                                .filter(Character::isLetter)
                                .mapToObj(Character.UnicodeScript::of)
                                .distinct()
                                .count()
                        <= 1;
        if (!valid) {
            throw new InvalidInputException(
                    field,
                    "must have 1 to " + MAX_ID_LENGTH + " letters of one script, digits and . _ - @ + :",
                    id,
                    "use the id that the identity provider gives");
        }
    }
}
