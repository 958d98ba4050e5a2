package io.mlops.governance;

import io.mlops.error.InvalidInputException;
import java.text.Normalizer;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A person or a service that acts. Immutable.
 *
 * <p>An id has 1 to {@value #MAX_ID_LENGTH} characters: letters of one script, the digits 0 to 9 and {@code . _ - @ + :}, in Unicode's compatible composed form (NFKC), and is
 * not written in Cyrillic or Greek letters that all look like Latin ones, so that two ids that look alike are not two people.
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

    private static final String ALLOWED = "0123456789._-@+:";
    private static final Pattern METHOD = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
    /**
     * Cyrillic and Greek letters that look like Latin ones, after the whole-script confusables of Unicode.
     *
     * @see <a href="https://www.unicode.org/reports/tr39/">UTS 39, section 4</a>
     */
    private static final String LOOK_LATIN =
            "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04bb\u04cf\u0501\u051b\u051d"
                    + "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0405\u0406\u0408"
                    + "\u03b1\u03b9\u03ba\u03bd\u03bf\u03c1\u03c5\u03f2"
                    + "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7";

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
     * @throws InvalidInputException if an id is empty, too long, mixes scripts, looks like another script or holds another character, or the way of authentication is no name
     */
    public Principal {
        Objects.requireNonNull(kind, "kind");
        if (!METHOD.matcher(authentication).matches()) {
            throw new InvalidInputException(
                    "principal.authentication",
                    "must have 1 to 100 letters A to Z, digits and . _ - :",
                    authentication,
                    "for example oidc");
        }
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
                && Normalizer.isNormalized(id, Normalizer.Form.NFKC)
                && id.codePoints().allMatch(c -> Character.isLetter(c) || ALLOWED.indexOf(c) >= 0)
                && scripts(id) <= 1
                && !looksLatin(id);
        if (!valid) {
            throw new InvalidInputException(
                    field,
                    "must have 1 to " + MAX_ID_LENGTH
                            + " letters of one script that do not look like another's, digits and . _ - @ + :",
                    id,
                    "use the id that the identity provider gives");
        }
    }

    private static long scripts(String id) {
        return id.codePoints()
                .filter(Character::isLetter)
                .mapToObj(Character.UnicodeScript::of)
                .distinct()
                .count();
    }

    private static boolean looksLatin(String id) {
        return id.codePoints().anyMatch(Character::isLetter)
                && id.codePoints().filter(Character::isLetter).allMatch(c -> LOOK_LATIN.indexOf(c) >= 0);
    }
}
