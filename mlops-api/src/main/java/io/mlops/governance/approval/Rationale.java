package io.mlops.governance.approval;

import io.mlops.error.InvalidInputException;
import io.mlops.error.Violation;
import java.util.List;

/**
 * Why something is asked for or decided. Immutable.
 *
 * @param reason up to {@value #MAX_TEXT} code points without U+0000; may be empty
 * @param links where more is to be read, tickets for example: up to {@value #MAX_LINKS}, as long as a reason each
 */
public record Rationale(String reason, List<String> links) {
    /** The longest text, in code points. */
    public static final int MAX_TEXT = 4_000;
    /** The most links. */
    public static final int MAX_LINKS = 50;

    /**
     * Checks the texts.
     *
     * @throws InvalidInputException if one is too long or holds U+0000 or an unpaired surrogate, or there are too many links
     */
    public Rationale {
        check("reason", reason);
        if (links.size() > MAX_LINKS) {
            throw new InvalidInputException(
                    "links", "must be at most " + MAX_LINKS, Integer.toString(links.size()), "link to a list");
        }
        links = List.copyOf(links);
        links.forEach(link -> check("link", link));
    }

    /**
     * Returns a reason without links.
     *
     * @param reason why
     * @throws InvalidInputException if it is too long or holds U+0000 or an unpaired surrogate
     */
    public static Rationale of(String reason) {
        return new Rationale(reason, List.of());
    }

    private static void check(String field, String text) {
        // Two units at most make a code point; longer texts are not read.
        boolean isShort = text.length() <= 2 * MAX_TEXT && text.codePointCount(0, text.length()) <= MAX_TEXT;
        if (!isShort || !isStorable(text)) {
            throw new InvalidInputException(new Violation(
                    field,
                    "must have at most " + MAX_TEXT + " code points, no U+0000 and no unpaired surrogate",
                    Integer.toString(MAX_TEXT),
                    text.length() + " characters",
                    "link to the rest"));
        }
    }

    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0
                && text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
